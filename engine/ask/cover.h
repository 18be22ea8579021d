/* SPDX-License-Identifier: MIT
 * Cover: which questions come first. In: the questions with the findings that raise them. Out: their order. */
#ifndef CONCORD_ASK_COVER_H
#define CONCORD_ASK_COVER_H

#include "base/arena.h"
#include "model/finding.h"

/* Sorts `asked` in place, numbers the ranks and marks the first `shown`. Greedy weighted cover (Chvatal, "A greedy
 * heuristic for the
 * set-covering problem", 1979) fills the first `shown`; the rest follow by the weight of their gravest finding.
 * O(shown * findings named + n log n). */
void cover_rank(struct arena *arena, const struct findings *findings, struct asked *asked, size_t count, size_t shown);

#endif
