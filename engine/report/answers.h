/* SPDX-License-Identifier: MIT
 * Answers: the form for what was said and decided about a report, and the log that keeps it. */
#ifndef CONCORD_REPORT_ANSWERS_H
#define CONCORD_REPORT_ANSWERS_H

#include "base/buf.h"
#include "model/answer.h"
#include "model/finding.h"

/* One row for each finding and question of a report; what is known already is filled in. `redact`: without their texts. */
void answers_form_csv(struct buf *out, const struct earlier_findings *report, const struct said_answers *known, bool redact);
void answers_form_json(struct buf *out, const struct earlier_findings *report, const struct said_answers *known, bool redact);

/* The rows that `log` gets from the filled rows of `form`: those that it does not hold yet. With a header when it is empty. Returns how
 * many. */
size_t answers_log(struct buf *out, const struct said_answers *log, const struct said_answers *form);

/* The last answer to a thing; NULL when there is none. O(answers). */
const struct said_answer *answers_last(const struct said_answers *answers, const char *kind, struct text id);

/* The state that was said of it last; empty when nobody said one. O(answers). */
struct text answers_state(const struct said_answers *answers, const char *kind, struct text id);

#endif
