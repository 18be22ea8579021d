/* SPDX-License-Identifier: MIT
 * concord.report/1, written straight into a buffer, to schemas/report.schema.json. */
#ifndef CONCORD_REPORT_JSON_H
#define CONCORD_REPORT_JSON_H

#include "base/buf.h"
#include "report/report.h"

/* Appends the document and a newline. Keys in the contract's order; two blanks a level. O(report). */
void report_json(struct buf *out, const struct report *report);

/* The same in one line, as a stream of many reports wants it (NDJSON). */
void report_json_line(struct buf *out, const struct report *report);

/* Appends the questions as RFC 4180 CSV with cells that a spreadsheet will not run (OWASP: a leading apostrophe before
 * = + - @ tab CR). */
void report_csv(struct buf *out, const struct report *report);

#endif
