/* SPDX-License-Identifier: MIT
 * In: a report and one of its parts. Out: the words that tell it. With --redact no slot that quotes an opinion is
 * filled. */
#include "report/report.h"

#include "base/buf.h"
#include "model/slots.h"
#include "report/navigator.h"
#include "report/patient.h"
#include "report/say.h"
#include "report/stated.h"

static const char *masked(struct arena *arena, const char *form)
{
    const struct text hidden = TEXT("[\xe2\x80\xa6]");
    const struct slot quoting[] = {{"first", hidden},    {"second", hidden},     {"item", hidden}, {"list", hidden},
                                   {"one_says", hidden}, {"other_says", hidden}, {"a", hidden},    {"b", hidden}};
    return fill_slots(arena, form, quoting, sizeof quoting / sizeof *quoting).ptr;
}

static const char *form_of(struct arena *arena, const struct report *report, const char *form)
{
    return report->redact ? masked(arena, form) : form;
}

struct text report_finding_text(struct arena *arena, const struct report *report, const struct finding *finding,
                                const char *phrase)
{
    const char *form = knowledge_phrase(report->knowledge, phrase, report->language);
    return slots_fill(arena, report->knowledge, report->language, finding, form_of(arena, report, form));
}

struct text report_question_text(struct arena *arena, const struct report *report, const struct asked *asked)
{
    if (!report->redact || !asked->finding_count)
        return asked->text;
    const char *form = masked(arena, asked->question->text[report->language]);
    return slots_fill(arena, report->knowledge, report->language, asked->findings[0], form);
}

struct text report_because(struct arena *arena, const struct report *report, const struct comparison *comparison)
{
    const struct because *because = &comparison->because;
    if (!because->phrase)
        return (struct text){0};
    const char *form = knowledge_phrase(report->knowledge, because->phrase, report->language);
    bool word = comparison->field != NO_FIELD && report->knowledge->fields.items[comparison->field].words;
    struct text a = because->a.len ? because->a : stated_plain(arena, report, comparison->first);
    struct text b = because->b.len ? because->b : stated_plain(arena, report, comparison->second);
    a = word ? say_word(arena, report, "word.", a) : a;
    b = word ? say_word(arena, report, "word.", b) : b;
    const struct slot slots[] = {{"a", a}, {"b", b}};
    return fill_slots(arena, form_of(arena, report, form), slots, 2);
}

struct text report_stated(struct arena *arena, const struct report *report, const struct comparison *comparison,
                          enum side side)
{
    const struct fact *fact = side == SIDE_FIRST ? comparison->first : comparison->second;
    struct text shown = side == SIDE_FIRST ? comparison->first_shown : comparison->second_shown;
    if (report->redact && (fact || shown.len))
        return say_phrase(report, "ui.hidden");
    if (!shown.len)
        return stated_plain(arena, report, fact);
    struct text plain = say_word(arena, report, "word.", shown);
    return plain;
}

const struct node *report_compose(struct arena *arena, const struct report *report)
{
    return report->reader == READER_NAVIGATOR ? navigator_compose(arena, report) : patient_compose(arena, report);
}
