/* SPDX-License-Identifier: MIT
 * Days: whole dates as numbers, for "within 14 days" of a letter's date. */
#ifndef CONCORD_REPORT_DAYS_H
#define CONCORD_REPORT_DAYS_H

#include "base/buf.h"

/* Days since 0000-03-01 of a whole date, YYYY-MM-DD; 0 where it is none (a part of a date is no day). */
size_t days_of(struct text date);

/* The date of a number of days, as YYYY-MM-DD. In `arena`. */
struct text days_text(struct arena *arena, size_t days);

#endif
