/* SPDX-License-Identifier: MIT
 * Term: a glossary entry under the name that the two opinions use: who reads "ECOG" looks for it, not for "performance
 * status". */
#ifndef CONCORD_REPORT_TERM_H
#define CONCORD_REPORT_TERM_H

#include "report/report.h"

/* The entry's term; with the name found in an opinion, as written there, where that is another: "performance status
 * (ECOG)". In `arena`. O(names x text). */
struct text term_shown(struct arena *arena, const struct report *report, const struct glossary_entry *entry);

#endif
