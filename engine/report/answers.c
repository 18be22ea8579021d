/* SPDX-License-Identifier: MIT
 * In: what an earlier report holds, and what was said since. Out: forms to fill in, rows for the log. */
#include "report/answers.h"

#include "report/cells.h"
#include "report/writer.h"

const struct said_answer *answers_last(const struct said_answers *answers, const char *kind, struct text id)
{
    for (size_t i = answers ? answers->count : 0; i > 0; i--) {
        const struct said_answer *answer = &answers->items[i - 1];
        if (answer_is_filled(answer) && text_is(answer->kind, kind) && text_equal(answer->id, id))
            return answer;
    }
    return NULL;
}

struct text answers_state(const struct said_answers *answers, const char *kind, struct text id)
{
    struct text state = {0};
    for (size_t i = 0; i < answers->count; i++)
        if (answers->items[i].state.len && text_is(answers->items[i].kind, kind) && text_equal(answers->items[i].id, id))
            state = answers->items[i].state;
    return state;
}

static struct said_answer row_of(const char *kind, struct earlier_finding thing, const struct said_answers *known, bool redact)
{
    const struct said_answer *last = answers_last(known, kind, text_of(thing.id));
    struct said_answer row = last && !redact ? *last : (struct said_answer){0};
    row.state = known ? answers_state(known, kind, text_of(thing.id)) : (struct text){0};
    row.kind = text_of(kind);
    row.id = text_of(thing.id);
    row.text = redact ? (struct text){0} : text_of(thing.title ? thing.title : "");
    return row;
}

static void put_header(struct buf *out, bool chain)
{
    bool first = true;
#define ANSWER_COLUMN(name) buf_puts(out, first ? #name : "," #name), first = false;
    ANSWER_COLUMNS
#undef ANSWER_COLUMN
    buf_puts(out, chain ? ",chain\r\n" : "\r\n");
}

static void put_row(struct buf *out, const struct said_answer *row, bool chain)
{
    const struct text cells[] = {
#define ANSWER_COLUMN(name) row->name,
        ANSWER_COLUMNS
#undef ANSWER_COLUMN
        row->chain};
    size_t count = sizeof cells / sizeof *cells - !chain;
    for (size_t i = 0; i < count; i++)
        cells_put(out, cells[i], i + 1 < count ? ',' : '\n');
}

void answers_form_csv(struct buf *out, const struct earlier_findings *report, const struct said_answers *known, bool redact)
{
    put_header(out, false);
    for (size_t i = 0; i < report->count + report->question_count; i++) {
        bool question = i >= report->count;
        struct earlier_finding thing = question ? report->questions[i - report->count] : report->items[i];
        struct said_answer row = row_of(question ? "question" : "finding", thing, known, redact);
        put_row(out, &row, false);
    }
}

void answers_form_json(struct buf *out, const struct earlier_findings *report, const struct said_answers *known, bool redact)
{
    struct writer w = {.out = out};
    writer_open(&w, NULL, '{');
    writer_text(&w, "format", TEXT("concord.answers/1"));
    writer_open(&w, "entries", '[');
    for (size_t i = 0; i < report->count + report->question_count; i++) {
        bool question = i >= report->count;
        struct earlier_finding thing = question ? report->questions[i - report->count] : report->items[i];
        struct said_answer row = row_of(question ? "question" : "finding", thing, known, redact);
        writer_open(&w, NULL, '{');
#define ANSWER_COLUMN(name) writer_text(&w, #name, row.name);
        ANSWER_COLUMNS
#undef ANSWER_COLUMN
        writer_close(&w, '}');
    }
    writer_close(&w, ']');
    writer_close(&w, '}');
    buf_byte(out, '\n');
}

static bool is_same(const struct said_answer *a, const struct said_answer *b)
{
    bool same = true;
#define ANSWER_COLUMN(name) same = same && text_equal(a->name, b->name);
    ANSWER_COLUMNS
#undef ANSWER_COLUMN
    return same;
}

/* A cell is kept as a spreadsheet may show it; what is read back must be what was tied. */
static struct text safe(struct arena *arena, struct text cell)
{
    struct buf out = buf_new(arena, cell.len + 4);
    cells_put(&out, cell, ',');
    bool apostrophe = out.len > 1 && out.ptr[1] == '\'' && !text_starts(cell, "'");
    struct buf kept = buf_new(arena, cell.len + 1);
    buf_puts(&kept, apostrophe ? "'" : "");
    buf_add(&kept, cell);
    return buf_text(&kept);
}

static struct said_answer as_kept(struct arena *arena, const struct said_answer *answer)
{
    struct said_answer kept = *answer;
#define ANSWER_COLUMN(name) kept.name = safe(arena, answer->name);
    ANSWER_COLUMNS
#undef ANSWER_COLUMN
    return kept;
}

size_t answers_log(struct buf *out, const struct said_answers *log, const struct said_answers *form)
{
    struct text before = log->count ? log->items[log->count - 1].chain : (struct text){0};
    size_t added = 0;
    if (!log->is_log)
        put_header(out, true);
    for (size_t i = 0; i < form->count; i++) {
        struct said_answer row = as_kept(out->arena, &form->items[i]);
        bool held = !answer_is_filled(&row);
        for (size_t k = 0; k < log->count && !held; k++)
            held = is_same(&log->items[k], &row);
        if (held)
            continue;
        row.chain = before = answer_chain(out->arena, before, &row);
        put_row(out, &row, true);
        added++;
    }
    return added;
}
