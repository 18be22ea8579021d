/* SPDX-License-Identifier: MIT
 * In: the bytes of an earlier report. Out: the ids of its findings. */
#include "read/previous.h"

#include "base/arena.h"
#include "base/limits.h"
#include "read/json.h"

static bool is_followed_up(const struct json *finding)
{
    struct text kind = json_text(finding, "kind");
    return !text_is(kind, word_text(WORDS_FINDING, FINDING_AGREEMENT)) &&
           !text_is(kind, word_text(WORDS_FINDING, FINDING_FALSE_DIFFERENCE));
}

static void read_questions(const struct json *questions, struct arena *arena, struct earlier_findings *out)
{
    if (!questions || questions->type != JSON_ARRAY)
        return;
    struct earlier_finding *items = arena_array(arena, questions->count + 1, sizeof *items);
    for (const struct json *question = questions->child; question; question = question->next)
        if (json_text(question, "id").len)
            items[out->question_count++] = (struct earlier_finding){json_text(question, "id").ptr, json_text(question, "text").ptr};
    out->questions = items;
}

bool previous_read(struct text bytes, struct diags *diags, struct earlier_findings *out)
{
    const struct json_rules rules = {.max_bytes = LIMIT_KNOWLEDGE_BYTES};
    const struct json *report = json_read(bytes, &rules, diags);
    if (!report)
        return false;
    const struct json *findings = json_member(report, "findings");
    if (!text_is(json_text(report, "format"), "concord.report/1") || !findings || findings->type != JSON_ARRAY) {
        diags_add(diags, (struct place){report->line, report->column, ""}, "P001", "give a report made with --format json",
                  "this is not a concord.report/1");
        return false;
    }
    read_questions(json_member(report, "questions"), diags->arena, out);
    struct earlier_finding *items = arena_array(diags->arena, findings->count + 1, sizeof *items);
    for (const struct json *finding = findings->child; finding; finding = finding->next)
        if (json_text(finding, "id").len && is_followed_up(finding))
            items[out->count++] = (struct earlier_finding){json_text(finding, "id").ptr, json_text(finding, "title").ptr};
    out->items = items;
    return true;
}
