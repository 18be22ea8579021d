/* SPDX-License-Identifier: MIT
 * In: the report. Out: its records and notices. */
#include "report/extras.h"

#include <string.h>

#include "base/buf.h"
#include "report/say.h"
#include "report/stated.h"

static struct text had(const struct report *report, const struct fact *record)
{
    if (!record)
        return (struct text){0};
    const struct fact *reviewed = fact_child(&report->knowledge->fields, record, "reviewed");
    return reviewed ? reviewed->stated : TEXT("named");
}

static struct text record_kind(const struct report *report, const struct comparison *c)
{
    const struct fact *first = c->first ? fact_child(&report->knowledge->fields, c->first, "kind") : NULL;
    const struct fact *second = c->second ? fact_child(&report->knowledge->fields, c->second, "kind") : NULL;
    return first ? first->stated : second ? second->stated : (struct text){0};
}

const struct extras_record *extras_records(struct arena *arena, const struct report *report, size_t *count)
{
    const struct comparisons *all = report->comparisons;
    struct extras_record *records = arena_array(arena, all->count + 1, sizeof *records);
    int field = field_find(&report->knowledge->fields, "/records[]");
    *count = 0;
    for (size_t i = 0; i < all->count && !report->redact && field != NO_FIELD; i++) {
        const struct comparison *c = all->items[i];
        if (c->field == field)
            records[(*count)++] =
                (struct extras_record){c, record_kind(report, c), had(report, c->first), had(report, c->second)};
    }
    return records;
}

/* The rules that spoke although they were to be checked again before --today. ISO dates compare as text. */
static size_t rules_past_review(const struct report *report)
{
    size_t count = 0;
    for (size_t i = 0; report->today && i < report->findings->count; i++)
        count += strcmp(report->findings->items[i].rule->review_due, report->today) < 0;
    return count;
}

static struct text past_review(struct arena *arena, const struct report *report, size_t count)
{
    struct buf number = buf_new(arena, 8);
    buf_format(&number, "%zu", count);
    struct slot slots[] = {{"count", buf_text(&number)}, {"today", text_of(report->today)}};
    return say_filled(arena, report, "notice.past_review", slots, 2);
}

const struct text *extras_notices(struct arena *arena, const struct report *report, size_t *count)
{
    static const char *const always[] = {"notice.no_winner", "notice.quotes", "notice.no_forecast", "notice.not_advice",
                                         "notice.no_clinician"};
    const size_t always_count = sizeof always / sizeof *always;
    const struct knowledge *k = report->knowledge;
    struct text *notices = arena_array(arena, always_count + 5, sizeof *notices);
    size_t n = 0;
    if (report->findings->classification == CLASS_NOT_COMPARABLE)
        notices[n++] = say_phrase(report, "ui.lead_refused");
    for (size_t i = 0; i < always_count; i++)
        notices[n++] = say_phrase(report, always[i]);
    struct slot slots[] = {{"version", text_of(k->version)}, {"reviewed", text_of(k->reviewed)}};
    notices[n++] = say_filled(arena, report, "notice.knowledge", slots, 2);
    if (k->folder) {
        struct slot folder = {"folder", text_of(k->folder)};
        notices[n++] = say_filled(arena, report, "notice.folder", &folder, 1);
    }
    size_t past = rules_past_review(report);
    if (past)
        notices[n++] = past_review(arena, report, past);
    if (report->redact)
        notices[n++] = say_phrase(report, "notice.redacted");
    *count = n;
    return notices;
}
