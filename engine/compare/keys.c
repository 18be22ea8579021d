/* SPDX-License-Identifier: MIT
 * In: an item of a list. Out: its keys. A meaning makes a key of concept numbers, so that brand and generic, acronym and full name give one
 * key; what has no meaning makes a key of its folded text. */
#include "compare/keys.h"

#include <string.h>

#include "base/buf.h"
#include "compare/relate.h"

static struct keys no_keys(void)
{
    return (struct keys){0};
}

static struct keys one_key(const struct context *c, struct buf *key)
{
    struct text *text = arena_alloc(c->arena, sizeof *text);
    *text = buf_text(key);
    return (struct keys){text, 1};
}

/* Folded, without the white space that "written the same" forgives. */
static void add_folded(const struct context *c, struct buf *key, struct text stated)
{
    struct text folded = text_fold(c->arena, stated);
    for (const char *at = folded.ptr; *at; at += *at == ' ') {
        size_t len = strcspn(at, " ");
        buf_add(key, (struct text){at, len});
        at += len;
    }
}

static void add_written(const struct context *c, struct buf *key, const struct fact *fact)
{
    const struct fields *fields = &c->knowledge->fields;
    if (!fact->child)
        add_folded(c, key, fact->stated);
    if (!fact->child || fact->field == NO_FIELD)
        return;
    /* In schema order, so that the order of names in the document does not matter. */
    for (int field = fields->items[fact->field].child; field != NO_FIELD; field = fields->items[field].next)
        for (const struct fact *child = fact->child; child; child = child->next)
            if (child->field == field) {
                buf_byte(key, '\x1f');
                add_written(c, key, child);
            }
}

struct keys keys_written(const struct context *c, const struct fact *item)
{
    struct buf key = buf_new(c->arena, 64);
    add_written(c, &key, item);
    return one_key(c, &key);
}

static void add_terms(struct buf *key, struct terms terms)
{
    buf_byte(key, '\x01');
    for (size_t i = 0; i < terms.count; i++) {
        buf_number(key, terms.concepts[i]);
        buf_byte(key, '.');
    }
    buf_byte(key, '/');
    buf_number(key, terms.body);
    buf_byte(key, '/');
    buf_add(key, terms.rest);
}

static void add_meaning(const struct context *c, struct buf *key, const struct fact *fact)
{
    struct terms terms = relate_terms_of(c, fact);
    if (terms.count && !terms.ambiguous)
        add_terms(key, terms);
    else
        add_folded(c, key, fact->stated);
}

/* The first `count` key fields of an object, each by meaning; an item that is a leaf is its own key. */
static struct keys key_fields(const struct context *c, const struct fact *item, size_t count)
{
    const struct fields *fields = &c->knowledge->fields;
    const char *const *name = field_of(c, item)->key;
    struct buf key = buf_new(c->arena, 32);
    if (!item->child) {
        add_meaning(c, &key, item);
        return item->stated.len ? one_key(c, &key) : no_keys();
    }
    if (!name || !*name || !fact_child(fields, item, *name))
        return no_keys();
    for (size_t i = 0; i < count && name[i]; i++) {
        const struct fact *part = fact_child(fields, item, name[i]);
        buf_byte(&key, '\x1e');
        if (part)
            add_meaning(c, &key, part);
    }
    return one_key(c, &key);
}

struct keys keys_meaning(const struct context *c, const struct fact *item)
{
    return key_fields(c, item, (size_t)-1);
}

struct keys keys_main(const struct context *c, const struct fact *item)
{
    return key_fields(c, item, 1);
}

/* The terms of the first key field. */
static struct terms main_terms(const struct context *c, const struct fact *item)
{
    const char *const *name = field_of(c, item)->key;
    const struct fact *part = !item->child ? item : name && *name ? fact_child(&c->knowledge->fields, item, *name) : NULL;
    if (part)
        return relate_terms_of(c, part);
    return (struct terms){.whole = -1};
}

struct key_list {
    const struct context *c;
    struct text *items;
    size_t count, size;
    struct text prefix;
    bool kin; /* leave out what is too broad to make two steps alternatives ("surgery", "targeted drug") */
};

static void add_key(struct key_list *list, uint16_t concept)
{
    if (list->count == list->size) {
        struct text *more = arena_array(list->c->arena, list->size * 2 + 4, sizeof *more);
        if (list->count)
            memcpy(more, list->items, list->count * sizeof *more);
        list->items = more;
        list->size = list->size * 2 + 4;
    }
    struct buf key = buf_new(list->c->arena, 16);
    buf_add(&key, list->prefix);
    buf_number(&key, concept);
    list->items[list->count++] = buf_text(&key);
}

/* Adds what is broader than `concept`: the next broader only, or everything above. */
static void add_broader(struct key_list *list, uint16_t concept, bool everything)
{
    const struct knowledge *k = list->c->knowledge;
    struct slice is_a = k->concepts[concept].is_a;
    for (uint32_t i = 0; i < is_a.count; i++) {
        uint16_t broader = k->links[is_a.at + i];
        const char *mark = k->concepts[broader].conversion;
        if (!list->kin || (strcmp(mark, "no_kin") && strcmp(mark, "wide")))
            add_key(list, broader);
        if (everything)
            add_broader(list, broader, true);
    }
}

static struct keys keys_of(const struct key_list *list)
{
    return (struct keys){list->items, list->count};
}

static struct text stated_of(const struct context *c, const struct fact *step, const char *name)
{
    const struct fact *part = fact_child(&c->knowledge->fields, step, name);
    return part ? text_fold(c->arena, part->stated) : (struct text){0};
}

/* A mark, and the kind of a step or an alternative after it: "chemoradiation" as radiation is the radiation of the other plan in more words, not its drugs. */
static struct text marked_kind(const struct context *c, const struct fact *item, const char *mark)
{
    struct buf key = buf_new(c->arena, 16);
    const struct fact *kind = fact_child(&c->knowledge->fields, item, "kind");
    buf_puts(&key, mark);
    if (kind && field_of(c, kind)->topics)
        buf_add(&key, text_fold(c->arena, kind->stated));
    buf_byte(&key, '\x1e');
    return buf_text(&key);
}

/* Own concepts under one mark, broader ones under the other. The other side's marks are exchanged, so that equal keys are a
 * concept of one side and something narrower of the other. */
static struct keys line_keys(const struct context *c, const struct fact *item, struct text own, struct text broader)
{
    struct key_list list = {.c = c, .prefix = own};
    struct terms terms = main_terms(c, item);
    for (size_t i = 0; i < terms.count; i++)
        add_key(&list, terms.concepts[i]);
    list.prefix = broader;
    for (size_t i = 0; i < terms.count; i++)
        add_broader(&list, terms.concepts[i], true);
    return keys_of(&list);
}

struct keys keys_line(const struct context *c, const struct fact *item)
{
    return line_keys(c, item, TEXT(""), TEXT(""));
}

struct keys keys_line_down(const struct context *c, const struct fact *item)
{
    return line_keys(c, item, marked_kind(c, item, "a"), marked_kind(c, item, "b"));
}

struct keys keys_line_up(const struct context *c, const struct fact *item)
{
    return line_keys(c, item, marked_kind(c, item, "b"), marked_kind(c, item, "a"));
}

struct keys keys_parents_of_one_thing(const struct context *c, const struct fact *item)
{
    struct key_list list = {.c = c};
    const struct knowledge *k = c->knowledge;
    struct terms terms = main_terms(c, item);
    for (size_t i = 0; i < terms.count; i++) {
        struct slice is_a = k->concepts[terms.concepts[i]].is_a;
        for (uint32_t j = 0; j < is_a.count; j++)
            if (!strcmp(k->concepts[k->links[is_a.at + j]].conversion, "one_thing"))
                add_key(&list, k->links[is_a.at + j]);
    }
    return keys_of(&list);
}

/* Adds what is broader than the step's treatments, under its kind and a mark. */
static void add_kin(struct key_list *list, const struct fact *step, struct text mark, bool everything)
{
    struct buf prefix = buf_new(list->c->arena, 32);
    buf_add(&prefix, stated_of(list->c, step, "kind"));
    buf_byte(&prefix, '\x1e');
    buf_add(&prefix, mark);
    list->prefix = buf_text(&prefix);
    struct terms terms = relate_step_terms(list->c, step);
    for (size_t i = 0; i < terms.count; i++)
        add_broader(list, terms.concepts[i], everything);
}

/* A drug beside radiation has another role than one of its own. */
struct keys keys_parents(const struct context *c, const struct fact *step)
{
    struct key_list list = {.c = c, .kin = true};
    add_kin(&list, step, text_is(stated_of(c, step, "timing"), "with_radiation") ? TEXT("+") : TEXT(""), false);
    return keys_of(&list);
}

/* Whether a step may have its place in the sequence at `word`. The place is part of what a drug or radiation is: a drug before an operation is
 * not the distant kin of one that keeps the cancer away. A step without a place may have any. */
static bool may_stand_at(const struct context *c, const struct fact *step, const char *word)
{
    struct text kind = stated_of(c, step, "kind"), timing = stated_of(c, step, "timing");
    if (!timing.len || text_is(timing, "unknown") || (!text_is(kind, "drug") && !text_is(kind, "radiation")))
        return true;
    return text_is(timing, word) || (text_is(timing, "with_radiation") && !strcmp(word, "primary"));
}

struct keys keys_kin(const struct context *c, const struct fact *step)
{
    struct key_list list = {.c = c, .kin = true};
    int timing = field_child(&c->knowledge->fields, step->field, TEXT("timing"));
    for (const char *const *word = timing == NO_FIELD ? NULL : c->knowledge->fields.items[timing].words; word && *word; word++)
        if (may_stand_at(c, step, *word))
            add_kin(&list, step, text_of(*word), true);
    return keys_of(&list);
}

/* Role: same kind, place in the sequence and target, for the kinds that are a course of action (contract, section 2). */
static bool has_role(const struct context *c, const struct fact *step)
{
    static const char *const without[] = {"test", "supportive", "trial", "referral", "fertility", "other", ""};
    struct text kind = stated_of(c, step, "kind");
    for (size_t i = 0; i < sizeof without / sizeof *without; i++)
        if (text_is(kind, without[i]))
            return false;
    return true;
}

static bool is_placed(const struct context *c, const struct fact *step)
{
    struct terms terms = relate_step_terms(c, step);
    for (size_t i = 0; i < terms.count; i++)
        if (c->knowledge->concepts[terms.concepts[i]].is_a.count)
            return true;
    return false;
}

static struct keys role_key(const struct context *c, const struct fact *step)
{
    struct buf key = buf_new(c->arena, 32);
    buf_add(&key, stated_of(c, step, "kind"));
    buf_byte(&key, '\x1e');
    buf_add(&key, stated_of(c, step, "timing"));
    return one_key(c, &key);
}

struct keys keys_role_unknown(const struct context *c, const struct fact *step)
{
    return has_role(c, step) && !is_placed(c, step) ? role_key(c, step) : no_keys();
}

struct keys keys_role_known(const struct context *c, const struct fact *step)
{
    return has_role(c, step) && is_placed(c, step) ? role_key(c, step) : no_keys();
}

struct keys keys_timing(const struct context *c, const struct fact *step)
{
    struct text kind = stated_of(c, step, "kind");
    return text_is(kind, "drug") || text_is(kind, "radiation") ? role_key(c, step) : no_keys();
}

struct keys keys_scale(const struct context *c, const struct fact *item)
{
    struct buf key = buf_new(c->arena, 8);
    buf_puts(&key, "risk");
    return field_of(c, item)->kind == KIND_RISK ? one_key(c, &key) : no_keys();
}
