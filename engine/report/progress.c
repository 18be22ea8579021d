/* SPDX-License-Identifier: MIT
 * In: the findings of an earlier report and of this one. Out: their states, earlier ones first, in the earlier order. */
#include "report/progress.h"

#include <stdlib.h>
#include <string.h>

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool is_followed_up(enum finding_kind kind)
{
    return kind != FINDING_AGREEMENT && kind != FINDING_FALSE_DIFFERENCE;
}

static bool holds(const char *const *sorted, size_t count, const char *id)
{
    return count && bsearch(&id, sorted, count, sizeof *sorted, by_text);
}

static const char **sorted_copy(struct arena *arena, const char *const *ids, size_t count)
{
    const char **copy = arena_array(arena, count + 1, sizeof *copy);
    if (count)
        memcpy(copy, ids, count * sizeof *copy);
    qsort(copy, count, sizeof *copy, by_text);
    return copy;
}

void progress_since(struct arena *arena, const struct earlier_findings *earlier, struct report *report)
{
    const struct findings *now = report->findings;
    const char **ids = arena_array(arena, now->count + 1, sizeof *ids);
    size_t count = 0, filled = 0;
    for (size_t i = 0; i < now->count; i++)
        if (is_followed_up(now->items[i].kind))
            ids[count++] = now->items[i].id;
    const char **current = sorted_copy(arena, ids, count);
    const char **before = sorted_copy(arena, earlier->ids, earlier->count);
    struct progress *progress = arena_array(arena, count + earlier->count + 1, sizeof *progress);
    for (size_t i = 0; i < earlier->count; i++)
        progress[filled++] = (struct progress){earlier->ids[i], holds(current, count, earlier->ids[i]) ? "open" : "resolved"};
    for (size_t i = 0; i < count; i++)
        if (!holds(before, earlier->count, ids[i]))
            progress[filled++] = (struct progress){ids[i], "new"};
    report->progress = progress;
    report->progress_count = filled;
    report->has_progress = true;
}
