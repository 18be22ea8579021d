/* SPDX-License-Identifier: MIT
 * In: two lists of one field. Out: their items in pairs. Each pass gives every unpaired item some keys and joins the two lists on equal keys
 * (sort-merge join, Blasgen and Eswaran 1977), the most telling keys first: written alike, same meaning, one more exact, next of
 * kin, same role. A pass never looks at which list is first, so swapping the lists swaps the pairs and nothing else. */
#include "compare/pair.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "compare/keys.h"

struct entry {
    struct text key;
    size_t item;
};

struct side_list {
    const struct fact **items;
    struct text *written; /* all that an item writes: wanted twice */
    size_t *mate; /* 1 + index on the other side; 0: none */
    size_t count;
};

struct pass {
    keys_function *of_first, *of_second;
    bool only_steps;
};

struct matching {
    const struct context *c;
    struct side_list sides[2];
};

static struct side_list side_list_of(const struct context *c, const struct fact *list)
{
    struct side_list side = {0};
    for (const struct fact *item = list ? list->child : NULL; item; item = item->next)
        side.count++;
    side.items = arena_array(c->arena, side.count + 1, sizeof *side.items);
    side.mate = arena_array(c->arena, side.count + 1, sizeof *side.mate);
    size_t at = 0;
    for (const struct fact *item = list ? list->child : NULL; item; item = item->next)
        side.items[at++] = item;
    side.written = arena_array(c->arena, side.count + 1, sizeof *side.written);
    for (at = 0; at < side.count; at++)
        side.written[at] = keys_written(c, side.items[at]).items[0];
    return side;
}

static int by_key(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    int order = text_order(x->key, y->key);
    return order ? order : (x->item > y->item) - (x->item < y->item);
}

struct entries {
    struct entry *items;
    size_t count;
};

static bool has_unpaired(const struct side_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        if (!list->mate[i])
            return true;
    return false;
}

/* The keys of all items of a side (or of the unpaired ones), sorted. */
static struct entries entries_of(const struct matching *m, int side, keys_function *keys_of, bool paired_too)
{
    const struct side_list *list = &m->sides[side];
    struct keys *keys = arena_array(m->c->arena, list->count + 1, sizeof *keys);
    struct entries entries = {0};
    for (size_t i = 0; i < list->count; i++)
        if (paired_too || !list->mate[i]) {
            keys[i] = keys_of == keys_written ? (struct keys){&list->written[i], 1} : keys_of(m->c, list->items[i]);
            entries.count += keys[i].count;
        }
    entries.items = arena_array(m->c->arena, entries.count + 1, sizeof *entries.items);
    size_t at = 0;
    for (size_t i = 0; i < list->count; i++)
        for (size_t k = 0; k < keys[i].count; k++)
            entries.items[at++] = (struct entry){keys[i].items[k], i};
    qsort(entries.items, entries.count, sizeof *entries.items, by_key);
    return entries;
}

/* Joins on equal keys: pairs the k-th free item of a key with the k-th. */
static void join(struct matching *m, const struct pass *pass)
{
    if (!has_unpaired(&m->sides[0]) || !has_unpaired(&m->sides[1]))
        return;
    struct entries a = entries_of(m, 0, pass->of_first, false), b = entries_of(m, 1, pass->of_second, false);
    struct side_list *x = &m->sides[0], *y = &m->sides[1];
    for (size_t i = 0, j = 0; i < a.count && j < b.count;) {
        int order = text_order(a.items[i].key, b.items[j].key);
        if (order < 0 || x->mate[a.items[i].item]) {
            i++;
        } else if (order > 0 || y->mate[b.items[j].item]) {
            j++;
        } else {
            x->mate[a.items[i].item] = b.items[j].item + 1;
            y->mate[b.items[j].item] = a.items[i].item + 1;
            i++, j++;
        }
    }
}

/* The most telling keys first. Where the two functions of a pass differ, no item can be taken from both ends, so that
 * exchanging the lists changes nothing. */
static const struct pass passes[] = {
    {keys_written, keys_written, false},
    {keys_meaning, keys_meaning, false},
    {keys_main, keys_main, false},
    {keys_line_down, keys_line_up, false},
    {keys_parents_of_one_thing, keys_parents_of_one_thing, false},
    {keys_parents, keys_parents, true},
    {keys_kin, keys_kin, true},
    {keys_role_unknown, keys_role_unknown, true},
    {keys_role_unknown, keys_role_known, true},
    {keys_role_known, keys_role_unknown, true},
    {keys_timing, keys_timing, true},
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

/* Items by index, -1 for none. The content is the smaller of the two sides' texts, so that the order is the same from either side. */
static struct placed place(const struct matching *m, ptrdiff_t first, ptrdiff_t second, bool ordered)
{
    const struct side_list *x = &m->sides[0], *y = &m->sides[1];
    struct placed placed = {.pair = {first < 0 ? NULL : x->items[first], second < 0 ? NULL : y->items[second]}};
    size_t p = (size_t)(first < 0 ? second : first), q = (size_t)(second < 0 ? first : second);
    if (ordered) {
        placed.low = p < q ? p : q;
        placed.high = p < q ? q : p;
    }
    const struct text *a = first < 0 ? &y->written[q] : &x->written[p], *b = second < 0 ? a : &y->written[q];
    placed.content = text_order(*a, *b) < 0 ? *a : *b;
    return placed;
}

static int by_key_alone(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    return text_order(x->key, y->key);
}

/* Whether the other list holds the meaning of a lone item. */
static bool is_repeated(const struct matching *m, const struct fact *item, struct entries other)
{
    struct keys keys = keys_meaning(m->c, item);
    struct entry wanted = {keys.count ? keys.items[0] : (struct text){0}, 0};
    return keys.count && other.count && bsearch(&wanted, other.items, other.count, sizeof wanted, by_key_alone);
}

static struct pairs collect(const struct matching *m, bool ordered)
{
    const struct side_list *x = &m->sides[0], *y = &m->sides[1];
    struct placed *placed = arena_array(m->c->arena, x->count + y->count + 1, sizeof *placed);
    struct entries first = entries_of(m, 0, keys_meaning, true), second = entries_of(m, 1, keys_meaning, true);
    size_t count = 0;
    for (size_t i = 0; i < x->count; i++)
        placed[count++] = place(m, (ptrdiff_t)i, (ptrdiff_t)x->mate[i] - 1, ordered);
    for (size_t i = 0; i < y->count; i++)
        if (!y->mate[i])
            placed[count++] = place(m, -1, (ptrdiff_t)i, ordered);
    qsort(placed, count, sizeof *placed, by_place);
    struct pair *items = arena_array(m->c->arena, count + 1, sizeof *items);
    for (size_t i = 0; i < count; i++) {
        struct pair pair = placed[i].pair;
        pair.repeated = pair.first && pair.second ? false
                                                  : is_repeated(m, pair.first ? pair.first : pair.second, pair.first ? second : first);
        items[i] = pair;
    }
    return (struct pairs){items, count};
}

struct pairs pair_items(const struct context *c, const struct fact *first, const struct fact *second)
{
    const struct field *list = field_of(c, first ? first : second);
    bool steps = c->knowledge->fields.items[list->child].topic_by || !strcmp(list->name, "alternatives");
    struct matching m = {.c = c, .sides = {side_list_of(c, first), side_list_of(c, second)}};
    for (size_t i = 0; first && second && i < sizeof passes / sizeof *passes; i++)
        if (steps || !passes[i].only_steps)
            join(&m, &passes[i]);
    return collect(&m, list->ordered);
}
