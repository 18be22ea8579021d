/* SPDX-License-Identifier: MIT
 * Term: the glossary entries that two opinions use, under the name that they use: who reads "ECOG" looks for it, not for
 * "performance status". */
#ifndef CONCORD_REPORT_TERM_H
#define CONCORD_REPORT_TERM_H

#include "report/report.h"

struct term {
    const struct glossary_entry *entry;
    struct text shown; /* the entry's term; with the name found in an opinion where that is another: "chemotherapy
                        * (chemo)" */
};

/* The terms of both opinions, in the order of the alphabet; `*count` of them. None when redacted. O(text + names). */
const struct term *terms_of(struct arena *arena, const struct report *report, size_t *count);

#endif
