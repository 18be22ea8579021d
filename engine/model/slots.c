/* SPDX-License-Identifier: MIT
 * Slots: one table of slot names, one small writer each. With the sides of a finding swapped, so are the fillings. */
#include "model/slots.h"

#include <string.h>

#include "base/buf.h"

enum { LONG_NAMES = 48 }; /* columns of two names together */

struct slots {
    struct arena *arena;
    const struct knowledge *knowledge;
    enum language language;
    const struct finding *finding;
};

/* A word of the contract ("before_surgery") in plain language; a text as it is written. */
static struct text slots_worded(const struct slots *s, int field, struct text stated)
{
    if (field == NO_FIELD || !s->knowledge->fields.items[field].words || stated.len == 0) {
        return stated;
    }
    struct buf id = buf_new(s->arena, stated.len + 8);
    buf_puts(&id, "word.");
    buf_add(&id, stated);
    const char *phrase = buf_text(&id).ptr;
    return knowledge_has_phrase(s->knowledge, phrase) ? text_of(knowledge_phrase(s->knowledge, phrase, s->language))
                                                      : stated;
}

static void slots_add_leaves(struct buf *buf, const struct fact *fact, const char *between)
{
    for (const struct fact *child = fact->child; child; child = child->next) {
        if (child->field == NO_FIELD) {
            continue;
        }
        if (child->stated.len > 0) {
            buf_puts(buf, buf->len > 0 ? between : "");
            buf_add(buf, child->stated);
        } else {
            slots_add_leaves(buf, child, between);
        }
    }
}

/* The first stated key of a list item: the treatment of a step, the name of a marker. */
static const struct fact *slots_key(const struct fields *fields, const struct fact *fact)
{
    const char *const *key = fact->field == NO_FIELD ? NULL : fields->items[fact->field].key;
    for (; key && *key; key++) {
        const struct fact *child = fact_child(fields, fact, *key);
        if (child) {
            return child;
        }
    }
    return NULL;
}

struct text slots_stated(struct arena *arena, const struct fields *fields, const struct fact *fact)
{
    const struct fact *key = slots_key(fields, fact);
    const struct fact *shown = key ? key : fact;
    if (shown->stated.len > 0 || !shown->child) {
        return shown->stated;
    }
    bool list = shown->field != NO_FIELD && fields->items[shown->field].shape == SHAPE_LIST;
    struct buf buf = buf_new(arena, 64);
    slots_add_leaves(&buf, shown, list ? ", " : " ");
    return buf_text(&buf);
}

static struct text slots_phrase(const struct slots *s, const char *id)
{
    return text_of(knowledge_phrase(s->knowledge, id, s->language));
}

/* Whether the finding is about a thing that this side does not state: a quotation from elsewhere would mislead. */
static bool slots_silent(const struct finding *f, enum side side)
{
    bool silent = f->frame != NULL;
    for (size_t i = 0; i < f->about_count && silent; i++) {
        silent = !(side == SIDE_FIRST ? f->about[i]->first : f->about[i]->second);
    }
    return silent;
}

/* Small wholes are quoted whole: a code with its system, a grade with its scale. */
static struct text slots_whole(const struct slots *s, const struct fact *fact)
{
    enum kind kind = fact->field == NO_FIELD ? KIND_OBJECT : s->knowledge->fields.items[fact->field].kind;
    if (kind != KIND_CODE && kind != KIND_GRADE && kind != KIND_RISK && kind != KIND_PERFORMANCE &&
        kind != KIND_QUANTITY) {
        return slots_stated(s->arena, &s->knowledge->fields, fact);
    }
    struct buf buf = buf_new(s->arena, 32);
    slots_add_leaves(&buf, fact, " ");
    return buf.len > 0 ? buf_text(&buf) : fact->stated;
}

static void slots_quote(struct buf *buf, const struct slots *s, enum side side)
{
    struct text stated = {NULL, 0};
    if (slots_silent(s->finding, side)) {
        buf_add(buf, slots_phrase(s, "ui.not_stated"));
        return;
    }
    for (size_t i = 0; i < s->finding->evidence_count && stated.len == 0; i++) {
        const struct evidence *e = &s->finding->evidence[i];
        if (e->side == side && e->fact) {
            /* what a side says without writing it is a word of the frame's field */
            int field = text_equal(e->stated, e->fact->stated) || !s->finding->frame ? e->fact->field
                                                                                     : s->finding->frame->field;
            stated = e->stated.len > 0 ? slots_worded(s, field, e->stated)
                                       : slots_whole(s, e->fact);
        }
    }
    if (stated.len == 0) {
        buf_add(buf, slots_phrase(s, "ui.not_stated"));
        return;
    }
    buf_puts(buf, "“");
    buf_add(buf, stated);
    buf_puts(buf, "”");
}

static const struct comparison *slots_frame(const struct slots *s)
{
    return s->finding->frame ? s->finding->frame : s->finding->about_count ? s->finding->about[0] : NULL;
}

static const char *slots_label(const struct knowledge *knowledge, const struct comparison *comparison)
{
    return knowledge->fields.items[comparison->field].label;
}

/* The comparison itself or the nearest around it that is a list item with a key. */
static const struct comparison *slots_around(const struct fields *fields, const struct comparison *comparison)
{
    while (comparison && !fields->items[comparison->field].key) {
        comparison = comparison->parent;
    }
    return comparison;
}

/* A number that only machines know a thing by stands behind its title: "ECHELON-1 (NCT01712490)". */
static struct text slots_titled(const struct slots *s, const struct fact *fact, struct text number)
{
    const struct fact *title = fact_child(&s->knowledge->fields, fact, "title");
    if (!title) {
        return number;
    }
    struct buf buf = buf_new(s->arena, title->stated.len + number.len + 4);
    buf_add(&buf, title->stated);
    buf_puts(&buf, " (");
    buf_add(&buf, number);
    buf_puts(&buf, ")");
    return buf_text(&buf);
}

/* What one side calls a list item; an item that is a text names itself. */
static struct text slots_name(const struct slots *s, const struct fact *fact)
{
    if (!fact) {
        return (struct text){NULL, 0};
    }
    const struct fact *key = slots_key(&s->knowledge->fields, fact);
    struct text name = slots_worded(s, key ? key->field : fact->field, slots_stated(s->arena, &s->knowledge->fields, fact));
    bool number = key && s->knowledge->fields.items[key->field].kind == KIND_IDENTIFIER;
    return number ? slots_titled(s, fact, name) : name;
}

static bool slots_is_item(const struct fields *fields, const struct comparison *comparison)
{
    int parent = fields->items[comparison->field].parent;
    return parent != NO_FIELD && fields->items[parent].shape == SHAPE_LIST;
}

/* Of two names for one item the shorter says enough in a title; both would be as long as a list of drugs. The same
 * whichever side is first. */
static struct text slots_shorter(struct arena *arena, struct text first, struct text second)
{
    size_t a = text_columns(first), b = text_columns(second);
    if (a + b > LONG_NAMES && a != b) {
        return a < b ? first : second;
    }
    if (a + b > LONG_NAMES) {
        return text_order(first, second) <= 0 ? first : second;
    }
    struct buf buf = buf_new(arena, first.len + second.len + 4);
    buf_add(&buf, first);
    buf_puts(&buf, " / ");
    buf_add(&buf, second);
    return buf_text(&buf);
}

struct text slots_item(struct arena *arena, const struct knowledge *knowledge, enum language language,
                       const struct comparison *comparison)
{
    const struct fields *fields = &knowledge->fields;
    const struct comparison *item = slots_is_item(fields, comparison) ? comparison : slots_around(fields, comparison);
    if (!item) {
        return text_of(knowledge_phrase(knowledge, slots_label(knowledge, comparison), language));
    }
    struct slots s = {arena, knowledge, language, NULL};
    struct text first = slots_name(&s, item->first), second = slots_name(&s, item->second);
    if (first.len == 0 || second.len == 0) {
        struct text only = first.len ? first : second;
        return only.len ? only : text_of(knowledge_phrase(knowledge, slots_label(knowledge, comparison), language));
    }
    if (text_same(arena, first, second)) {
        return text_order(first, second) <= 0 ? first : second; /* case and spacing: the same whichever side is first */
    }
    return slots_shorter(arena, first, second);
}

static const struct comparison *slots_key_part(const struct fields *fields, const struct comparison *item)
{
    const char *const *key = fields->items[item->field].key;
    for (const struct comparison *part = item->child; part && key && *key; part = part->next) {
        if (strcmp(fields->items[part->field].name, *key) == 0) {
            return part;
        }
    }
    return NULL;
}

/* What a finding that two texts mean the same is about: an item whose name both write alike is not "two ways to write"
 * it; what is written in two ways is said instead: "How often (tamoxifen)". */
static struct text slots_entry(const struct slots *s, const struct comparison *c)
{
    const struct fields *fields = &s->knowledge->fields;
    struct text name = slots_item(s->arena, s->knowledge, s->language, c);
    const struct comparison *key = slots_key_part(fields, c);
    if (s->finding->kind != FINDING_FALSE_DIFFERENCE || !key || key->relation == RELATION_EQUIVALENT) {
        return name;
    }
    struct buf buf = buf_new(s->arena, name.len + 32);
    for (const struct comparison *part = c->child; part; part = part->next) {
        if (part->relation == RELATION_EQUIVALENT) {
            buf_puts(&buf, buf.len > 0 ? ", " : "");
            buf_add(&buf, slots_phrase(s, slots_label(s->knowledge, part)));
        }
    }
    if (buf.len == 0) {
        return name;
    }
    buf_puts(&buf, " (");
    buf_add(&buf, name);
    buf_puts(&buf, ")");
    return buf_text(&buf);
}

/* Name of one gathered thing: the item it is (or is part of), else its label. Without the list, O(things squared)
 * in the
 * names only: a report names few. */
static void slots_list(struct buf *buf, const struct slots *s)
{
    const struct finding *f = s->finding;
    struct text *names = arena_array(s->arena, f->about_count + 1, sizeof *names);
    size_t count = 0;
    for (size_t i = 0; i < f->about_count; i++) {
        struct text name = slots_entry(s, f->about[i]);
        bool known = false;
        for (size_t k = 0; k < count && !known; k++) {
            known = text_equal(names[k], name);
        }
        if (!known) {
            buf_puts(buf, count > 0 ? ", " : "");
            buf_add(buf, name);
            names[count++] = name;
        }
    }
}

static enum side slots_other(enum side side)
{
    return side == SIDE_FIRST ? SIDE_SECOND : SIDE_FIRST;
}

static void slots_side(struct buf *buf, const struct slots *s, enum side side)
{
    buf_add(buf, slots_phrase(s, side == SIDE_FIRST ? "ui.the_first" : "ui.the_second"));
}

static void slot_first(struct buf *buf, const struct slots *s) { slots_quote(buf, s, SIDE_FIRST); }
static void slot_second(struct buf *buf, const struct slots *s) { slots_quote(buf, s, SIDE_SECOND); }
static void slot_one_says(struct buf *buf, const struct slots *s) { slots_quote(buf, s, s->finding->one); }
static void slot_other_says(struct buf *buf, const struct slots *s)
{
    slots_quote(buf, s, slots_other(s->finding->one));
}
static void slot_one(struct buf *buf, const struct slots *s) { slots_side(buf, s, s->finding->one); }
static void slot_other(struct buf *buf, const struct slots *s) { slots_side(buf, s, slots_other(s->finding->one)); }

static void slot_label(struct buf *buf, const struct slots *s)
{
    const struct comparison *frame = slots_frame(s);
    buf_add(buf, slots_phrase(s, frame ? slots_label(s->knowledge, frame) : s->knowledge->fields.items[0].label));
}

static void slot_item(struct buf *buf, const struct slots *s)
{
    const struct comparison *frame = slots_frame(s);
    if (frame) {
        buf_add(buf, slots_item(s->arena, s->knowledge, s->language, frame));
    } else {
        slot_label(buf, s);
    }
}

static const struct slot {
    const char *name;
    void (*write)(struct buf *buf, const struct slots *s);
} slot_table[] = {
    {"{first}", slot_first},       {"{second}", slot_second},         {"{one}", slot_one},
    {"{other}", slot_other},       {"{one_says}", slot_one_says},     {"{other_says}", slot_other_says},
    {"{label}", slot_label},       {"{item}", slot_item},             {"{list}", slots_list},
};

static const struct slot *slots_at(const char *at)
{
    for (size_t i = 0; i < sizeof slot_table / sizeof slot_table[0]; i++) {
        if (strncmp(at, slot_table[i].name, strlen(slot_table[i].name)) == 0) {
            return &slot_table[i];
        }
    }
    return NULL;
}

bool slots_know(struct text slot)
{
    for (size_t i = 0; i < sizeof slot_table / sizeof slot_table[0]; i++) {
        if (text_is(slot, slot_table[i].name)) {
            return true;
        }
    }
    return false;
}

/* "the first opinion" at the start of a sentence. Only our own words begin so: a quotation opens with its mark, and
 * what a list names keeps its case. */
static void slots_begin(struct buf *buf, size_t from)
{
    bool starts = from == 0 || (from > 1 && buf->ptr[from - 1] == ' ' && buf->ptr[from - 2] == '.');
    if (starts && buf->len > from && buf->ptr[from] >= 'a' && buf->ptr[from] <= 'z') {
        buf->ptr[from] = (char)(buf->ptr[from] - 'a' + 'A');
    }
}

struct text slots_fill(struct arena *arena, const struct knowledge *knowledge, enum language language,
                       const struct finding *finding, const char *template)
{
    struct slots s = {arena, knowledge, language, finding};
    struct buf buf = buf_new(arena, strlen(template) + 64);
    for (const char *at = template; *at;) {
        size_t plain = strcspn(at, "{");
        buf_add(&buf, (struct text){at, plain});
        at += plain;
        const struct slot *slot = *at ? slots_at(at) : NULL;
        if (slot) {
            size_t from = buf.len;
            slot->write(&buf, &s);
            if (slot->write == slot_one || slot->write == slot_other || slot->write == slot_label) {
                slots_begin(&buf, from);
            }
            at += strlen(slot->name);
        } else if (*at) {
            buf_byte(&buf, *at++);
        }
    }
    return buf_text(&buf);
}
