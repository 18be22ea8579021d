/* SPDX-License-Identifier: MIT
 * Summary: the case on both sides in a few rows, as it would be told at a tumor board. */
#ifndef CONCORD_REPORT_SUMMARY_H
#define CONCORD_REPORT_SUMMARY_H

#include "report/piece.h"

/* A section with one row for each part of the case that a side states: both texts with their places. */
void summary_section(struct piece document);

/* The rows that a meeting needs, as a table in `piece`, long ones shortened. */
void summary_short(struct piece piece);

#endif
