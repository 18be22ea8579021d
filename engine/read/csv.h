/* SPDX-License-Identifier: MIT
 * The strict CSV reader (RFC 4180): the only user of libcsv. Refuses what libcsv lets pass in silence: NUL, invalid UTF-8,
 * a half quoted row, text beside quotes, ragged rows, empty or repeated header names. Counts lines. Understands what spreadsheets write:
 * a byte-order mark, CR LF, rows that hold nothing, and cells beyond the header that hold nothing. */
#ifndef CONCORD_READ_CSV_H
#define CONCORD_READ_CSV_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"

struct csv_row {
    size_t line; /* where the row begins */
    const struct text *cells;
};

struct csv {
    const struct text *header;
    size_t columns;
    const struct csv_row *rows;
    size_t count;
};

/* Reads the whole of `bytes`; false after any fault, all of which are in `diags`. Cells live in the arena of `diags`.
 * Blanks are kept as they are; blank lines are skipped. O(bytes). */
bool csv_read(struct text bytes, struct csv *out, struct diags *diags);

/* How a table that people made in a spreadsheet may depart from ours. */
struct csv_rules {
    char separator;
    bool loose; /* short rows are filled up, cells without content may stand beyond the header, and its names may be empty or repeated */
};

/* As csv_read, by other rules. */
bool csv_read_as(struct text bytes, const struct csv_rules *rules, struct csv *out, struct diags *diags);

/* The column with this header name, or -1. */
int csv_column(const struct csv *csv, const char *name);

#endif
