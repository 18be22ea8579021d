/* SPDX-License-Identifier: MIT
 * Cells: what a spreadsheet does to what people write: code pages, separators, apostrophes, formulas, dates. Either understood, or refused with
 * what to write instead; an ambiguous date is never guessed. Knows no field of an opinion. */
#ifndef CONCORD_IMPORT_CELLS_H
#define CONCORD_IMPORT_CELLS_H

#include "base/arena.h"
#include "base/text.h"

/* The bytes of a saved table as UTF-8 with LF, without byte-order mark and without a line "sep=;". UTF-16 with a mark and Windows-1252 are
 * understood. False: `*fault` says what is wrong, `*remedy` what to do. `*separator`: that of the first row: , ; or tab. */
bool cells_open(struct arena *arena, struct text bytes, struct text *out, char *separator, const char **fault, const char **remedy);

/* Without blanks at the ends, a leading apostrophe, quotes round the whole, and the form ="text". */
struct text cell_clean(struct text cell);

/* What is wrong with a cell whatever its field (a formula, an error of the spreadsheet, a column of ####, 1.2E+05); NULL when nothing is.
 * `*remedy` says what to write. */
const char *cell_fault(struct text cell, const char **remedy);

/* Words of the twelve months, in order, of one language: "january february ...". */
struct cell_months {
    struct text names[2];
};

/* Reads a date as people and spreadsheets write it into YYYY, YYYY-MM or YYYY-MM-DD. NULL when it was read; else what is wrong, and in `*remedy`
 * what to write (both readings of an ambiguous one). */
const char *cell_date(struct arena *arena, struct text cell, const struct cell_months *months, struct text *out, const char **remedy);

/* Whether a text is nothing but a date, as a spreadsheet makes one of 3-4 or 1/2. */
bool cell_is_date(struct arena *arena, struct text cell, const struct cell_months *months);

/* A number with a decimal point, of one with a point or comma; empty when it is none or could be two. */
struct text cell_number(struct arena *arena, struct text cell);

#endif
