/* SPDX-License-Identifier: MIT
 * Word: a text as words, and when two words are one: case, accents and the usual endings of English and Spanish
 * nouns do not part them ("biopsy", "Biopsies", "biopsia"). */
#ifndef CONCORD_REPORT_WORD_H
#define CONCORD_REPORT_WORD_H

#include "base/arena.h"
#include "base/text.h"

struct word {
    struct text written; /* a slice of the text */
    struct text stem;    /* what is compared */
    bool joined;         /* nothing but space, hyphen or slash between it and the word before */
};

/* All words of `text`, in `arena`; `*count` of them. O(len). */
struct word *word_split(struct arena *arena, struct text text, size_t *count);

/* The next word of `text` from `*at` on, and `*at` moved past it; false at the end. */
bool word_next(struct arena *arena, struct text text, size_t *at, struct word *word);

/* Whether a word must be met as it is written: a short form of two to five letters, such as "ALL" or "pCR", which in
 * other letters is another word. */
bool word_is_short_form(const struct word *word);

/* Whether they are one word; a short form only as written, or with an "s" behind it. */
bool word_same(const struct word *a, const struct word *b);

/* `text` folded and without accents: to sort by. In `arena`. O(len). */
struct text word_letters(struct arena *arena, struct text text);

#endif
