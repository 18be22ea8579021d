/* SPDX-License-Identifier: MIT
 * What the checks share: a row or rule with its place, and how a fault is told. Private to lint/. */
#ifndef CONCORD_LINT_ROOM_H
#define CONCORD_LINT_ROOM_H

#include "base/buf.h"
#include "lint/lint.h"
#include "read/json.h"

struct lint {
    const struct lint_job *job;
    struct arena *arena;
    const struct knowledge *k; /* the folder's rows, over the base's */
    const struct cases *cases; /* of cases.c */
};

/* A row of a table of the folder. */
struct lint_row {
    const struct lint *lint;
    size_t file;
    const struct csv *sheet;
    const struct csv_row *at;
};

/* A rule of the folder. */
struct lint_rule {
    const struct lint *lint;
    size_t file;
    const struct json *root, *json;
    const struct rule *rule;
};

/* Calls `look` for each row of the table; of every vocabulary for "vocabulary/". */
void lint_rows(const struct lint *lint, const char *form, void (*look)(const struct lint_row *row));

/* Calls `look` for each rule of the folder that the reader could read. */
void lint_rules(const struct lint *lint, void (*look)(const struct lint_rule *rule));

/* The cell without blanks at its ends, NUL-terminated, in the arena; "" when there is no such column. */
const char *lint_cell(const struct lint_row *row, const char *column);

/* A fault in a cell, or in a member of a rule (in the rule itself where the member is absent). */
void lint_fault(const struct lint_row *row, const char *column, const char *code, const char *remedy, const char *problem, ...)
    __attribute__((format(printf, 5, 6)));
void lint_rule_fault(const struct lint_rule *rule, const char *member, const char *code, const char *remedy, const char *problem, ...)
    __attribute__((format(printf, 5, 6)));

/* The next {slot} of a text at or after `*at`, with its braces; empty at the end. An open brace without an end is a slot up to the end. */
struct text lint_slot(const char *text, size_t *at);

/* How often the slot stands in the text. */
size_t lint_slot_count(const char *text, struct text slot);

/* The checks; each tells its faults. What a check proves stands above it. */
void lint_retired(const struct lint *lint);
void lint_banned(const struct lint *lint);
void lint_languages(const struct lint *lint);
void lint_abbreviations(const struct lint *lint);
void lint_rule_slots(const struct lint *lint);
void lint_program_slots(const struct lint *lint);
void lint_vetoes(const struct lint *lint);
void lint_names(const struct lint *lint);
void lint_parts(const struct lint *lint);
void lint_marks(const struct lint *lint);
void lint_conversions(const struct lint *lint);
void lint_terms(const struct lint *lint);
void lint_due(const struct lint *lint);
void lint_last_day(const struct lint *lint);
void lint_reached(const struct lint *lint);
void lint_said(const struct lint *lint);
void lint_cited(const struct lint *lint);
void lint_cases(const struct lint *lint);

#endif
