/* SPDX-License-Identifier: MIT
 * Sameness: what looks different and is the same, as a table: both texts and why they are one thing. */
#ifndef CONCORD_REPORT_SAMENESS_H
#define CONCORD_REPORT_SAMENESS_H

#include "report/piece.h"

/* Only the values that are equivalent; a dose that differs never stands here because its drug has two names. No section
 * where there is none. */
void sameness_section(struct piece document);

#endif
