/* SPDX-License-Identifier: MIT
 * Gives every fact its meaning, by the kind of its field; the raw text stays. One small reader a kind (term.c, stage.c, grade.c,
 * amount.c, date.c, version.c ...); they share the vocabularies and nothing else. */
#ifndef CONCORD_NORMALISE_NORMALISE_H
#define CONCORD_NORMALISE_NORMALISE_H

#include "base/arena.h"
#include "model/knowledge.h"
#include "model/opinion.h"

/* Fills `meaning` of every fact. The diagnosis is read first: it decides acronyms. O(text), a binary search a word. */
void normalise_opinion(struct arena *arena, const struct knowledge *knowledge, struct opinion *opinion);

/* The meaning of one text as a term of the named vocabularies (NULL-terminated), where `context` concepts hold (the diagnosis, or a
 * biomarker for its results). For explain, import and tests. */
struct meaning normalise_term(struct arena *arena, const struct knowledge *knowledge, struct text text,
                              const char *const *vocabularies, const uint16_t *context, size_t context_count);

#endif
