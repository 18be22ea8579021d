/* SPDX-License-Identifier: MIT
 * Seats: who is needed at the table of a joint review, and why: for each, what the questions to them are about. */
#ifndef CONCORD_REPORT_SEATS_H
#define CONCORD_REPORT_SEATS_H

#include "report/piece.h"

/* A list, those with questions to answer before treatment first. */
void seats_list(struct piece piece);

#endif
