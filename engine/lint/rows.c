/* SPDX-License-Identifier: MIT
 * What holds of rows of any table: ids do not come back, reviews are not overdue, and every row has somebody who uses it. */
#include <string.h>

#include "lint/room.h"

/* The tables whose ids an old report may name, and how retired.csv calls them. */
static const struct { const char *form, *table; } tables[] = {
    {"questions.csv", "question"}, {"phrases/en.csv", "phrase"}, {"sources.csv", "source"},
    {"glossary.csv", "term"},      {"vocabulary/", "concept"},
};

static const struct retired *retired_as(const struct lint *lint, const char *table, const char *id)
{
    const char *parts[] = {table, " ", id};
    struct buf key = buf_new(lint->arena, 0);
    for (size_t i = 0; i < 3; i++)
        buf_puts(&key, parts[i]);
    return knowledge_retired(lint->k, buf_text(&key).ptr);
}

static const char *instead_of(const struct lint *lint, const struct retired *retired)
{
    struct buf remedy = buf_new(lint->arena, 0);
    buf_format(&remedy, *retired->instead ? "give it a new id; %s took its place" : "give it a new id%s", retired->instead);
    return buf_text(&remedy).ptr;
}

static void check_id(const struct lint_row *row)
{
    const char *form = row->lint->job->reading->files[row->file].name, *id = lint_cell(row, "id");
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        const struct retired *retired = text_starts(text_of(form), tables[i].form) ? retired_as(row->lint, tables[i].table, id) : NULL;
        if (retired)
            lint_fault(row, "id", "retired", instead_of(row->lint, retired), "the id \"%s\" was retired on %s: %s", id, retired->since,
                       retired->why);
    }
}

static void check_rule_id(const struct lint_rule *rule)
{
    const struct retired *retired = retired_as(rule->lint, "rule", rule->rule->id);
    if (retired)
        lint_rule_fault(rule, "id", "retired", instead_of(rule->lint, retired), "the id was retired on %s: %s", retired->since, retired->why);
}

static bool is_there(const struct knowledge *k, const char *table, const char *id)
{
    return (!strcmp(table, "question") && knowledge_question(k, id)) || (!strcmp(table, "phrase") && knowledge_has_phrase(k, id)) ||
           (!strcmp(table, "source") && knowledge_source(k, id)) || (!strcmp(table, "concept") && knowledge_concept(k, id) >= 0) ||
           (!strcmp(table, "rule") && knowledge_rule(k, id));
}

static void check_successor(const struct lint_row *row)
{
    const char *table = lint_cell(row, "table"), *instead = lint_cell(row, "instead");
    bool known = !strcmp(table, "rule");
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        known |= !strcmp(table, tables[i].table);
    if (!known)
        lint_fault(row, "table", "retired", "write rule, question, phrase, source, term or concept", "no such table: \"%s\"", table);
    else if (*instead && !row->lint->job->one_file && !is_there(row->lint->k, table, instead))
        lint_fault(row, "instead", "retired", "name an id of the same table, or nothing", "no such %s: \"%s\"", table, instead);
}

/* An id that was taken out is never given again. */
void lint_retired(const struct lint *lint)
{
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        lint_rows(lint, tables[i].form, check_id);
    lint_rules(lint, check_rule_id);
    lint_rows(lint, "retired.csv", check_successor);
}

static bool is_listed(const struct knowledge *k, struct slice slice, const char *id)
{
    for (uint32_t i = 0; i < slice.count; i++)
        if (!strcmp(k->strings[slice.at + i], id))
            return true;
    return false;
}

/* Another entry that has one of this one's names; NULL when there is none. */
static const struct glossary_entry *namesake(const struct knowledge *k, const struct glossary_entry *entry, const char **name)
{
    for (uint32_t i = 0; i < entry->also.count; i++) {
        *name = k->strings[entry->also.at + i];
        for (size_t other = 0; other < k->glossary_count; other++)
            if (&k->glossary[other] != entry && is_listed(k, k->glossary[other].also, *name))
                return &k->glossary[other];
    }
    return NULL;
}

static void check_term(const struct lint_row *row)
{
    const struct knowledge *k = row->lint->k;
    const char *id = lint_cell(row, "id"), *name = NULL;
    for (size_t i = 0; i < k->glossary_count; i++) {
        const struct glossary_entry *other = strcmp(k->glossary[i].id, id) ? NULL : namesake(k, &k->glossary[i], &name);
        if (other)
            lint_fault(row, "also", "name", "let one entry explain it", "%s explains \"%s\" as well", other->id, name);
    }
}

/* No word is explained twice. */
void lint_terms(const struct lint *lint)
{
    lint_rows(lint, "glossary.csv", check_term);
}

static const char review[] = "review it again and write the two days anew";

static void check_due(const struct lint_row *row)
{
    const char *due = lint_cell(row, "review_due");
    if (*due && strcmp(due, row->lint->job->today) < 0)
        lint_fault(row, "review_due", "overdue", review, "was due for review on %s", due);
}

static void check_rule_due(const struct lint_rule *rule)
{
    if (strcmp(rule->rule->review_due, rule->lint->job->today) < 0)
        lint_rule_fault(rule, "review_due", "overdue", review, "was due for review on %s", rule->rule->review_due);
}

/* No review is overdue. Only who asks gives a day: no clock is read. */
void lint_due(const struct lint *lint)
{
    if (!lint->job->today)
        return;
    lint_rows(lint, "questions.csv", check_due);
    lint_rules(lint, check_rule_due);
}

/* The latest day in the column of that name in any table of the folder. */
static struct text latest_review(const struct knowledge_reading *reading)
{
    struct text latest = TEXT("");
    for (size_t file = 0; file < reading->count; file++) {
        const struct csv *sheet = &reading->sheets[file];
        int column = csv_column(sheet, "reviewed");
        for (size_t i = 0; i < sheet->count && column >= 0; i++)
            if (text_order(sheet->rows[i].cells[column], latest) > 0)
                latest = sheet->rows[i].cells[column];
    }
    return latest;
}

static void check_last_day(const struct lint_row *row)
{
    struct text latest = latest_review(row->lint->job->reading), day = row->at->cells[1];
    if (text_is(row->at->cells[0], "reviewed") && text_order(day, latest) < 0)
        lint_fault(row, "value", "day", "write that day", "a row was reviewed later, on %.*s", (int)latest.len, latest.ptr);
}

/* The day of the whole is not before that of a row. */
void lint_last_day(const struct lint *lint)
{
    lint_rows(lint, "knowledge.csv", check_last_day);
}

static void check_reached(const struct lint_row *row)
{
    const struct knowledge *k = row->lint->k;
    const char *id = lint_cell(row, "id");
    for (size_t i = 0; i < k->rule_count; i++)
        if (is_listed(k, k->rules[i].questions, id))
            return;
    lint_fault(row, "id", "unused", "name it in the \"questions\" of a rule", "no rule asks the question \"%s\"", id);
}

/* Every question is raised by a rule. */
void lint_reached(const struct lint *lint)
{
    lint_rows(lint, "questions.csv", check_reached);
}

/* The program says its own phrases; in a folder that is laid over it, only those that it has. */
static void check_said(const struct lint_row *row)
{
    const struct lint *lint = row->lint;
    const char *id = lint_cell(row, "id");
    bool said = lint->job->base ? knowledge_has_phrase(lint->job->base, id) : !text_starts(text_of(id), "rule.");
    for (size_t i = 0; i < lint->k->rule_count && !said; i++)
        said = !strcmp(lint->k->rules[i].title, id) || !strcmp(lint->k->rules[i].explanation, id);
    if (!said)
        lint_fault(row, "id", "unused", "name it as \"title\" or \"explanation\" of a rule, or take it out", "nobody says the phrase \"%s\"", id);
}

/* Every phrase of a rule is said by one. */
void lint_said(const struct lint *lint)
{
    lint_rows(lint, "phrases/en.csv", check_said);
}

/* What compare/ cites of itself, for notations that no row of a table stands for. */
static const char *const cited_by_program[] = {"icd10", "notation", "tnm_notation", "units"};

/* Whether the program or some row of the folder cites the source. */
static bool is_cited(const struct lint *lint, const char *id)
{
    const struct knowledge_reading *reading = lint->job->reading;
    for (size_t i = 0; i < sizeof cited_by_program / sizeof *cited_by_program; i++)
        if (!strcmp(cited_by_program[i], id))
            return true;
    for (size_t file = 0; file < reading->count; file++) {
        int column = csv_column(&reading->sheets[file], "source");
        for (size_t i = 0; column >= 0 && i < reading->sheets[file].count; i++)
            if (text_is(text_trim(reading->sheets[file].rows[i].cells[column]), id))
                return true;
    }
    for (size_t i = 0; i < lint->k->rule_count; i++)
        if (is_listed(lint->k, lint->k->rules[i].sources, id))
            return true;
    return false;
}

static void check_cited(const struct lint_row *row)
{
    const struct knowledge *base = row->lint->job->base;
    const char *id = lint_cell(row, "id");
    if (!(base && knowledge_source(base, id)) && !is_cited(row->lint, id))
        lint_fault(row, "id", "unused", "cite it where it was used, or take it out and write its id into retired.csv",
                   "no row rests on the source \"%s\"", id);
}

/* Every source is one that something rests on. */
void lint_cited(const struct lint *lint)
{
    lint_rows(lint, "sources.csv", check_cited);
}
