/* SPDX-License-Identifier: MIT
 * The checklist as iCalendar (RFC 5545): what to do before a day that somebody set. */
#ifndef CONCORD_REPORT_CALENDAR_H
#define CONCORD_REPORT_CALENDAR_H

#include "base/buf.h"
#include "report/report.h"

/* Appends a calendar with one task for each line of the checklist, due on `due` (YYYY-MM-DD), and one all-day entry with all of them for
 * programs that show no tasks. Nothing of the opinions is in it. The same input gives the same bytes: no clock is looked at. */
void report_calendar(struct buf *out, const struct report *report, const char *due);

#endif
