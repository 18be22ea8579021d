/* SPDX-License-Identifier: MIT
 * Pairs the items of two lists: by meaning, then by kinship, then by role; what is left stands alone. Private to compare/. */
#ifndef CONCORD_COMPARE_PAIR_H
#define CONCORD_COMPARE_PAIR_H

#include "compare/context.h"

/* Two items of which one may be NULL, but not both. `assembled`: one of them is written as several items on the other side, this one the
 * first of them. `part`: a lone item that is one of several that the other side writes as one. `elsewhere`: a lone item that the other list holds all the
 * same, in an item that is paired already. `more`: lone items that belong to this pair's item of side `more_side`: its other parts where it is
 * assembled, else the later courses of the same treatment. */
struct pair {
    const struct fact *first, *second;
    bool assembled, elsewhere, part;
    int more_side;
    const struct fact *const *more;
    size_t more_count;
};

struct pairs {
    const struct pair *items;
    size_t count;
};

/* Pairs the items under two list facts (either may be NULL). The pairs come in an order that does not depend on which list is first:
 * by place where the list is ordered, by content where it is not. Sort-merge joins: O(n log n). */
struct pairs pair_items(const struct context *c, const struct fact *first, const struct fact *second);

#endif
