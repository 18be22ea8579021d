/* SPDX-License-Identifier: MIT
 * Rank: findings into the order of the report. Refusal, safety, urgency; then agreement; then the rest, worst first. */
#ifndef CONCORD_JUDGE_RANK_H
#define CONCORD_JUDGE_RANK_H

#include "model/finding.h"

/* Sorts in place. A total order that is the same when the sides are swapped. O(n log n). */
void rank_findings(struct finding *findings, size_t count);

#endif
