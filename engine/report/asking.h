/* SPDX-License-Identifier: MIT
 * Asking: the questions as pages to tick and to write on, by whom to ask. */
#ifndef CONCORD_REPORT_ASKING_H
#define CONCORD_REPORT_ASKING_H

#include "report/piece.h"

/* The questions of the first page (`shown`) or the next LIMIT_QUESTIONS_MORE, grouped by whom to ask in order of rank, each with
 * `lines` to write on ("0": none). Returns how many. */
size_t asking_list(struct piece piece, bool shown, const char *lines);

/* "Ask the surgeon": whom a question is mainly for, the specialist first. */
struct text asking_heading(struct piece piece, const struct asked *asked);

/* The navigator's list: the questions to ask before treatment (`blocking`) or all others, by specialist, with the
 * places of their first finding. Returns how many groups. */
size_t asking_brief(struct piece piece, bool blocking);

#endif
