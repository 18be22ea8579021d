/* SPDX-License-Identifier: MIT
 * In: two lists and a way to make keys. Out: their items joined on equal keys (sort-merge join, Blasgen and Eswaran 1977). */
#include "compare/matching.h"

#include <stdlib.h>

struct side_list matching_list(const struct context *c, const struct fact *list)
{
    struct side_list side = {0};
    for (const struct fact *item = list ? list->child : NULL; item; item = item->next)
        side.count++;
    side.items = arena_array(c->arena, side.count + 1, sizeof *side.items);
    side.mate = arena_array(c->arena, side.count + 1, sizeof *side.mate);
    side.held_by = arena_array(c->arena, side.count + 1, sizeof *side.held_by);
    side.aside = arena_array(c->arena, side.count + 1, sizeof *side.aside);
    side.assembled = arena_array(c->arena, side.count + 1, sizeof *side.assembled);
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

bool matching_is_free(const struct side_list *list, size_t i)
{
    return !list->mate[i] && !list->held_by[i] && !list->aside[i];
}

static bool has_free(const struct side_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        if (matching_is_free(list, i))
            return true;
    return false;
}

struct entries matching_entries(const struct matching *m, int side, keys_function *keys_of, enum matching_items which)
{
    const struct side_list *list = &m->sides[side];
    struct keys *keys = arena_array(m->c->arena, list->count + 1, sizeof *keys);
    struct entries entries = {0};
    for (size_t i = 0; i < list->count; i++)
        if (which == MATCHING_ALL || matching_is_free(list, i)) {
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

void matching_join(struct matching *m, keys_function *of_first, keys_function *of_second)
{
    if (!has_free(&m->sides[0]) || !has_free(&m->sides[1]))
        return;
    struct entries a = matching_entries(m, 0, of_first, MATCHING_FREE), b = matching_entries(m, 1, of_second, MATCHING_FREE);
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

size_t matching_first(struct entries entries, struct text key)
{
    size_t low = 0, high = entries.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (text_order(entries.items[middle].key, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
