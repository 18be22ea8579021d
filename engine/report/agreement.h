/* SPDX-License-Identifier: MIT
 * Agreement: what both opinions say, by topic, short: one line a topic, each value once. */
#ifndef CONCORD_REPORT_AGREEMENT_H
#define CONCORD_REPORT_AGREEMENT_H

#include "report/piece.h"

/* The section of what they agree on: the same points that the sentence on top counts; then what fits together. */
void agreement_section(struct piece document);

#endif
