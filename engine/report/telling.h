/* SPDX-License-Identifier: MIT
 * Telling: the words of findings and comparisons, for lists and blocks. */
#ifndef CONCORD_REPORT_TELLING_H
#define CONCORD_REPORT_TELLING_H

#include "report/piece.h"

struct text telling_title(struct piece piece, const struct finding *finding);
/* The title as a sentence: with a full stop. */
struct text telling_sentence(struct piece piece, const struct finding *finding);
struct text telling_explanation(struct piece piece, const struct finding *finding);

/* What a side says in a finding: its first evidence; empty when it states nothing. */
struct text telling_quote(struct piece piece, const struct finding *finding, enum side side);

/* How many findings there are of a kind. */
size_t telling_count(const struct report *report, enum finding_kind kind);

/* Whether a gap names nothing that is missing: all that it has to say are its questions. */
bool telling_only_questions(const struct report *report, const struct finding *finding);

/* "Dose (whole breast radiotherapy)": what it is, and of which list item. */
struct text telling_label(struct piece piece, const struct comparison *comparison);

/* Its label, both quotations and why they are what they are, in `item`. */
void telling_pair(struct piece item, const struct comparison *comparison);

/* As a list: a title in strong letters, the explanation, and what each side says of it. */
void telling_list(struct piece piece, enum finding_kind kind);

#endif
