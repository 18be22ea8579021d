/* SPDX-License-Identifier: MIT
 * Lays two opinions side by side: pairs list items (pair.c), then relates values by kind (relate.c). Sides are never mixed up:
 * swapping the opinions swaps the sides of every comparison and nothing else. */
#ifndef CONCORD_COMPARE_COMPARE_H
#define CONCORD_COMPARE_COMPARE_H

#include "base/arena.h"
#include "model/comparison.h"
#include "model/knowledge.h"

/* Every leaf of both opinions is in a comparison or left out by name. Everything lives in `arena` and borrows from the
 * opinions. Near linear in the number of facts. */
struct comparisons *compare_opinions(struct arena *arena, const struct knowledge *knowledge, const struct opinion *first,
                                     const struct opinion *second);

#endif
