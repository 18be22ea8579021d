/* SPDX-License-Identifier: MIT
 * Looks words and units up in the knowledge's small closed language (words.csv, units.csv): longest first, whole words only.
 * All texts are folded. */
#ifndef CONCORD_NORMALISE_WORDBOOK_H
#define CONCORD_NORMALISE_WORDBOOK_H

#include "model/knowledge.h"

/* Whether the byte at `at` can be part of a word: a letter or digit of any script. The end of the text is not. */
bool wordbook_inside(struct text text, size_t at);

/* The length of the longest row of `sense` that stands at `at` as whole words, or 0; `value` (may be NULL) gets its number. */
size_t wordbook_match(const struct knowledge *k, struct text text, size_t at, const char *sense, struct decimal *value);

/* The same for several senses at once: `senses` ends with NULL, `lengths` has a place for each. */
void wordbook_lengths(const struct knowledge *k, struct text text, size_t at, const char *const *senses, size_t *lengths);

/* Whether the whole text is a row of `sense`. */
bool wordbook_is(const struct knowledge *k, struct text text, const char *sense, struct decimal *value);

/* The longest unit that stands at `at` as whole words, or NULL; `len` gets its length. */
const struct unit *wordbook_unit(const struct knowledge *k, struct text text, size_t at, size_t *len);

/* `text` without what stands before `from` and from `to` on. */
struct text wordbook_slice(struct text text, size_t from, size_t to);

#endif
