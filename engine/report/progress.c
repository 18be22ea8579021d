/* SPDX-License-Identifier: MIT
 * In: the findings of an earlier report and of this one. Out: their states, earlier ones first, in the earlier order.
 */
#include "report/progress.h"

#include <stdlib.h>
#include <string.h>

#include "report/answers.h"

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool is_followed_up(enum finding_kind kind)
{
    return kind != FINDING_AGREEMENT && kind != FINDING_FALSE_DIFFERENCE;
}

struct ids {
    const char **items;
    size_t count;
};

static bool holds(struct ids ids, const char *id)
{
    return ids.count && bsearch(&id, ids.items, ids.count, sizeof *ids.items, by_text);
}

static struct ids ids_now(struct arena *arena, const struct findings *now)
{
    struct ids ids = {arena_array(arena, now->count + 1, sizeof *ids.items), 0};
    for (size_t i = 0; i < now->count; i++)
        if (is_followed_up(now->items[i].kind))
            ids.items[ids.count++] = now->items[i].id;
    qsort(ids.items, ids.count, sizeof *ids.items, by_text);
    return ids;
}

static struct ids ids_before(struct arena *arena, const struct earlier_findings *earlier)
{
    struct ids ids = {arena_array(arena, earlier->count + 1, sizeof *ids.items), earlier->count};
    for (size_t i = 0; i < earlier->count; i++)
        ids.items[i] = earlier->items[i].id;
    qsort(ids.items, ids.count, sizeof *ids.items, by_text);
    return ids;
}

static struct ids question_ids(struct arena *arena, const struct questions_asked *now)
{
    struct ids ids = {arena_array(arena, now->count + 1, sizeof *ids.items), now->count};
    for (size_t i = 0; i < now->count; i++)
        ids.items[i] = now->items[i].id;
    qsort(ids.items, ids.count, sizeof *ids.items, by_text);
    return ids;
}

static void questions_since(struct arena *arena, const struct earlier_findings *earlier, struct report *report)
{
    const struct earlier_findings questions = {.items = earlier->questions, .count = earlier->question_count};
    const struct questions_asked *asked = report->questions;
    struct ids now = question_ids(arena, asked), before = ids_before(arena, &questions);
    struct progress *progress = arena_array(arena, now.count + before.count + 1, sizeof *progress);
    size_t count = 0;
    for (size_t i = 0; i < questions.count; i++) {
        const struct earlier_finding *e = &questions.items[i];
        progress[count++] =
            (struct progress){e->id, holds(now, e->id) ? "open" : "resolved", text_of(e->title ? e->title : "")};
    }
    for (size_t i = 0; i < asked->count; i++)
        if (!holds(before, asked->items[i].id))
            progress[count++] =
                (struct progress){asked->items[i].id, "new", report_question_text(arena, report, &asked->items[i])};
    report->asked = progress;
    report->asked_count = count;
}

static void settle(const struct said_answers *answers, const char *kind, struct progress *progress, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct text state = answers_state(answers, kind, text_of(progress[i].finding));
        if (text_is(state, "resolved"))
            progress[i].state = "resolved";
    }
}

void progress_answered(const struct said_answers *answers, struct report *report)
{
    report->answers = answers;
    settle(answers, "finding", report->progress, report->progress_count);
    settle(answers, "question", report->asked, report->asked_count);
}

void progress_since(struct arena *arena, const struct earlier_findings *earlier, struct report *report)
{
    const struct findings *findings = report->findings;
    struct ids now = ids_now(arena, findings), before = ids_before(arena, earlier);
    struct progress *progress = arena_array(arena, now.count + earlier->count + 1, sizeof *progress);
    size_t count = 0;
    for (size_t i = 0; i < earlier->count; i++) {
        const struct earlier_finding *e = &earlier->items[i];
        progress[count++] =
            (struct progress){e->id, holds(now, e->id) ? "open" : "resolved", text_of(e->title ? e->title : "")};
    }
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        if (is_followed_up(finding->kind) && !holds(before, finding->id))
            progress[count++] = (struct progress){finding->id, "new",
                                                  report_finding_text(arena, report, finding, finding->rule->title)};
    }
    report->progress = progress;
    report->progress_count = count;
    report->has_progress = true;
    questions_since(arena, earlier, report);
}
