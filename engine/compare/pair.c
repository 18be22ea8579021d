/* SPDX-License-Identifier: MIT
 * In: two lists of one field. Out: their items in pairs. Each pass gives every unpaired item some keys and joins the two lists on equal keys
 * (sort-merge join, Blasgen and Eswaran 1977), the most telling keys first: written alike, same meaning, one thing in two ways, one more
 * exact, next of kin, same role. A pass never looks at which list is first, so swapping the lists swaps the pairs and nothing else. */
#include "compare/pair.h"

#include <stdlib.h>
#include <string.h>

#include "compare/crossing.h"
#include "compare/matching.h"

struct pass {
    keys_function *of_first, *of_second;
    bool only_steps;
};

/* The most telling keys first. Where the two functions of a pass differ, no item can be taken from both ends, so that
 * exchanging the lists changes nothing. */
static const struct pass passes[] = {
    {keys_written, keys_written, false},
    {keys_meaning, keys_meaning, false},
    {keys_main, keys_main, false},
    {NULL, NULL, true}, /* one step here, several there: assemble.c */
    {keys_parents_of_one_thing, keys_parents_of_one_thing, false},
    {keys_line_down, keys_line_up, false},
    {keys_parents, keys_parents, true},
    {keys_kin, keys_kin, true},
    {keys_role_unknown, keys_role_unknown, true},
    {keys_role_unknown, keys_role_known, true},
    {keys_role_known, keys_role_unknown, true},
    {keys_timing, keys_timing, true},
    {keys_scale, keys_scale, false},
};

/* A pair with what puts it in order, the same from either side: its place where the list is ordered, then what it says. */
struct placed {
    struct pair pair;
    size_t low, high;
    struct text content;
};

static int by_place(const void *a, const void *b)
{
    const struct placed *x = a, *y = b;
    if (x->low != y->low)
        return x->low < y->low ? -1 : 1;
    if (x->high != y->high)
        return x->high < y->high ? -1 : 1;
    return text_order(x->content, y->content);
}

/* A lone item stands for both sides. The content is the smaller of the two sides' texts, so that the order is the same from either side. */
static struct placed place(const struct matching *m, struct pair pair, bool ordered)
{
    struct placed placed = {.pair = pair};
    const struct fact *one = pair.first ? pair.first : pair.second, *other = pair.second ? pair.second : one;
    if (!one || !other)
        return placed;
    const struct text *a = &m->sides[pair.first ? 0 : 1].written[one->index];
    const struct text *b = &m->sides[pair.second ? 1 : 0].written[other->index];
    placed.content = text_order(*a, *b) < 0 ? *a : *b;
    if (ordered) {
        placed.low = one->index < other->index ? one->index : other->index;
        placed.high = one->index < other->index ? other->index : one->index;
    }
    return placed;
}

static struct text meaning_key(const struct matching *m, const struct fact *item)
{
    struct keys keys = keys_meaning(m->c, item);
    return keys.count ? keys.items[0] : (struct text){0};
}

/* The items of a list that have one meaning. */
static struct entries alike(struct entries all, struct text key)
{
    size_t from = key.len ? matching_first(all, key) : all.count, to = from;
    while (to < all.count && text_equal(all.items[to].key, key))
        to++;
    return (struct entries){all.items + from, to - from};
}

static void add_more(int side, const struct fact **more, size_t count, struct pair *pair)
{
    if (!count)
        return;
    pair->more_side = side;
    pair->more = more;
    pair->more_count = count;
}

/* The lone items that say again what the item `i` says, where `i` is the first of them that is paired. */
static void add_courses(const struct matching *m, int side, size_t i, struct entries same, struct pair *pair)
{
    const struct side_list *own = &m->sides[side];
    const struct fact **again = arena_array(m->c->arena, same.count + 1, sizeof *again);
    size_t count = 0;
    for (size_t k = 0; k < same.count; k++) {
        size_t item = same.items[k].item;
        if (own->mate[item] && item < i)
            return;
        if (!own->mate[item])
            again[count++] = own->items[item];
    }
    add_more(side, again, count, pair);
}

/* The items of side `side` that the item `whole` of the other side holds beside its mate. */
static void add_parts(const struct matching *m, int side, size_t whole, struct pair *pair)
{
    const struct side_list *own = &m->sides[side];
    const struct fact **parts = arena_array(m->c->arena, own->count + 1, sizeof *parts);
    size_t count = 0;
    for (size_t i = 0; i < own->count; i++)
        if (own->held_by[i] == whole + 1)
            parts[count++] = own->items[i];
    pair->assembled = true;
    add_more(side, parts, count, pair);
}

/* The pair that item `i` of a side is in. `meanings`: all items of both sides by meaning. */
static struct pair pair_of(const struct matching *m, int side, size_t i, const struct entries meanings[2])
{
    const struct side_list *own = &m->sides[side], *far = &m->sides[!side];
    const struct fact *mate = own->mate[i] ? far->items[own->mate[i] - 1] : NULL;
    struct pair pair = {.first = side ? mate : own->items[i], .second = side ? own->items[i] : mate};
    struct text key = meaning_key(m, own->items[i]);
    if (!mate) {
        pair.part = own->held_by[i];
        pair.elsewhere = !pair.part && alike(meanings[!side], key).count;
        return pair;
    }
    size_t there = own->mate[i] - 1;
    if (own->assembled[i]) {
        add_parts(m, !side, i, &pair);
    } else if (far->assembled[there]) {
        add_parts(m, side, there, &pair);
    } else {
        add_courses(m, side, i, alike(meanings[side], key), &pair);
        add_courses(m, !side, there, alike(meanings[!side], meaning_key(m, mate)), &pair);
    }
    return pair;
}

static struct pairs collect(const struct matching *m, bool ordered)
{
    struct placed *placed = arena_array(m->c->arena, m->sides[0].count + m->sides[1].count + 1, sizeof *placed);
    const struct entries meanings[2] = {matching_entries(m, 0, keys_meaning, MATCHING_ALL), matching_entries(m, 1, keys_meaning, MATCHING_ALL)};
    size_t count = 0;
    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < m->sides[side].count; i++)
            if (!side || !m->sides[side].mate[i])
                placed[count++] = place(m, pair_of(m, side, i, meanings), ordered);
    qsort(placed, count, sizeof *placed, by_place);
    struct pair *items = arena_array(m->c->arena, count + 1, sizeof *items);
    for (size_t i = 0; i < count; i++)
        items[i] = placed[i].pair;
    return (struct pairs){items, count};
}

/* Another choice of one doctor that is the other's plan is not laid beside something like it. */
static void leave_out_crossings(struct matching *m)
{
    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < m->sides[side].count; i++) {
            const struct crossing *crossing = crossing_of(m->c, side, m->sides[side].items[i]);
            m->sides[side].aside[i] = crossing && crossing->choice == m->sides[side].items[i];
        }
}

struct pairs pair_items(const struct context *c, const struct fact *first, const struct fact *second)
{
    const struct field *list = field_of(c, first ? first : second);
    bool steps = c->knowledge->fields.items[list->child].topic_by != NULL;
    struct matching m = {.c = c, .sides = {matching_list(c, first), matching_list(c, second)}};
    leave_out_crossings(&m);
    for (size_t i = 0; first && second && i < sizeof passes / sizeof *passes; i++) {
        if (passes[i].only_steps && !steps)
            continue;
        if (passes[i].of_first)
            matching_join(&m, passes[i].of_first, passes[i].of_second);
        for (int side = 0; side < 2 && !passes[i].of_first; side++)
            matching_assemble(&m, side);
    }
    return collect(&m, list->ordered);
}
