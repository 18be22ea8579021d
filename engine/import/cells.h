/* SPDX-License-Identifier: MIT
 * Cells: what a spreadsheet does to what people write: code pages, separators, apostrophes, formulas, dates. Either understood, or refused with
 * the id of a phrase ("fault.cell.narrow") that says what is wrong and what to write instead; an ambiguous date is never guessed. Knows no field
 * of an opinion, and no language. */
#ifndef CONCORD_IMPORT_CELLS_H
#define CONCORD_IMPORT_CELLS_H

#include "base/arena.h"
#include "base/text.h"

/* The bytes of a saved table as UTF-8 with LF, without byte-order mark and without a line "sep=;". UTF-16 with a mark and Windows-1252 are
 * understood. NULL, or the phrase that says what is wrong. `*separator`: that of the first row: , ; or tab. */
const char *cells_open(struct arena *arena, struct text bytes, struct text *out, char *separator);

/* Without blanks at the ends, a leading apostrophe, quotes round the whole, and the form ="text". */
struct text cell_clean(struct text cell);

/* The phrase for what is wrong with a cell whatever its field (a formula, an error of the spreadsheet, a column of ####, 1.2E+05); NULL when
 * nothing is. */
const char *cell_fault(struct text cell);

/* Words of the twelve months, in order, of one language: "january february ...". */
struct cell_months {
    struct text names[2];
};

/* Reads a date as people and spreadsheets write it into YYYY, YYYY-MM or YYYY-MM-DD: out[0]. NULL when it was read; else the phrase for what is
 * wrong, and of a date that can be read in two ways both in `out`. */
const char *cell_date(struct arena *arena, struct text cell, const struct cell_months *months, struct text out[2]);

/* Whether a text is nothing but a date, as a spreadsheet makes one of 3-4 or 1/2. */
bool cell_is_date(struct arena *arena, struct text cell, const struct cell_months *months);

/* A number with a decimal point, of one with a point or comma; empty when it is none, could be two, or has more than
 * 15 digits. */
struct text cell_number(struct arena *arena, struct text cell);

#endif
