/* SPDX-License-Identifier: MIT
 * Shared: the part of a comparison that both opinions state, leaf by leaf. What only one says, or says otherwise, never
 * passes for agreement because the rest of its list item agrees. */
#ifndef CONCORD_REPORT_SHARED_H
#define CONCORD_REPORT_SHARED_H

#include "report/report.h"

/* Leaves under `comparison` (itself, if it is one) whose relation is a bit of `relations`; small wholes ("Gleason 4+4")
 * count as leaves.
 * `*count` of them; in `arena`. O(parts). */
const struct comparison *const *shared_leaves(struct arena *arena, const struct report *report,
                                              const struct comparison *comparison, uint32_t relations, size_t *count);

/* What both say of it, in the first opinion's words, for people; empty when they share nothing, or not what it is
 * called. */
struct text shared_text(struct arena *arena, const struct report *report, const struct comparison *comparison);

/* Whether both name this list item and neither means it otherwise (a stance), whatever else differs. */
bool shared_name(const struct report *report, const struct comparison *item);

#endif
