/* SPDX-License-Identifier: MIT
 * Evidence: from what matched to pointers and quotations. */
#include "judge/evidence.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

struct evidence_maker evidence_new(struct arena *arena, const struct index *index)
{
    struct evidence_maker m = {.arena = arena, .index = index};
    for (unsigned side = SIDE_FIRST; side <= SIDE_SECOND; side++) {
        m.taken[side] = arena_array(arena, index->view->opinions[side]->count + 1, sizeof(uint32_t));
    }
    return m;
}

static void evidence_put(struct evidence_maker *m, struct evidence evidence)
{
    if (m->count == m->size) {
        size_t size = m->size ? m->size * 2 : 16;
        struct evidence *items = arena_array(m->arena, size, sizeof *items);
        if (m->count > 0) {
            memcpy(items, m->items, m->count * sizeof *items);
        }
        m->items = items;
        m->size = size;
    }
    m->items[m->count++] = evidence;
}

static void evidence_add(struct evidence_maker *m, enum side side, const struct fact *fact, struct text shown)
{
    if (fact && m->taken[side][fact->order] != m->number) {
        m->taken[side][fact->order] = m->number;
        evidence_put(m, (struct evidence){side, fact->pointer, fact, shown.len ? shown : fact->stated});
    }
}

static bool evidence_wanted(const struct draft *draft, enum side side)
{
    return draft->rule->on != ON_EACH || side == draft->one;
}

static void evidence_add_comparison(struct evidence_maker *m, const struct draft *draft, const struct comparison *c)
{
    if (evidence_wanted(draft, SIDE_FIRST)) {
        evidence_add(m, SIDE_FIRST, c->first, c->first_shown);
    }
    if (evidence_wanted(draft, SIDE_SECOND)) {
        evidence_add(m, SIDE_SECOND, c->second, c->second_shown);
    }
}

static int evidence_order(const void *a, const void *b)
{
    const struct evidence *x = a, *y = b;
    if (x->side != y->side) {
        return x->side < y->side ? -1 : 1;
    }
    return x->fact->order < y->fact->order ? -1 : x->fact->order > y->fact->order;
}

static void evidence_add_matches(struct evidence_maker *m, const struct draft *draft)
{
    size_t from = m->count;
    for (size_t i = 0; i < draft->matches.count; i++) {
        const struct match *match = &draft->matches.items[i];
        if (match->comparison) {
            evidence_add_comparison(m, draft, match->comparison);
        } else if (match->fact) {
            evidence_add(m, match->side, match->fact, (struct text){NULL, 0});
        }
    }
    if (m->count - from > 1) {
        qsort(m->items + from, m->count - from, sizeof *m->items, evidence_order);
    }
}

/* The place where `field` would stand: below `holder`, or in the document; cut at the first list. */
static const char *evidence_empty_place(struct evidence_maker *m, int field, const struct fact *holder)
{
    const struct field *fields = m->index->fields->items;
    const char *path = fields[field].path;
    struct buf buf = buf_new(m->arena, 64);
    if (holder && holder->parent && holder->field != NO_FIELD && field_within(m->index->fields, field, holder->field)) {
        buf_puts(&buf, holder->pointer);
        path += strlen(fields[holder->field].path);
    }
    const char *cut = strstr(path, "[]");
    buf_add(&buf, (struct text){path, cut ? (size_t)(cut - path) : strlen(path)});
    return arena_copy(m->arena, buf_text(&buf).ptr, buf_text(&buf).len);
}

static void evidence_add_empty(struct evidence_maker *m, enum side side, int field, const struct fact *holder)
{
    const char *pointer = evidence_empty_place(m, field, holder);
    for (size_t i = 0; i < m->count; i++) {
        if (m->items[i].side == side && strcmp(m->items[i].pointer, pointer) == 0) {
            return;
        }
    }
    evidence_put(m, (struct evidence){.side = side, .pointer = pointer});
}

static void evidence_add_gaps(struct evidence_maker *m, const struct draft *draft)
{
    for (size_t i = 0; i < draft->frame_count && i < MATCHES_PER_TEST; i++) {
        const struct comparison *c = draft->frames[i];
        for (unsigned side = SIDE_FIRST; side <= SIDE_SECOND; side++) {
            if (!index_fact(c, (enum side)side) && evidence_wanted(draft, (enum side)side)) {
                const struct fact *holder = c->parent ? index_fact(c->parent, (enum side)side) : NULL;
                evidence_add_empty(m, (enum side)side, c->field, holder);
            }
        }
    }
    size_t added = 0;
    for (size_t i = 0; i < draft->matches.count && added < MATCHES_PER_TEST; i++) {
        const struct match *match = &draft->matches.items[i];
        if (!match->comparison && !match->fact) {
            evidence_add_empty(m, match->side, match->field, match->holder);
            added++;
        }
    }
}

/* The nearest thing that is there: a fact of the field or of one around it; the document at last. */
static const struct fact *evidence_nearest(const struct evidence_maker *m, enum side side, int field)
{
    const struct opinion *opinion = m->index->view->opinions[side];
    for (int at = field; at != NO_FIELD; at = m->index->fields->items[at].parent) {
        struct span span = index_facts(m->index, side, at, NULL);
        if (span.count > 0) {
            return opinion->facts[span.orders[0]];
        }
    }
    return opinion->root;
}

/* A rule that matched nothing (all its tests are of what is not there) points where it looked. */
static void evidence_add_looked(struct evidence_maker *m, const struct draft *draft)
{
    const struct test *tests = m->index->view->knowledge->tests + draft->rule->test;
    int field = 0;
    for (uint32_t i = 0; i < draft->rule->test_size && field <= 0; i++) {
        field = tests[i].field == NO_FIELD ? field : tests[i].field;
    }
    for (unsigned side = SIDE_FIRST; side <= SIDE_SECOND; side++) {
        if (!evidence_wanted(draft, (enum side)side)) {
            continue;
        }
        const struct fact *near = evidence_nearest(m, (enum side)side, field);
        if (draft->rule->kind == FINDING_GAP && near->field != field) {
            evidence_add_empty(m, (enum side)side, field, NULL);
        } else {
            evidence_add(m, (enum side)side, near, (struct text){NULL, 0});
        }
    }
}

void evidence_fill(struct evidence_maker *m, const struct draft *draft, struct finding *finding)
{
    m->number++;
    m->items = NULL;
    m->count = m->size = 0;
    for (size_t i = 0; i < draft->frame_count; i++) {
        evidence_add_comparison(m, draft, draft->frames[i]);
    }
    evidence_add_matches(m, draft);
    if (finding->kind == FINDING_GAP) {
        evidence_add_gaps(m, draft);
    }
    if (m->count == 0) {
        evidence_add_looked(m, draft);
    }
    finding->evidence = m->items;
    finding->evidence_count = m->count;
}
