/* SPDX-License-Identifier: MIT
 * Reads a filled-in form of answers (CSV or JSON, concord.answers/1) or a log of them (CSV). */
#ifndef CONCORD_READ_ANSWERS_H
#define CONCORD_READ_ANSWERS_H

#include "base/diag.h"
#include "model/answer.h"

/* False when it is none, or when a filled row does not say by whom and on what date; the faults are in `diags`. */
bool answers_read(struct text bytes, struct diags *diags, struct said_answers *out);

/* Whether every row of a log is tied to the one before; else a fault. */
bool answers_check_log(const struct said_answers *log, struct diags *diags);

#endif
