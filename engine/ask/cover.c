/* SPDX-License-Identifier: MIT
 * Cover: greedy weighted set cover, ties by what blocks other steps, then by family, then by id. */
#include "ask/cover.h"

#include <stdlib.h>
#include <string.h>

/* An order of magnitude a step, so that no handful of lesser findings outweighs a graver one. Not a clinical number. */
static const uint64_t cover_by_significance[] = {
    [SIGNIFICANCE_NONE] = 1, [SIGNIFICANCE_MINOR] = 10, [SIGNIFICANCE_MAJOR] = 100};

static uint64_t cover_weight(const struct finding *finding)
{
    bool first = finding->kind == FINDING_URGENCY || finding->kind == FINDING_SAFETY;
    return cover_by_significance[finding->significance] * (first ? 10 : 1);
}

static uint64_t cover_gravest(const struct asked *asked)
{
    uint64_t most = 0;
    for (size_t i = 0; i < asked->finding_count; i++) {
        uint64_t weight = cover_weight(asked->findings[i]);
        most = weight > most ? weight : most;
    }
    return most;
}

/* The families stand in the contract's order: the six of the source page (the plan, the tests, the research ...) before money and travel. */
static int cover_tie(const struct asked *a, const struct asked *b)
{
    if (a->question->blocking != b->question->blocking) {
        return a->question->blocking ? -1 : 1;
    }
    int order = (int)a->question->family - (int)b->question->family;
    return order ? order : strcmp(a->id, b->id);
}

static int cover_order(const void *a, const void *b)
{
    uint64_t x = cover_gravest(a), y = cover_gravest(b);
    return x == y ? cover_tie(a, b) : x > y ? -1 : 1;
}

/* How far a question answers a finding, in sixteenths: one that quotes what was found, or must be answered first, speaks of it alone;
 * a general one ("Can you explain the plan?") touches on it. */
enum { COVER_ALL = 16, COVER_SOME = 1 };

static unsigned cover_depth(const struct asked *asked)
{
    return asked->question->blocking || strchr(asked->question->text[LANGUAGE_EN], '{') ? COVER_ALL : COVER_SOME;
}

/* Where something weighs, what weighs nothing (a gap, an agreement) does not fill the first page. */
static uint64_t cover_least(const struct findings *findings)
{
    for (size_t i = 0; i < findings->count; i++)
        if (findings->items[i].significance > SIGNIFICANCE_NONE)
            return cover_by_significance[SIGNIFICANCE_MINOR];
    return 0;
}

static uint64_t cover_gain(const struct findings *findings, const uint8_t *covered, const struct asked *asked)
{
    uint64_t gain = 0, least = cover_least(findings);
    unsigned depth = cover_depth(asked);
    for (size_t i = 0; i < asked->finding_count; i++) {
        uint8_t before = covered[asked->findings[i] - findings->items];
        if (before < depth && cover_weight(asked->findings[i]) >= least)
            gain += cover_weight(asked->findings[i]) * (depth - before);
    }
    return gain;
}

/* The question from `from` on that covers most, or NULL when nothing is left to cover. */
static struct asked *cover_next(const struct findings *findings, const uint8_t *covered, struct asked *from, size_t count)
{
    struct asked *best = NULL;
    uint64_t most = 0;
    for (size_t i = 0; i < count; i++) {
        uint64_t gain = cover_gain(findings, covered, &from[i]);
        if (gain > most || (best && gain == most && gain > 0 && cover_tie(&from[i], best) < 0)) {
            best = &from[i];
            most = gain;
        }
    }
    return best;
}

void cover_rank(struct arena *arena, const struct findings *findings, struct asked *asked, size_t count, size_t shown)
{
    uint8_t *covered = arena_array(arena, findings->count + 1, sizeof *covered);
    size_t done = 0;
    while (done < count && done < shown) {
        struct asked *best = cover_next(findings, covered, asked + done, count - done);
        if (!best) {
            break;
        }
        struct asked swapped = *best;
        *best = asked[done];
        asked[done++] = swapped;
        for (size_t i = 0; i < swapped.finding_count; i++) {
            uint8_t *depth = &covered[swapped.findings[i] - findings->items];
            *depth = (uint8_t)(cover_depth(&swapped) > *depth ? cover_depth(&swapped) : *depth);
        }
    }
    if (count - done > 1) {
        qsort(asked + done, count - done, sizeof *asked, cover_order);
    }
    for (size_t i = 0; i < count; i++) {
        asked[i].rank = i + 1;
        asked[i].shown = i < shown;
    }
}
