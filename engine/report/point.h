/* SPDX-License-Identifier: MIT
 * Point: one thing that people would count when they say how far two opinions agree: a list item as one (a treatment
 * with its dose), a grade, a stage; not the date or the author of a document, not prose. Plain data. */
#ifndef CONCORD_REPORT_POINT_H
#define CONCORD_REPORT_POINT_H

#include "report/report.h"

struct point {
    const struct comparison *comparison;
    enum relation relation; /* of an item that both state: the least agreeing of what both state of it */
};

/* All points in the order of the comparisons. */
const struct point *point_list(struct arena *arena, const struct report *report, size_t *count);

#endif
