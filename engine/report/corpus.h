/* SPDX-License-Identifier: MIT
 * Corpus: all that both opinions write, folded, with a directory of the words in it: a name is looked up, not searched
 * for. */
#ifndef CONCORD_REPORT_CORPUS_H
#define CONCORD_REPORT_CORPUS_H

#include "report/report.h"

/* A place where a word begins; `next`: 1 + the place before it in the same slot, 0 for none. */
struct corpus_place {
    uint32_t at, next;
};

struct corpus {
    struct text text; /* one value a line: no match runs over the end of a value */
    struct corpus_place *places;
    uint32_t *slots; /* by hash of the first word: 1 + its last place; the order is never seen outside */
    size_t slot_count;
};

/* O(text). */
struct corpus corpus_new(struct arena *arena, const struct report *report);

/* Whether `name` (folded) stands in it as whole words. O(name + places of its first word). */
bool corpus_has(const struct corpus *corpus, struct text name);

#endif
