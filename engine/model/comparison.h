/* SPDX-License-Identifier: MIT
 * Comparison: two sides of one thing and how they stand to each other. Plain data. An absent side is NULL. */
#ifndef CONCORD_MODEL_COMPARISON_H
#define CONCORD_MODEL_COMPARISON_H

#include "model/opinion.h"

/* What makes it so: `phrase` with {a} and {b} filled from `a` and `b` (both already text), and a source id. */
struct because {
    enum because_kind kind;
    const char *phrase;
    struct text a, b;
    const char *source;
};

struct comparison {
    int16_t field;
    enum topic topic;
    enum relation relation;
    bool kin;      /* terms that differ but share an ancestor: two cancers of one organ, two operations on one */
    int8_t extent; /* of two treatments: second does more (1), less (-1) or neither (0), by the vocabulary's `extent` */
    const struct fact *first, *second;
    /* Where a side says a thing without writing it (a stance that is absent), or sums several facts up (the order of
     * treatments): the text to show for it; else empty and the fact's own text is shown. */
    struct text first_shown, second_shown;
    struct because because;
    /* Of two steps, by the side whose step it is: the comparison of that step with the other plan's alternative that names it; NULL: none. */
    const struct comparison *crossing[2];
    struct comparison *parent, *child, *next;
    size_t order; /* preorder, from 0; the same when the sides are swapped */
};

struct comparisons {
    struct comparison *root; /* of the whole documents; its children are the report's comparisons */
    const struct comparison *const *items; /* by `order` */
    size_t count;
    const struct fact *const *left_out_first; /* x_ fields, by pointer */
    size_t left_out_first_count;
    const struct fact *const *left_out_second;
    size_t left_out_second_count;
};

/* A comparison without parts. */
static inline bool comparison_is_leaf(const struct comparison *c)
{
    return !c->child;
}

#endif
