/* SPDX-License-Identifier: MIT
 * Reads a text as one or several concepts of the vocabularies. */
#ifndef CONCORD_NORMALISE_TERM_H
#define CONCORD_NORMALISE_TERM_H

#include "base/arena.h"
#include "model/knowledge.h"
#include "model/meaning.h"

/* Where to look and what is known already. Plain data. */
struct scope {
    const char *const *vocabularies; /* NULL-terminated, the most likely first */
    const uint16_t *context;         /* concepts that decide acronyms: the diagnosis, or a biomarker */
    size_t context_count;
    bool place; /* a place in the body: "left" is a side, not a word that is not understood */
};

/* MEANING_TERMS, or MEANING_NONE when no word of the text is known. O(words), a binary search a word. */
struct meaning term_read(struct arena *arena, const struct knowledge *k, struct text text, const struct scope *scope);

#endif
