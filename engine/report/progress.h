/* SPDX-License-Identifier: MIT
 * What became of an earlier report's findings (--previous). */
#ifndef CONCORD_REPORT_PROGRESS_H
#define CONCORD_REPORT_PROGRESS_H

#include "report/report.h"

/* Sets `progress` of `report`: each earlier finding is resolved (no longer found) or open (still found), each other one
 * is new. Agreement is nothing to follow up and is left out. O(n log n). */
void progress_since(struct arena *arena, const struct earlier_findings *earlier, struct report *report);

#endif
