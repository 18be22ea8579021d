/* SPDX-License-Identifier: MIT
 * In: a fact. Out: one short text of it, raw or plain. */
#include "report/stated.h"

#include <string.h>

#include "base/buf.h"
#include "report/say.h"

enum { LEAVES_IN_A_LINE = 16 };

struct joining {
    struct arena *arena;
    const struct report *report;
    const struct fact *root;
    bool plain;
    struct buf out;
    struct text last;
    size_t leaves;
};

static const struct field *field_of(const struct report *report, const struct fact *fact)
{
    return fact->field == NO_FIELD ? NULL : &report->knowledge->fields.items[fact->field];
}

static struct text leaf_text(struct joining *join, const struct fact *fact)
{
    const struct field *field = field_of(join->report, fact);
    if (!join->plain || !field || !field->words)
        return fact->stated;
    struct text plain = say_word(join->arena, join->report, "word.", fact->stated);
    return plain.ptr == fact->stated.ptr ? say_word(join->arena, join->report, "topic.", fact->stated) : plain;
}

/* Small wholes that people write in one breath: "Gleason 4+4", "1.2 cm". */
static bool is_one_breath(const struct field *field)
{
    return field && (field->kind == KIND_QUANTITY || field->kind == KIND_GRADE || field->kind == KIND_PERFORMANCE ||
                     field->kind == KIND_RISK || field->kind == KIND_CODE);
}

bool stated_is_key(const struct fields *fields, int field)
{
    const struct field *f = &fields->items[field];
    if (f->parent == NO_FIELD || !fields->items[f->parent].key)
        return false;
    for (const char *const *key = fields->items[f->parent].key; *key; key++)
        if (!strcmp(*key, f->name))
            return true;
    return false;
}

bool stated_is_aside(const struct fields *fields, int field)
{
    const struct field *f = &fields->items[field];
    const struct field *above = f->parent == NO_FIELD ? NULL : &fields->items[f->parent];
    if (above && above->key && f->words && !strcmp(f->name, "kind") && !stated_is_key(fields, field))
        return true;
    bool condition = !strcmp(f->name, "condition"); /* a treatment under a condition is another treatment without it */
    return f->kind == KIND_PROSE && !condition && !stated_is_key(fields, field);
}

static bool is_left_out(const struct joining *join, const struct fact *fact)
{
    return join->plain && fact->field != NO_FIELD && stated_is_aside(&join->report->knowledge->fields, fact->field);
}

/* For people, no word twice in a row ("negative, negative") and no drug that its regimen has named. */
static bool is_said(const struct joining *join, const struct fact *fact, struct text text)
{
    const struct fields *fields = &join->report->knowledge->fields;
    const struct field *field = field_of(join->report, fact);
    if (!join->plain || !field || !join->out.len)
        return false;
    const struct field *above = field->parent == NO_FIELD ? NULL : &fields->items[field->parent];
    if (above && above->shape == SHAPE_LIST && fields->items[above->parent].key)
        return say_holds((struct text){join->out.ptr, join->out.len}, text);
    return field->words && text_equal(text, join->last);
}

static void join_leaves(struct joining *join, const struct fact *fact, const char *between)
{
    if (!fact->child) {
        struct text text = leaf_text(join, fact);
        if (!text.len || is_said(join, fact, text))
            return;
        if (join->plain && fact->field != NO_FIELD && fact != join->root)
            text = say_brief(join->arena, join->report, fact->field, text);
        buf_puts(&join->out, join->out.len ? between : "");
        buf_add(&join->out, text);
        join->last = text;
        join->leaves++;
        return;
    }
    between = is_one_breath(field_of(join->report, fact)) ? " " : between;
    for (const struct fact *child = fact->child; child && join->leaves <= LEAVES_IN_A_LINE; child = child->next)
        if (!is_left_out(join, child))
            join_leaves(join, child, join->out.len && child == fact->child ? ", " : between);
}

static struct text joined(struct arena *arena, const struct report *report, const struct fact *fact, bool plain)
{
    if (!fact)
        return (struct text){0};
    struct joining join = {arena, report, fact, plain, buf_new(arena, 64), {0}, 0};
    if (!fact->child)
        return leaf_text(&join, fact);
    join_leaves(&join, fact, ", ");
    return join.leaves > LEAVES_IN_A_LINE ? (struct text){0} : buf_text(&join.out);
}

struct text stated_raw(struct arena *arena, const struct report *report, const struct fact *fact)
{
    return joined(arena, report, fact, false);
}

struct text stated_plain(struct arena *arena, const struct report *report, const struct fact *fact)
{
    return joined(arena, report, fact, true);
}
