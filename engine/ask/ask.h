/* SPDX-License-Identifier: MIT
 * From findings to questions: candidates from the bank, slots filled with the two quotes, one copy of equal
 * questions, ranked. The
 * first page gets the fewest questions that cover the most significant findings: greedy weighted set cover
 * (Chvatal 1979), ties by id;
 * questions of urgency and safety come first. */
#ifndef CONCORD_ASK_ASK_H
#define CONCORD_ASK_ASK_H

#include "base/arena.h"
#include "model/finding.h"

/* All questions that the findings raise, by rank; the first `shown` (0: LIMIT_QUESTIONS_SHOWN) are for the first
 * page. */
struct questions_asked *ask(struct arena *arena, const struct knowledge *knowledge, enum language language,
                            const struct findings *findings, size_t shown);

#endif
