/* SPDX-License-Identifier: MIT
 * In: a folder that was read. Out: more faults in its files. One function a demand; this is the table of them. */
#include "lint/lint.h"

#include <string.h>

#include "base/limits.h"
#include "lint/room.h"

static const struct check {
    void (*run)(const struct lint *lint);
    bool one_file; /* can be seen in one file */
    bool sound;    /* asks for knowledge in which the reader found no fault */
} checks[] = {
    {lint_retired, true, false},       {lint_banned, true, false},    {lint_languages, true, false},
    {lint_abbreviations, true, false}, {lint_rule_slots, true, false}, {lint_program_slots, true, false},
    {lint_vetoes, true, false},        {lint_names, true, false},     {lint_parts, true, false},
    {lint_marks, true, false},         {lint_conversions, true, false}, {lint_due, true, false},
    {lint_last_day, true, false},      {lint_terms, true, false},     {lint_reached, false, true},
    {lint_said, false, true},          {lint_cited, false, true},     {lint_cases, true, true},
};

static size_t count_faults(const struct knowledge_reading *reading)
{
    size_t faults = reading->whole.count;
    for (size_t file = 0; file < reading->count; file++)
        faults += reading->diags[file].count;
    return faults;
}

void lint_run(const struct lint_job *job)
{
    const struct lint lint = {.job = job, .arena = job->arena, .k = &job->reading->knowledge};
    const struct place whole = {0, 0, ""};
    bool sound = !count_faults(job->reading);
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
        if ((checks[i].one_file || !job->one_file) && (sound || !checks[i].sound))
            checks[i].run(&lint);
    if (!sound && !job->one_file)
        diags_add(&job->reading->whole, whole, "untried", "mend the other faults first",
                  "rules were not tried on their cases, nor rows looked for that nobody uses");
    for (size_t file = 0; file < job->reading->count; file++)
        diags_sort(&job->reading->diags[file]);
    job->reading->faults = count_faults(job->reading);
}

void lint_rows(const struct lint *lint, const char *form, void (*look)(const struct lint_row *row))
{
    const struct knowledge_reading *reading = lint->job->reading;
    bool any = form[strlen(form) - 1] == '/';
    for (size_t file = 0; file < reading->count; file++) {
        const char *name = reading->files[file].name;
        const struct csv *sheet = &reading->sheets[file];
        bool wanted = any ? text_starts(text_of(name), form) : !strcmp(name, form);
        for (size_t i = 0; wanted && i < sheet->count; i++) {
            struct lint_row row = {lint, file, sheet, &sheet->rows[i]};
            look(&row);
        }
    }
}

static void rules_of(const struct lint *lint, size_t file, void (*look)(const struct lint_rule *rule))
{
    struct diags scratch = diags_new(lint->arena, "");
    const struct json_rules bounds = {.max_bytes = LIMIT_KNOWLEDGE_BYTES};
    const struct json *root = json_read(lint->job->reading->files[file].bytes, &bounds, &scratch);
    const struct json *list = root ? json_member(root, "rules") : NULL;
    for (const struct json *json = list ? list->child : NULL; json; json = json->next) {
        struct text id = json_text(json, "id");
        struct lint_rule rule = {lint, file, root, json, id.len ? knowledge_rule(lint->k, arena_copy(lint->arena, id.ptr, id.len)) : NULL};
        if (rule.rule)
            look(&rule);
    }
}

void lint_rules(const struct lint *lint, void (*look)(const struct lint_rule *rule))
{
    for (size_t file = 0; file < lint->job->reading->count; file++)
        if (text_starts(text_of(lint->job->reading->files[file].name), "rules/"))
            rules_of(lint, file, look);
}

const char *lint_cell(const struct lint_row *row, const char *column)
{
    int index = csv_column(row->sheet, column);
    if (index < 0)
        return "";
    struct text cell = text_trim(row->at->cells[index]);
    return arena_copy(row->lint->arena, cell.ptr, cell.len);
}

void lint_fault(const struct lint_row *row, const char *column, const char *code, const char *remedy, const char *problem, ...)
{
    struct buf what = buf_new(row->lint->arena, 0);
    va_list arguments;
    va_start(arguments, problem);
    buf_vformat(&what, problem, arguments);
    va_end(arguments);
    int index = csv_column(row->sheet, column);
    struct place place = {row->at->line, index < 0 ? 1 : (size_t)index + 1, pointer_join(row->lint->arena, "", text_of(column))};
    diags_add(&row->lint->job->reading->diags[row->file], place, code, remedy, "%s", buf_text(&what).ptr);
}

void lint_rule_fault(const struct lint_rule *rule, const char *member, const char *code, const char *remedy, const char *problem, ...)
{
    struct buf what = buf_new(rule->lint->arena, 0);
    va_list arguments;
    va_start(arguments, problem);
    buf_vformat(&what, problem, arguments);
    va_end(arguments);
    const struct json *at = json_member(rule->json, member);
    at = at ? at : rule->json;
    struct place place = {at->line, at->column, json_pointer(rule->lint->arena, rule->root, at)};
    diags_add(&rule->lint->job->reading->diags[rule->file], place, code, remedy, "%s (rule %s)", buf_text(&what).ptr, rule->rule->id);
}
