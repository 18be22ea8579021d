/* SPDX-License-Identifier: MIT
 * Navigator: a compact brief for the one who prepares the talk: every line with the place it comes from. */
#ifndef CONCORD_REPORT_NAVIGATOR_H
#define CONCORD_REPORT_NAVIGATOR_H

#include "report/report.h"

const struct node *navigator_compose(struct arena *arena, const struct report *report);

#endif
