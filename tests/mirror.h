/* SPDX-License-Identifier: MIT
 * What must hold of any comparison of two opinions: with the sides exchanged only the sides are exchanged, and nothing is lost.
 * Shared by the unit tests and the fuzz targets. */
#ifndef CONCORD_TESTS_MIRROR_H
#define CONCORD_TESTS_MIRROR_H

#include <string.h>

#include "compare/compare.h"
#include "model/knowledge.h"

/* The relation as it looks from the other side. */
static inline enum relation mirrored(enum relation relation)
{
    return relation == RELATION_FIRST_ONLY    ? RELATION_SECOND_ONLY
           : relation == RELATION_SECOND_ONLY ? RELATION_FIRST_ONLY
                                              : relation;
}

static inline bool mirror_same_reason(const struct because *a, const struct because *b)
{
    return a->kind == b->kind && !strcmp(a->phrase ? a->phrase : "", b->phrase ? b->phrase : "");
}

/* Compares `there` with `back`, the same opinions the other way round. Returns what is wrong, or NULL. */
static inline const char *mirror_fault(const struct comparisons *there, const struct comparisons *back)
{
    if (there->count != back->count)
        return "another number of comparisons";
    for (size_t i = 0; i < there->count; i++) {
        const struct comparison *a = there->items[i], *b = back->items[i];
        if (a->field != b->field || a->first != b->second || a->second != b->first)
            return "other pairs";
        if (a->relation != mirrored(b->relation) || a->kin != b->kin || a->extent != -b->extent || a->topic != b->topic)
            return "another relation";
        if (!mirror_same_reason(&a->because, &b->because))
            return "another reason";
    }
    return NULL;
}

static inline bool mirror_holds(const struct comparisons *all, const struct fact *fact)
{
    for (const struct fact *up = fact; up; up = up->parent)
        for (size_t i = 0; i < all->count; i++) {
            const struct comparison *c = all->items[i];
            /* A comparison of one side alone, and one of two values, hold all that lies under them; the order of a list does not. */
            bool holds = up == fact || (!c->child && knowledge_built_in.fields.items[c->field].shape != SHAPE_LIST);
            if (holds && (c->first == up || c->second == up))
                return true;
        }
    return false;
}

static inline bool mirror_left_out(const struct comparisons *all, const struct fact *fact)
{
    for (const struct fact *up = fact; up; up = up->parent) {
        for (size_t i = 0; i < all->left_out_first_count; i++)
            if (all->left_out_first[i] == up)
                return true;
        for (size_t i = 0; i < all->left_out_second_count; i++)
            if (all->left_out_second[i] == up)
                return true;
    }
    return false;
}

/* The first leaf with a text that no comparison holds and that is not left out by name, or NULL. O(facts * comparisons). */
static inline const struct fact *mirror_lost(const struct comparisons *all, const struct opinion *opinion)
{
    for (size_t i = 0; i < opinion->count; i++) {
        const struct fact *fact = opinion->facts[i];
        if (!fact->child && fact->stated.len && !mirror_holds(all, fact) && !mirror_left_out(all, fact))
            return fact;
    }
    return NULL;
}

#endif
