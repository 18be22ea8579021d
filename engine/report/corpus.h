/* SPDX-License-Identifier: MIT
 * Corpus: the words that a reader of both opinions meets, with a directory of them: a name is looked up, not
 * searched for. */
#ifndef CONCORD_REPORT_CORPUS_H
#define CONCORD_REPORT_CORPUS_H

#include "report/report.h"
#include "report/word.h"

struct corpus {
    struct word *words; /* value by value: the first of each is not joined to the one before */
    size_t count;
    uint32_t *next;     /* 1 + the word before it in the same slot, 0 for none */
    uint32_t *slots;    /* by hash of the stem: 1 + its last word; the order is never seen outside */
    size_t slot_count;
    uint32_t *longest;  /* by word: the words of the longest name marked over it */
};

/* O(text). */
struct corpus corpus_new(struct arena *arena, const struct report *report);

/* Whether the word, in one of its forms, stands anywhere. O(1). */
bool corpus_knows(const struct corpus *corpus, const struct word *word);

/* Marks every place of the name that the `count` words make. O(name + places of its first word). */
void corpus_mark(struct corpus *corpus, const struct word *name, size_t count);

/* Whether the name stands somewhere else than within a longer name that was marked: "ejection fraction" is no
 * "fraction". Cost as corpus_mark. */
bool corpus_has(const struct corpus *corpus, const struct word *name, size_t count);

#endif
