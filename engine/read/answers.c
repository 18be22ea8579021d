/* SPDX-License-Identifier: MIT
 * In: bytes. Out: answers. A row that nobody filled in is kept too: it says nothing. */
#include "read/answers.h"

#include "base/arena.h"
#include "base/limits.h"
#include "read/csv.h"
#include "read/json.h"

static bool is_day(struct text day)
{
    static const char shape[] = "dddd-dd-dd";
    if (day.len != sizeof shape - 1)
        return false;
    for (size_t i = 0; i < day.len; i++)
        if (shape[i] == 'd' ? day.ptr[i] < '0' || day.ptr[i] > '9' : day.ptr[i] != shape[i])
            return false;
    return true;
}

static void fault(struct diags *diags, size_t line, const char *code, const char *remedy, const char *problem)
{
    diags_add(diags, (struct place){line, 1, ""}, code, remedy, "%s", problem);
}

static bool check(const struct said_answer *answer, struct diags *diags)
{
    size_t before = diags->count;
    if (!text_is(answer->kind, "finding") && !text_is(answer->kind, "question"))
        fault(diags, answer->line, "A002", "leave the form's own cells as they are", "neither \"finding\" nor \"question\"");
    if (!answer->id.len)
        fault(diags, answer->line, "A003", "leave the form's own cells as they are", "no id");
    if (answer->state.len && !text_is(answer->state, "resolved") && !text_is(answer->state, "open"))
        fault(diags, answer->line, "A004", "write resolved, or open, or leave it empty", "not a state");
    if (answer_is_filled(answer) && !is_day(answer->on))
        fault(diags, answer->line, "A005", "write the day in \"on\" as YYYY-MM-DD", "an answer without its day");
    if (answer_is_filled(answer) && !text_trim(answer->by).len)
        fault(diags, answer->line, "A006", "write in \"by\" who said it", "an answer of nobody");
    return diags->count == before;
}

static struct text cell(const struct csv *csv, size_t row, const char *name)
{
    int column = csv_column(csv, name);
    return column < 0 ? (struct text){0} : csv->rows[row].cells[column];
}

static bool read_table(struct text bytes, struct diags *diags, struct said_answers *out)
{
    struct csv csv;
    if (!csv_read(bytes, &csv, diags))
        return false;
#define ANSWER_COLUMN(name)                                                                                        \
    if (csv_column(&csv, #name) < 0)                                                                               \
        fault(diags, 1, "A001", "start from the form that \"concord answers\" writes", "the column \"" #name "\" is missing");
    ANSWER_COLUMNS
#undef ANSWER_COLUMN
    struct said_answer *items = arena_array(diags->arena, csv.count + 1, sizeof *items);
    for (size_t i = 0; i < csv.count; i++)
        items[i] = (struct said_answer){
#define ANSWER_COLUMN(name) .name = cell(&csv, i, #name),
            ANSWER_COLUMNS
#undef ANSWER_COLUMN
            .chain = cell(&csv, i, "chain"), .line = csv.rows[i].line};
    *out = (struct said_answers){items, csv.count, csv_column(&csv, "chain") >= 0};
    return !diags->count;
}

static bool read_object(struct text bytes, struct diags *diags, struct said_answers *out)
{
    const struct json_rules rules = {.max_bytes = LIMIT_KNOWLEDGE_BYTES};
    const struct json *form = json_read(bytes, &rules, diags), *entries = form ? json_member(form, "entries") : NULL;
    if (!form)
        return false;
    if (!text_is(json_text(form, "format"), "concord.answers/1") || !entries || entries->type != JSON_ARRAY) {
        fault(diags, form->line, "A001", "start from the form that \"concord answers\" writes", "this is not a concord.answers/1");
        return false;
    }
    struct said_answer *items = arena_array(diags->arena, entries->count + 1, sizeof *items);
    size_t count = 0;
    for (const struct json *entry = entries->child; entry; entry = entry->next)
        items[count++] = (struct said_answer){
#define ANSWER_COLUMN(name) .name = entry->type == JSON_OBJECT ? json_text(entry, #name) : (struct text){0},
            ANSWER_COLUMNS
#undef ANSWER_COLUMN
            .line = entry->line};
    *out = (struct said_answers){items, count, false};
    return true;
}

bool answers_read(struct text bytes, struct diags *diags, struct said_answers *out)
{
    bool object = text_starts(text_trim(bytes), "{");
    *out = (struct said_answers){0};
    if (!(object ? read_object : read_table)(bytes, diags, out))
        return false;
    bool good = true;
    for (size_t i = 0; i < out->count; i++)
        good = check(&out->items[i], diags) && good;
    return good;
}

bool answers_check_log(const struct said_answers *log, struct diags *diags)
{
    struct text before = {0};
    for (size_t i = 0; i < log->count; i++) {
        before = answer_chain(diags->arena, before, &log->items[i]);
        if (text_equal(before, log->items[i].chain))
            continue;
        fault(diags, log->items[i].line, "A007", "rows are only added, never changed; go back to the log as it was",
              "this row or one before it was changed or taken out");
        return false;
    }
    return true;
}
