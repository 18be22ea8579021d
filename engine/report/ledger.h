/* SPDX-License-Identifier: MIT
 * Ledger: the guidelines that the two opinions name: which, of when, and whether it is the same. */
#ifndef CONCORD_REPORT_LEDGER_H
#define CONCORD_REPORT_LEDGER_H

#include "report/piece.h"

/* A section with one row for each guideline; says so where neither names one. */
void ledger_section(struct piece document);

#endif
