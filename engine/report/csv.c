/* SPDX-License-Identifier: MIT
 * In: a report. Out: its questions as RFC 4180 CSV, one row each. */
#include "report/cells.h"
#include "report/json.h"
#include "report/say.h"

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
        cells_put(out, text_of(header[i]), i + 1 < columns ? ',' : '\n');
    for (size_t i = 0; i < report->questions->count; i++) {
        const struct asked *asked = &report->questions->items[i];
        struct buf rank = buf_new(arena, 8);
        buf_format(&rank, "%zu", asked->rank);
        cells_put(out, buf_text(&rank), ',');
        cells_put(out, text_of(asked->id), ',');
        cells_put(out, report_question_text(arena, report, asked), ',');
        cells_put(out, whom(arena, asked->ask), ',');
        cells_put(out, text_of(word_text(WORDS_FAMILY, asked->question->family)), ',');
        cells_put(out, text_of(word_text(WORDS_TOPIC, asked->question->topic)), ',');
        cells_put(out, text_of(asked->question->blocking ? "yes" : "no"), ',');
        cells_put(out, founded(arena, asked), '\n');
    }
}
