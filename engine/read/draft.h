/* SPDX-License-Identifier: MIT
 * Draft: a struct knowledge while it is being read. Private to read/. Rows are found by key; links and strings grow in
 * pools that everything shares. */
#ifndef CONCORD_READ_DRAFT_H
#define CONCORD_READ_DRAFT_H

#include "base/diag.h"
#include "model/knowledge.h"
#include "read/csv.h"
#include "read/knowledge.h"
#include "read/pool.h"

struct draft {
    struct arena *arena;
    const struct knowledge *base; /* or NULL */
    const struct knowledge_file *files; /* sorted by name */
    struct csv *sheets;                 /* by file */
    struct diags *diags;                /* by file */
    size_t file_count;
    struct fields fields;
    struct roll sources, phrases, concepts, units, words, conversions, codes, questions, glossary, checklist, rules, retired, banned,
        abbreviations;
    struct pool names, tests, links, strings;
    struct roll seen;   /* what this reading has read so far: "concept drug.x" */
    bool *renewed;      /* by concept: its row was read now and stands for the base's */
    const char *version, *reviewed;
};

/* One row of a CSV file, or a place in a JSON file. */
struct row {
    struct draft *draft;
    size_t file;
    const struct csv *sheet;
    const struct csv_row *at;
};

struct values {
    const struct text *items;
    size_t count;
};

/* A draft that begins as a copy of `base`. */
struct draft draft_new(struct arena *arena, const struct knowledge *base);

/* A cell without blanks at its ends, as bytes or as a string of the arena; empty when there is no such column. */
struct text draft_cell(const struct row *row, const char *column);
const char *draft_string(const struct row *row, const char *column);

/* The same, but an empty cell is a fault. */
const char *draft_needed(const struct row *row, const char *column);

/* What `|` separates in a cell. */
struct values draft_values(const struct row *row, const char *column, char separator);
struct values draft_split(struct arena *arena, struct text text, char separator);

/* A source that exists; a day; a word of a list; a decimal: a fault else. */
const char *draft_source(const struct row *row);
const char *draft_day(const struct row *row, const char *column);
int draft_word(const struct row *row, const char *column, enum word_lists list);
struct decimal draft_number(const struct row *row, const char *column);
bool draft_truth(const struct row *row, const char *column);

/* Whether the text is a day of the calendar, YYYY-MM-DD; or a year, a month or a day. */
bool draft_is_day(struct text text);
bool draft_is_date(struct text text);

/* A fault when the row is due for review before the day of its review. */
void draft_due(const struct row *row);

/* A fault in a cell; `what` is followed by the quoted `which`. */
void draft_fault(const struct row *row, const char *column, const char *code, const char *what, struct text which);

/* A fault in a cell that names no row of `roll`, with the nearest that it has; and only what would be right. */
void draft_unknown(const struct row *row, const char *column, const struct roll *roll, const char *what, struct text id);
const char *draft_nearest(struct draft *draft, const struct roll *roll, struct text id);

/* A fault in a cell that holds no word of the list, with all that would be right; and only that. */
void draft_unknown_word(const struct row *row, const char *column, enum word_lists list, struct text word);
const char *draft_words(struct arena *arena, enum word_lists list);

/* Whether `key` is read for the first time among rows of this `sort`; the second form tells a fault when it is not. */
bool draft_new_key(struct draft *draft, const char *sort, const char *key);
bool draft_first(const struct row *row, const char *column, const char *sort, const char *key);

/* Runs of the pools. */
struct slice draft_link(struct draft *draft, const uint16_t *links, size_t count);
struct slice draft_list(struct draft *draft, const char *const *strings, size_t count);

/* Joined with \1, in the arena: a key of several parts. */
const char *draft_join(struct arena *arena, const char *const *parts, size_t count);

/* Reads all vocabulary files into concepts and names; cross-checks names. */
void vocabulary_read(struct draft *draft);

/* Reads the tables besides the vocabularies. Sources and phrases come first: the others refer to them. */
void tables_read_first(struct draft *draft);
void tables_read_rest(struct draft *draft);

/* Reads rules/NAME.json. */
void rules_read(struct draft *draft);

#endif
