/* SPDX-License-Identifier: MIT
 * Explain: why a rule fired, or how near it came. The same tester, made to try every test and to note what it saw. */
#include <string.h>

#include "judge/judge.h"
#include "judge/tester.h"

/* A test's depth in the rule: how many tests it stands inside. */
static int explain_depth(const struct test *tests, uint32_t at)
{
    int depth = 0;
    for (uint32_t above = 0; above < at; above++) {
        depth += at < above + tests[above].size;
    }
    return depth;
}

static size_t explain_held(const struct seen *seen, size_t count)
{
    size_t held = 0;
    for (size_t i = 0; i < count; i++) {
        held += seen[i].held;
    }
    return held;
}

struct explain {
    struct tester tester;
    struct seen *best;
    size_t most;
    bool tried, fired;
};

/* Keeps what this frame showed when it came nearer than those before; one that fires is nearest. */
static void explain_try(struct explain *e, const struct comparison *frame, enum side one)
{
    const struct rule *rule = e->tester.rule;
    struct scope scope = {frame, one, rule->on == ON_EACH};
    if (e->fired || (frame && scope.each && !index_fact(frame, one))) {
        return;
    }
    e->tester.matches.count = 0;
    memset(e->tester.seen, 0, rule->test_size * sizeof *e->tester.seen);
    e->fired = tester_holds(&e->tester, &scope);
    size_t held = explain_held(e->tester.seen, rule->test_size);
    if (!e->tried || e->fired || held > e->most) {
        memcpy(e->best, e->tester.seen, rule->test_size * sizeof *e->best);
        e->most = held;
        e->tried = true;
    }
}

static void explain_frames(struct explain *e, const struct index *index, const struct rule *rule)
{
    bool whole = rule->frame_field == NO_FIELD && rule->frame_topic < 0;
    struct span span = {NULL, 0};
    if (!whole) {
        span = rule->frame_field != NO_FIELD ? index_comparisons(index, rule->frame_field, NULL)
                                             : index_leaves(index, rule->frame_topic);
    }
    unsigned turns = rule->sided || rule->on == ON_EACH ? 2 : 1;
    for (size_t i = 0; i < span.count + whole; i++) {
        const struct comparison *frame = whole ? NULL : index->view->comparisons->items[span.orders[i]];
        for (unsigned one = 0; one < turns; one++) {
            explain_try(e, frame, (enum side)one);
        }
    }
}

bool judge_explain(struct arena *arena, const struct case_view *view, const struct rule *rule, const struct seen **seen,
                   size_t *count)
{
    struct index index = index_new(arena, view);
    struct explain e = {.tester = tester_new(arena, &index)};
    tester_rule(&e.tester, rule);
    e.best = arena_array(arena, rule->test_size + 1, sizeof *e.best);
    e.tester.seen = arena_array(arena, rule->test_size + 1, sizeof *e.tester.seen);
    explain_frames(&e, &index, rule);
    for (uint32_t i = 0; i < rule->test_size; i++) {
        e.best[i].test = &view->knowledge->tests[rule->test + i];
        e.best[i].depth = explain_depth(view->knowledge->tests + rule->test, i);
    }
    *seen = e.best;
    *count = rule->test_size;
    if (e.fired && rule->otherwise) { /* its tests hold; another rule may have spoken first */
        const struct findings *all = judge(arena, view);
        e.fired = false;
        for (size_t i = 0; i < all->count && !e.fired; i++) {
            e.fired = all->items[i].rule == rule;
        }
    }
    return e.fired;
}
