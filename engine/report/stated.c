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
    bool plain;
    struct buf out;
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

static bool is_left_out(const struct joining *join, const struct fact *fact)
{
    const struct field *field = field_of(join->report, fact);
    if (!join->plain || !field)
        return false;
    const struct field *above = fact->parent ? field_of(join->report, fact->parent) : NULL;
    return field->kind == KIND_PROSE || (above && above->topic_by && !strcmp(above->topic_by, field->name));
}

static void join_leaves(struct joining *join, const struct fact *fact, const char *between)
{
    if (!fact->child) {
        if (join->out.len && fact->stated.len)
            buf_puts(&join->out, between);
        buf_add(&join->out, leaf_text(join, fact));
        join->leaves += fact->stated.len > 0;
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
    struct joining join = {arena, report, plain, buf_new(arena, 64), 0};
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
