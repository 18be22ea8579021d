/* SPDX-License-Identifier: MIT
 * Applies the rules to the comparisons. Rules see comparisons and facts, never other rules' findings, so any order
 * gives the
 * same result; the one exception is stated in the rule: `otherwise` rules speak only where no other rule has. */
#ifndef CONCORD_JUDGE_JUDGE_H
#define CONCORD_JUDGE_JUDGE_H

#include "base/arena.h"
#include "base/buf.h"
#include "model/finding.h"

struct case_view {
    const struct knowledge *knowledge;
    const struct opinion *opinions[2]; /* by enum side */
    const struct comparisons *comparisons;
    struct date_value today;           /* of --today, or the newest date in the two opinions */
};

/* The findings in the order of the report, with the classification of the contract. Only rules filed under fields
 * that occur
 * are tried. */
struct findings *judge(struct arena *arena, const struct case_view *view);

/* Tries one rule on every frame; returns whether it fired and, for the frame that came nearest (most tests held),
 * every test
 * with what it saw. `*seen` and `*count` live in `arena`. */
bool judge_explain(struct arena *arena, const struct case_view *view, const struct rule *rule, const struct seen **seen,
                   size_t *count);

#endif
