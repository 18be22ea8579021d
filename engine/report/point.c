/* SPDX-License-Identifier: MIT
 * In: the comparisons. Out: the points that people would count. */
#include "report/point.h"

#include <string.h>

struct counting {
    const struct fields *fields;
    const bool *differs; /* by order of comparison: a rule calls it a difference */
    struct point *points;
    size_t count;
};

static const struct field *field_at(const struct counting *counting, const struct comparison *c)
{
    return c->field == NO_FIELD ? NULL : &counting->fields->items[c->field];
}

static bool is_item(const struct field *field)
{
    size_t len = strlen(field->path);
    return len > 2 && !strcmp(field->path + len - 2, "[]");
}

static bool is_whole(const struct comparison *c, const struct field *field)
{
    return comparison_is_leaf(c) || is_item(field) || field->kind == KIND_QUANTITY || field->kind == KIND_GRADE ||
           field->kind == KIND_PERFORMANCE || field->kind == KIND_RISK || field->kind == KIND_CODE;
}

/* What both state of it, leaf by leaf; prose is left out: two texts about one thing nearly always differ in words. */
static enum relation shared_relation(const struct counting *counting, const struct comparison *c)
{
    if (comparison_is_leaf(c) || !c->first || !c->second)
        return c->relation;
    enum relation worst = RELATION_SAME;
    for (const struct comparison *part = c->child; part; part = part->next) {
        const struct field *field = field_at(counting, part);
        if (!part->first || !part->second || !field || field->kind == KIND_PROSE)
            continue;
        enum relation relation = shared_relation(counting, part);
        worst = relation > worst ? relation : worst;
    }
    return worst;
}

/* A step that the other plan holds as part of one of its own is told with that. */
static bool is_part(const struct comparison *c)
{
    return c->because.phrase && !strcmp(c->because.phrase, "because.part");
}

static bool is_counted(const struct comparison *c, const struct field *field)
{
    if (is_part(c) || field->kind == KIND_DOCUMENT || c->topic == TOPIC_IDENTITY)
        return false;
    return field->kind != KIND_PROSE || c->relation != RELATION_COMPATIBLE;
}

/* Recursion is bounded by the depth of the schema. */
static void collect(struct counting *counting, const struct comparison *c)
{
    const struct field *field = field_at(counting, c);
    if (!field)
        return;
    if (!is_whole(c, field)) {
        for (const struct comparison *part = c->child; part; part = part->next)
            collect(counting, part);
    } else if (is_counted(c, field)) {
        /* A treatment that one plan has and the other has not is a difference, not a detail that one leaves out. */
        enum relation relation = counting->differs[c->order] ? RELATION_DIFFERENT : shared_relation(counting, c);
        counting->points[counting->count++] = (struct point){c, relation};
    }
}

static const bool *list_differences(struct arena *arena, const struct report *report)
{
    bool *differs = arena_array(arena, report->comparisons->count + 1, sizeof *differs);
    for (size_t i = 0; i < report->findings->count; i++) {
        const struct finding *finding = &report->findings->items[i];
        for (size_t j = 0; finding->kind == FINDING_DIFFERENCE && j < finding->about_count; j++)
            differs[finding->about[j]->order] = true;
    }
    return differs;
}

const struct point *point_list(struct arena *arena, const struct report *report, size_t *count)
{
    struct counting counting = {&report->knowledge->fields, list_differences(arena, report),
                                arena_array(arena, report->comparisons->count + 1, sizeof(struct point)), 0};
    for (const struct comparison *c = report->comparisons->root->child; c; c = c->next)
        collect(&counting, c);
    *count = counting.count;
    return counting.points;
}
