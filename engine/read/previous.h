/* SPDX-License-Identifier: MIT
 * Reads an earlier report (concord.report/1) as far as --previous needs it. */
#ifndef CONCORD_READ_PREVIOUS_H
#define CONCORD_READ_PREVIOUS_H

#include "base/diag.h"
#include "model/finding.h"

/* Its findings but those of agreement, and its questions. False when it is not a report; the faults are in `diags`. */
bool previous_read(struct text bytes, struct diags *diags, struct earlier_findings *out);

#endif
