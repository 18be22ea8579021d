/* SPDX-License-Identifier: MIT
 * Cells of RFC 4180 CSV that a spreadsheet shows and does not run. */
#ifndef CONCORD_REPORT_CELLS_H
#define CONCORD_REPORT_CELLS_H

#include "base/buf.h"

/* Appends `cell` in quotes and then `end`: ',' or '\n' (written as CR LF). A cell that a spreadsheet would run gets an
 * apostrophe before it (OWASP, CSV injection), also for the full-width forms that some programs read as the same. */
void cells_put(struct buf *out, struct text cell, char end);

#endif
