/* SPDX-License-Identifier: MIT
 * Meeting: the one page that lies on the table of a joint review. What does not fit in full is shortened with a mark and stands in full
 * behind it. */
#ifndef CONCORD_REPORT_MEETING_H
#define CONCORD_REPORT_MEETING_H

#include "report/piece.h"

void meeting_section(struct piece document);

#endif
