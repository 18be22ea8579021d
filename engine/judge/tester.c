/* SPDX-License-Identifier: MIT
 * Tester: walks a rule's tests. A test of a field inside the frame's looks inside the frame, of a field of the list item that the frame
 * belongs to inside that item, any other in the whole documents; the latter does not depend on the frame and is answered once a rule. */
#include "judge/tester.h"

#include <string.h>

#include "judge/value.h"

struct tester tester_new(struct arena *arena, const struct index *index)
{
    const struct case_view *view = index->view;
    struct tester t = {.arena = arena, .index = index, .knowledge = view->knowledge};
    t.folded[SIDE_FIRST] = arena_array(arena, view->opinions[SIDE_FIRST]->count + 1, sizeof(struct text));
    t.folded[SIDE_SECOND] = arena_array(arena, view->opinions[SIDE_SECOND]->count + 1, sizeof(struct text));
    t.strings = arena_array(arena, view->knowledge->string_count + 1, sizeof(struct text));
    return t;
}

void tester_rule(struct tester *t, const struct rule *rule)
{
    t->rule = rule;
    t->matches.count = 0;
    t->memos[SIDE_FIRST] = arena_array(t->arena, rule->test_size + 1, sizeof(struct memo));
    t->memos[SIDE_SECOND] = arena_array(t->arena, rule->test_size + 1, sizeof(struct memo));
}

static void tester_match(struct tester *t, struct match match)
{
    struct matches *all = &t->matches;
    if (all->count == all->size) {
        size_t size = all->size ? all->size * 2 : 64;
        struct match *items = arena_array(t->arena, size, sizeof *items);
        if (all->count > 0) {
            memcpy(items, all->items, all->count * sizeof *items);
        }
        all->items = items;
        all->size = size;
    }
    all->items[all->count++] = match;
}

static bool tester_is_frame(const struct test *test, const struct scope *scope)
{
    return test->field == NO_FIELD || (scope->frame && test->field == scope->frame->field);
}

static bool tester_in_frame(const struct tester *t, const struct test *test, const struct scope *scope)
{
    return scope->frame && field_within(t->index->fields, test->field, scope->frame->field);
}

/* Where a test that names a field looks: inside the frame, else inside the list item that the frame belongs to ("the treatment" of a
 * step whose dose is the frame), else in the whole documents. */
static struct scope tester_room(const struct tester *t, const struct test *test, const struct scope *scope)
{
    const struct field *fields = t->index->fields->items;
    struct scope room = *scope;
    for (const struct comparison *c = scope->frame; test->field != NO_FIELD && c && c->parent; c = c->parent) {
        bool holds = c == scope->frame || fields[fields[c->field].parent].shape == SHAPE_LIST;
        if (holds && field_within(t->index->fields, test->field, c->field)) {
            room.frame = c;
            return room;
        }
    }
    return room;
}

/* Tests of comparisons. */

static bool tester_says(const struct tester *t, const struct test *test, const char *phrase)
{
    for (uint32_t i = 0; phrase && i < test->args.count; i++) {
        if (strcmp(phrase, t->knowledge->strings[test->args.at + i]) == 0) {
            return true;
        }
    }
    return false;
}

/* "not kin" speaks of two terms that differ, not of terms that are absent or one. */
static bool tester_strangers(const struct comparison *c)
{
    return c->first && c->second && !c->kin && c->relation > RELATION_REFINED;
}

static bool tester_apart(const struct test *test, const struct comparison *c)
{
    struct decimal first, second, gap;
    if (!value_number_of(c->first, &first) || !value_number_of(c->second, &second)) {
        return false;
    }
    struct decimal *least = decimal_order(first, second) < 0 ? &first : &second;
    least->digits = -least->digits;
    return decimal_plus(first, second, &gap) && decimal_order(gap, test->number) > 0;
}

static bool tester_compares(const struct tester *t, const struct test *test, const struct comparison *c)
{
    switch (test->op) {
    case TEST_RELATION:
        return (test->relations >> c->relation) & 1;
    case TEST_KIN:
        return test->wanted ? c->kin : tester_strangers(c);
    case TEST_REASON:
        return tester_says(t, test, c->because.phrase);
    case TEST_APART:
        return tester_apart(test, c);
    default:
        return false;
    }
}

static bool tester_comparisons(struct tester *t, const struct test *test, const struct scope *scope)
{
    if (scope->each) {
        return false; /* one opinion alone has no comparisons */
    }
    if (tester_is_frame(test, scope)) {
        return scope->frame && tester_compares(t, test, scope->frame)
               && (tester_match(t, (struct match){.comparison = scope->frame}), true);
    }
    struct span span =
        index_comparisons(t->index, test->field, tester_in_frame(t, test, scope) ? scope->frame : NULL);
    size_t found = 0;
    for (size_t i = 0; i < span.count && found < MATCHES_PER_TEST; i++) {
        const struct comparison *c = t->index->view->comparisons->items[span.orders[i]];
        if (tester_compares(t, test, c)) {
            tester_match(t, (struct match){.comparison = c});
            found++;
        }
    }
    return found > 0;
}

/* Tests of facts. */

static bool tester_value(struct tester *t, const struct test *test, struct value value)
{
    if (!value_fits(t, test, &value)) {
        return false;
    }
    tester_match(t, (struct match){.fact = value.fact, .side = value.side});
    return true;
}

/* The frame's own value on a side: what it states, or shows without stating. */
static bool tester_own(struct tester *t, const struct test *test, const struct scope *scope, enum side side)
{
    const struct comparison *frame = scope->frame;
    const struct fact *fact = frame ? index_fact(frame, side) : NULL;
    if (!fact) {
        return false;
    }
    struct text shown = side == SIDE_FIRST ? frame->first_shown : frame->second_shown;
    struct value value = {&t->index->fields->items[frame->field], fact, side, shown.len ? shown : fact->stated,
                          fact->field != frame->field};
    return tester_value(t, test, value);
}

/* The contract, section 1: a step, an alternative or a trial that states no `stance` is `recommended`. */
static size_t tester_stances(struct tester *t, const struct test *test, enum side side, const struct fact *within)
{
    const struct field *field = &t->index->fields->items[test->field];
    if (field->kind != KIND_STANCE) {
        return 0;
    }
    struct span holders = index_facts(t->index, side, field->parent, within);
    size_t found = 0;
    for (size_t i = 0; i < holders.count && found < MATCHES_PER_TEST; i++) {
        const struct fact *holder = t->index->view->opinions[side]->facts[holders.orders[i]];
        if (!fact_child(t->index->fields, holder, field->name)) {
            found += tester_value(t, test, (struct value){field, holder, side, TEXT("recommended"), true});
        }
    }
    return found;
}

static bool tester_side(struct tester *t, const struct test *test, const struct scope *scope, enum side side)
{
    if (tester_is_frame(test, scope)) {
        return tester_own(t, test, scope, side);
    }
    const struct fact *within = NULL;
    if (tester_in_frame(t, test, scope)) {
        within = index_fact(scope->frame, side);
        if (!within) {
            return false;
        }
    }
    struct span span = index_facts(t->index, side, test->field, within);
    size_t found = 0;
    for (size_t i = 0; i < span.count && found < MATCHES_PER_TEST; i++) {
        const struct fact *fact = t->index->view->opinions[side]->facts[span.orders[i]];
        struct value value = {&t->index->fields->items[test->field], fact, side, fact->stated, false};
        found += tester_value(t, test, value);
    }
    return found + tester_stances(t, test, side, within) > 0;
}

/* Bits by enum side. */
static unsigned tester_sides(const struct test *test, const struct scope *scope)
{
    unsigned one = 1U << scope->one;
    if (scope->each) {
        return test->whose == WHOSE_OTHER ? 0 : one;
    }
    switch ((enum whose)test->whose) {
    case WHOSE_ONE:
        return one;
    case WHOSE_OTHER:
        return 3U & ~one;
    case WHOSE_EITHER:
    case WHOSE_BOTH:
        break;
    }
    return 3U;
}

static bool tester_on_sides(struct tester *t, const struct test *test, const struct scope *scope, unsigned sides)
{
    unsigned hit = 0;
    for (unsigned side = SIDE_FIRST; side <= SIDE_SECOND; side++) {
        if ((sides >> side & 1) && tester_side(t, test, scope, (enum side)side)) {
            hit |= 1U << side;
        }
    }
    return test->whose == WHOSE_BOTH ? hit && hit == sides : hit != 0;
}

static void tester_missing(struct tester *t, const struct test *test, const struct scope *scope, unsigned sides)
{
    bool inside = test->field != NO_FIELD && tester_in_frame(t, test, scope);
    int16_t field = test->field == NO_FIELD && scope->frame ? scope->frame->field : test->field;
    for (unsigned side = SIDE_FIRST; field != NO_FIELD && side <= SIDE_SECOND; side++) {
        if (sides >> side & 1) {
            const struct fact *holder = inside ? index_fact(scope->frame, (enum side)side) : NULL;
            tester_match(t, (struct match){.holder = holder, .side = (enum side)side, .field = field});
        }
    }
}

/* "not" means: on none of the sides that the test names. A value that is missing is unresolved as little as it is
 * resolved. */
static bool tester_not(struct tester *t, const struct test *test, const struct scope *scope)
{
    unsigned sides = tester_sides(test, scope);
    struct test any = *test;
    any.whose = WHOSE_EITHER;
    if (sides == 0 || tester_on_sides(t, &any, scope, sides)) {
        return false;
    }
    if (test->op == TEST_AMBIGUOUS) {
        any = *test;
        any.op = TEST_STATED;
        return tester_on_sides(t, &any, scope, sides);
    }
    if (test->op == TEST_STATED) {
        tester_missing(t, test, scope, sides);
    }
    return true;
}

/* What a list says, its items say: a test of a list holds when some item fits. Only whether it is stated is asked
 * of itself. */
static bool tester_facts(struct tester *t, const struct test *test, const struct scope *scope)
{
    struct test of_items = *test;
    int field = test->field == NO_FIELD && scope->frame ? scope->frame->field : test->field;
    const struct field *list = field == NO_FIELD ? NULL : &t->index->fields->items[field];
    if (list && list->shape == SHAPE_LIST && list->child != NO_FIELD && test->op != TEST_STATED) {
        of_items.field = list->child;
    }
    return test->wanted ? tester_on_sides(t, &of_items, scope, tester_sides(test, scope))
                        : tester_not(t, &of_items, scope);
}

/* Tests of tests. */

static bool tester_at(struct tester *t, const struct scope *scope, uint32_t at);

/* Holds for all children (or for any). Every child is tried where what it saw is wanted: for `any`, and to explain. */
static bool tester_children(struct tester *t, const struct scope *scope, uint32_t at, bool any)
{
    const struct test *tests = t->knowledge->tests;
    uint32_t end = at + tests[at].size;
    size_t held = 0, count = 0;
    for (uint32_t child = at + 1; child < end; child += tests[child].size) {
        count++;
        held += tester_at(t, scope, child);
        if (!any && held < count && !t->seen) {
            return false;
        }
    }
    return any ? held > 0 : held == count;
}

static size_t tester_seen_held(const struct tester *t, uint32_t from, uint32_t to)
{
    size_t held = 0;
    for (uint32_t i = from; i < to; i++) {
        held += t->seen[i].held;
    }
    return held;
}

static bool tester_one_item(struct tester *t, const struct scope *scope, uint32_t at)
{
    size_t mark = t->matches.count;
    if (!tester_children(t, scope, at, false)) {
        t->matches.count = mark;
        return false;
    }
    tester_match(t, scope->each ? (struct match){.fact = index_fact(scope->frame, scope->one), .side = scope->one}
                                : (struct match){.comparison = scope->frame});
    return true;
}

/* The items that a test of items goes through. */
struct items {
    struct span span;
    enum side side;
    bool alone; /* facts of one opinion, which need no comparison: the other may not have the list at all */
};

static struct items tester_items(const struct tester *t, const struct test *test, const struct scope *scope)
{
    const struct field *field = &t->index->fields->items[test->field];
    int at = field->shape == SHAPE_LIST && field->child != NO_FIELD ? field->child : test->field;
    bool inside = tester_in_frame(t, test, scope);
    if (!scope->each) {
        return (struct items){index_comparisons(t->index, at, inside ? scope->frame : NULL), scope->one, false};
    }
    const struct fact *within = inside ? index_fact(scope->frame, scope->one) : NULL;
    return (struct items){index_facts(t->index, scope->one, at, within), scope->one, true};
}

static const struct comparison *tester_an_item(const struct tester *t, const struct items *items, size_t i)
{
    if (!items->alone) {
        return t->index->view->comparisons->items[items->span.orders[i]];
    }
    const struct fact *fact = t->index->view->opinions[items->side]->facts[items->span.orders[i]];
    struct comparison *lone = arena_alloc(t->arena, sizeof *lone);
    lone->field = fact->field;
    *(items->side == SIDE_FIRST ? &lone->first : &lone->second) = fact;
    return lone;
}

/* Some one item fits. When explaining, what the item that came nearest saw is kept. */
static bool tester_item(struct tester *t, const struct scope *scope, uint32_t at)
{
    const struct test *test = &t->knowledge->tests[at];
    struct items items = tester_items(t, test, scope);
    uint32_t from = at + 1 - t->rule->test, to = from + test->size - 1;
    struct seen *best = t->seen ? arena_array(t->arena, test->size, sizeof *best) : NULL;
    size_t most = 0, found = 0;
    for (size_t i = 0; i < items.span.count && found < MATCHES_PER_TEST; i++) {
        struct scope inner = {tester_an_item(t, &items, i), scope->one, scope->each};
        found += tester_one_item(t, &inner, at);
        if (best && (!best[0].test || tester_seen_held(t, from, to) > most)) {
            most = tester_seen_held(t, from, to);
            memcpy(best, t->seen + from, (to - from) * sizeof *best);
        }
    }
    if (best && best[0].test) {
        memcpy(t->seen + from, best, (to - from) * sizeof *best);
    }
    return found > 0;
}

static bool tester_try(struct tester *t, const struct scope *scope, uint32_t at)
{
    const struct test *test = &t->knowledge->tests[at];
    switch ((enum test_op)test->op) {
    case TEST_ALL:
        return tester_children(t, scope, at, false);
    case TEST_ANY:
        return tester_children(t, scope, at, true);
    case TEST_NONE: {
        size_t mark = t->matches.count;
        bool held = tester_children(t, scope, at, true);
        t->matches.count = mark; /* what is not there shows nothing */
        return !held;
    }
    case TEST_ITEM:
        return tester_item(t, scope, at);
    case TEST_RELATION:
    case TEST_REASON:
    case TEST_APART:
        return tester_comparisons(t, test, scope) == test->wanted;
    case TEST_KIN:
        return tester_comparisons(t, test, scope);
    case TEST_STATED:
    case TEST_IS:
    case TEST_UNDER:
    case TEST_MENTIONS:
    case TEST_LESS:
    case TEST_MORE:
    case TEST_AMBIGUOUS:
        return tester_facts(t, test, scope);
    }
    return false;
}

/* What a test that matched nothing was looking at. */
static void tester_look(struct tester *t, const struct test *test, const struct scope *scope)
{
    struct test look = *test;
    look.wanted = true;
    if (test->op == TEST_RELATION || test->op == TEST_KIN || test->op == TEST_REASON || test->op == TEST_APART) {
        look.op = TEST_RELATION;
        look.relations = UINT16_MAX;
        tester_comparisons(t, &look, scope);
    } else if (test->op > TEST_ITEM) {
        look.op = TEST_STATED;
        look.whose = WHOSE_EITHER;
        tester_on_sides(t, &look, scope, tester_sides(test, scope));
    }
}

static void tester_see(struct seen *seen, const struct match *match)
{
    const struct comparison *c = match->comparison;
    const struct fact *sides[2] = {c ? c->first : NULL, c ? c->second : NULL};
    if (match->fact) {
        sides[match->side] = match->fact;
    }
    seen->comparison = seen->comparison ? seen->comparison : c;
    if (sides[SIDE_FIRST] && !seen->first.len) {
        seen->first = c && c->first_shown.len ? c->first_shown : sides[SIDE_FIRST]->stated;
    }
    if (sides[SIDE_SECOND] && !seen->second.len) {
        seen->second = c && c->second_shown.len ? c->second_shown : sides[SIDE_SECOND]->stated;
    }
}

/* Notes what the test saw: its matches, or where nothing matched what it was looking at. */
static void tester_record(struct tester *t, const struct scope *scope, uint32_t at, size_t mark, bool held)
{
    size_t count = t->matches.count;
    struct seen *seen = &t->seen[at - t->rule->test];
    *seen = (struct seen){.test = &t->knowledge->tests[at], .held = held};
    if (count == mark) {
        tester_look(t, seen->test, scope);
    }
    for (size_t i = mark; i < t->matches.count; i++) {
        tester_see(seen, &t->matches.items[i]);
    }
    t->matches.count = count;
}

/* The same for every frame: a test that names a field outside of the frame. */
static struct memo *tester_memo(struct tester *t, const struct scope *scope, uint32_t at)
{
    const struct test *test = &t->knowledge->tests[at];
    bool group = test->op == TEST_ALL || test->op == TEST_ANY || test->op == TEST_NONE;
    if (group || t->seen || !scope->frame || tester_is_frame(test, scope) || tester_in_frame(t, test, scope)) {
        return NULL;
    }
    return &t->memos[scope->one][at - t->rule->test];
}

static void tester_keep(struct tester *t, struct memo *memo, size_t mark, bool held)
{
    *memo = (struct memo){.known = true, .held = held, .count = t->matches.count - mark};
    if (memo->count > 0) {
        memo->matches = arena_array(t->arena, memo->count, sizeof *memo->matches);
        memcpy(memo->matches, t->matches.items + mark, memo->count * sizeof *memo->matches);
    }
}

static bool tester_at(struct tester *t, const struct scope *frame, uint32_t at)
{
    const struct test *test = &t->knowledge->tests[at];
    const struct scope room = tester_room(t, test, frame), *scope = test->op > TEST_ITEM ? &room : frame;
    struct memo *memo = tester_memo(t, scope, at);
    if (memo && memo->known) {
        for (size_t i = 0; i < memo->count; i++) {
            tester_match(t, memo->matches[i]);
        }
        return memo->held;
    }
    size_t mark = t->matches.count;
    bool held = tester_try(t, scope, at);
    if (t->seen) {
        tester_record(t, scope, at, mark, held);
    }
    if (!held) {
        t->matches.count = mark;
    }
    if (memo) {
        tester_keep(t, memo, mark, held);
    }
    return held;
}

bool tester_holds(struct tester *t, const struct scope *scope)
{
    return tester_at(t, scope, t->rule->test);
}
