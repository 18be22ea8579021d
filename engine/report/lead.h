/* SPDX-License-Identifier: MIT
 * Lead: what stands on top of every report: a refusal, urgency, and the one sentence that counts. */
#ifndef CONCORD_REPORT_LEAD_H
#define CONCORD_REPORT_LEAD_H

#include "report/piece.h"

/* The title node of the document; its piece. */
struct piece lead_document(struct arena *arena, const struct report *report, const char *title);

/* The notice that the two may not be laid side by side (impossible to overlook), then urgency, then the counts. */
void lead_top(struct piece piece);

/* The sentence that counts: what agrees, differs, is said by one only, could not be compared. */
struct text lead_counts(struct piece piece);

#endif
