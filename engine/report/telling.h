/* SPDX-License-Identifier: MIT
 * Telling: findings in words, with both quotations, what they change and what to ask. */
#ifndef CONCORD_REPORT_TELLING_H
#define CONCORD_REPORT_TELLING_H

#include "report/piece.h"

struct text telling_title(struct piece piece, const struct finding *finding);
struct text telling_explanation(struct piece piece, const struct finding *finding);

/* What a side says in a finding: its first evidence; empty when it states nothing. */
struct text telling_quote(struct piece piece, const struct finding *finding, enum side side);

/* How many findings there are of a kind. */
size_t telling_count(const struct report *report, enum finding_kind kind);

/* A group for one finding: title, both quotations, why, what it changes, the first questions. */
void telling_group(struct piece piece, const struct finding *finding);

/* A section of such groups for all findings of a kind; no section where there is none. */
void telling_section(struct piece piece, enum finding_kind kind, const char *phrase, const char *anchor);

/* As a list: a title in strong letters and the explanation a finding. */
void telling_list(struct piece piece, enum finding_kind kind);

#endif
