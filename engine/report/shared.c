/* SPDX-License-Identifier: MIT
 * In: a comparison. Out: its leaves that agree, and one text of them. */
#include "report/shared.h"

#include <string.h>

#include "base/buf.h"
#include "report/say.h"
#include "report/stated.h"

enum { AGREES = 1u << RELATION_SAME | 1u << RELATION_EQUIVALENT };

struct sharing {
    const struct fields *fields;
    const struct comparison **leaves;
    size_t count;
    uint32_t relations;
};

static bool is_one(const struct fields *fields, const struct comparison *c)
{
    if (comparison_is_leaf(c))
        return true;
    enum kind kind = c->field == NO_FIELD ? KIND_PROSE : fields->items[c->field].kind;
    return kind == KIND_QUANTITY || kind == KIND_GRADE || kind == KIND_PERFORMANCE || kind == KIND_RISK ||
           kind == KIND_CODE;
}

/* Recursion is bounded by the depth of the schema. */
static void collect(struct sharing *sharing, const struct comparison *c)
{
    if (is_one(sharing->fields, c)) {
        if (c->field != NO_FIELD && sharing->relations >> c->relation & 1)
            sharing->leaves[sharing->count++] = c;
        return;
    }
    for (const struct comparison *part = c->child; part; part = part->next)
        collect(sharing, part);
}

static size_t parts_of(const struct comparison *c)
{
    size_t parts = 1;
    for (const struct comparison *part = c->child; part; part = part->next)
        parts += parts_of(part);
    return parts;
}

const struct comparison *const *shared_leaves(struct arena *arena, const struct report *report,
                                              const struct comparison *comparison, uint32_t relations, size_t *count)
{
    struct sharing sharing = {&report->knowledge->fields,
                              arena_array(arena, parts_of(comparison), sizeof(struct comparison *)), 0, relations};
    collect(&sharing, comparison);
    *count = sharing.count;
    return sharing.leaves;
}

static const struct comparison *part_of(const struct report *report, const struct comparison *item, const char *name)
{
    for (const struct comparison *part = item->child; part; part = part->next)
        if (part->field != NO_FIELD && !strcmp(report->knowledge->fields.items[part->field].name, name))
            return part;
    return NULL;
}

bool shared_name(const struct report *report, const struct comparison *item)
{
    const struct fields *fields = &report->knowledge->fields;
    const char *const *key = item->field == NO_FIELD ? NULL : fields->items[item->field].key;
    if (!key || !item->first || !item->second)
        return false;
    const struct comparison *name = part_of(report, item, *key), *stance = part_of(report, item, "stance");
    return name && (AGREES >> name->relation & 1) && (!stance || (AGREES >> stance->relation & 1));
}

static bool is_listed(const struct fields *fields, const struct comparison *leaf)
{
    int above = fields->items[leaf->field].parent;
    return above != NO_FIELD && fields->items[above].shape == SHAPE_LIST;
}

struct text shared_text(struct arena *arena, const struct report *report, const struct comparison *comparison)
{
    const struct fields *fields = &report->knowledge->fields;
    if (is_one(fields, comparison))
        return AGREES >> comparison->relation & 1 ? report_stated(arena, report, comparison, SIDE_FIRST)
                                                  : (struct text){0};
    size_t count;
    const struct comparison *const *leaves = shared_leaves(arena, report, comparison, AGREES, &count);
    struct buf out = buf_new(arena, 64);
    struct text last = {0};
    for (size_t i = 0; i < count; i++) {
        if (stated_is_aside(fields, leaves[i]->field))
            continue;
        struct text text = report_stated(arena, report, leaves[i], SIDE_FIRST);
        if (!text.len || text_equal(text, last) ||
            (is_listed(fields, leaves[i]) && say_holds((struct text){out.ptr, out.len}, text)))
            continue;
        buf_puts(&out, out.len ? ", " : "");
        buf_add(&out, say_brief(arena, report, leaves[i]->field, text));
        last = text;
    }
    return buf_text(&out);
}
