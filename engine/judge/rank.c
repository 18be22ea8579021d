/* SPDX-License-Identifier: MIT
 * Rank: an order of findings by what they are, then by where they stand. */
#include "judge/rank.h"

#include <stdlib.h>
#include <string.h>

static const uint8_t rank_of_kind[] = {
    [FINDING_AGREEMENT] = 0, [FINDING_FALSE_DIFFERENCE] = 1, [FINDING_DIFFERENCE] = 2, [FINDING_FALSE_AGREEMENT] = 3,
    [FINDING_URGENCY] = 4,   [FINDING_SAFETY] = 5,           [FINDING_CURRENCY] = 6,   [FINDING_GAP] = 7,
};
_Static_assert(sizeof rank_of_kind == FINDINGS, "every kind has a rank");

/* Agreement comes before all but what must not wait; a difference that refuses the comparison leads the rest (the sheet itself opens with
 * it: report/). */
static int rank_group(const struct finding *f)
{
    bool major = f->significance == SIGNIFICANCE_MAJOR;
    if (f->rule->refuses) {
        return f->kind == FINDING_SAFETY ? 0 : 5;
    }
    if (major && f->kind == FINDING_SAFETY) {
        return 1;
    }
    if (major && f->kind == FINDING_URGENCY) {
        return 2;
    }
    return f->kind == FINDING_AGREEMENT ? 3 : f->kind == FINDING_FALSE_DIFFERENCE ? 4 : 6;
}

static size_t rank_place(const struct finding *f)
{
    return f->frame ? f->frame->order : f->about_count ? f->about[0]->order : 0;
}

static int rank_order_numbers(size_t a, size_t b)
{
    return a < b ? -1 : a > b;
}

/* Findings of one rule end in the order of their making: `id` counts it. */
static int rank_order(const void *a, const void *b)
{
    const struct finding *x = a, *y = b;
    int order = rank_group(x) - rank_group(y);
    order = order ? order : (int)y->significance - (int)x->significance;
    order = order ? order : (int)rank_of_kind[x->kind] - (int)rank_of_kind[y->kind];
    order = order ? order : (int)x->topic - (int)y->topic;
    order = order ? order : rank_order_numbers(rank_place(x), rank_place(y));
    order = order ? order : strcmp(x->rule->id, y->rule->id);
    order = order ? order : rank_order_numbers(strlen(x->id), strlen(y->id));
    return order ? order : strcmp(x->id, y->id);
}

void rank_findings(struct finding *findings, size_t count)
{
    if (count > 1) {
        qsort(findings, count, sizeof *findings, rank_order);
    }
}
