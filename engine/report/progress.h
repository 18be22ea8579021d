/* SPDX-License-Identifier: MIT
 * What became of an earlier report's findings (--previous). */
#ifndef CONCORD_REPORT_PROGRESS_H
#define CONCORD_REPORT_PROGRESS_H

#include "model/answer.h"
#include "report/report.h"

/* Sets `progress` of `report`: each earlier finding is resolved (no longer found) or open (still found), each other one
 * is new; the same for questions. Agreement is nothing to follow up and is left out. O(n log n). */
void progress_since(struct arena *arena, const struct earlier_findings *earlier, struct report *report);

/* After progress_since: what an answer settled is resolved even where it is still found or asked. */
void progress_answered(const struct said_answers *answers, struct report *report);

#endif
