/* SPDX-License-Identifier: MIT
 * Collects the words that a reader does not know. Two values with different rests are never the same. */
#ifndef CONCORD_NORMALISE_REST_H
#define CONCORD_NORMALISE_REST_H

#include "base/arena.h"
#include "base/text.h"

/* All zero but `arena` is empty. Words are borrowed. */
struct rest {
    struct arena *arena;
    struct text *words;
    size_t count, size;
};

void rest_add(struct rest *rest, struct text word);

/* The words, sorted by bytes, joined by a space; in the arena. */
struct text rest_text(struct rest *rest);

#endif
