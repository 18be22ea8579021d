/* SPDX-License-Identifier: MIT
 * In: a report. Out: its questions as RFC 4180 CSV, every cell quoted. A cell that a spreadsheet would run gets an
 * apostrophe before it (OWASP, CSV injection), also for the full-width forms that some programs read as the same. */
#include "report/json.h"
#include "report/say.h"

static bool would_run(struct text cell)
{
    static const char *const openers[] = {
        "=", "+", "-", "@", "\t", "\r", "\n", "\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d", "\xef\xbc\xa0"};
    for (size_t i = 0; i < sizeof openers / sizeof *openers; i++)
        if (text_starts(cell, openers[i]))
            return true;
    return false;
}

static void put_cell(struct buf *out, struct text cell, char end)
{
    buf_byte(out, '"');
    if (would_run(cell))
        buf_byte(out, '\'');
    for (size_t i = 0; i < cell.len; i++) {
        if (cell.ptr[i] == '"')
            buf_byte(out, '"');
        buf_byte(out, cell.ptr[i]);
    }
    buf_byte(out, '"');
    if (end == '\n')
        buf_byte(out, '\r');
    buf_byte(out, end);
}

static struct text whom(struct arena *arena, uint32_t ask)
{
    struct buf names = buf_new(arena, 32);
    for (int i = 0; i < ASKS; i++) {
        if (!(ask & (UINT32_C(1) << i)))
            continue;
        if (names.len)
            buf_byte(&names, '|');
        buf_puts(&names, word_text(WORDS_ASK, i));
    }
    return buf_text(&names);
}

static struct text founded(struct arena *arena, const struct asked *asked)
{
    struct buf ids = buf_new(arena, 32);
    for (size_t i = 0; i < asked->finding_count; i++) {
        if (i)
            buf_byte(&ids, '|');
        buf_puts(&ids, asked->findings[i]->id);
    }
    return buf_text(&ids);
}

void report_csv(struct buf *out, const struct report *report)
{
    static const char *const header[] = {"rank", "id", "text", "ask", "family", "topic", "blocking", "findings"};
    const size_t columns = sizeof header / sizeof *header;
    struct arena *arena = out->arena;
    for (size_t i = 0; i < columns; i++)
        put_cell(out, text_of(header[i]), i + 1 < columns ? ',' : '\n');
    for (size_t i = 0; i < report->questions->count; i++) {
        const struct asked *asked = &report->questions->items[i];
        struct buf rank = buf_new(arena, 8);
        buf_format(&rank, "%zu", asked->rank);
        put_cell(out, buf_text(&rank), ',');
        put_cell(out, text_of(asked->id), ',');
        put_cell(out, report_question_text(arena, report, asked), ',');
        put_cell(out, whom(arena, asked->ask), ',');
        put_cell(out, text_of(word_text(WORDS_FAMILY, asked->question->family)), ',');
        put_cell(out, text_of(word_text(WORDS_TOPIC, asked->question->topic)), ',');
        put_cell(out, text_of(asked->question->blocking ? "yes" : "no"), ',');
        put_cell(out, founded(arena, asked), '\n');
    }
}
