/* SPDX-License-Identifier: MIT
 * Index: preorder numbers sorted by key with a counting sort, and the end of every subtree. */
#include "judge/index.h"

/* Counting sort of 0 ... count-1 by keys[i]; a negative key is left out. Stable, so each run rises. */
static struct run run_new(struct arena *arena, const int *keys, size_t count, int key_count)
{
    uint32_t *at = arena_array(arena, (size_t)key_count + 2, sizeof *at);
    uint32_t *orders = arena_array(arena, count + 1, sizeof *orders);
    for (size_t i = 0; i < count; i++) {
        if (keys[i] >= 0) {
            at[keys[i] + 2]++;
        }
    }
    for (int k = 2; k <= key_count + 1; k++) {
        at[k] += at[k - 1];
    }
    for (size_t i = 0; i < count; i++) {
        if (keys[i] >= 0) {
            orders[at[keys[i] + 1]++] = (uint32_t)i;
        }
    }
    return (struct run){at, orders};
}

static struct span run_of(const struct run *run, int key)
{
    return (struct span){run->orders + run->at[key], run->at[key + 1] - run->at[key]};
}

/* The first place whose number is not below `order`. */
static size_t span_from(struct span span, uint32_t order)
{
    size_t low = 0, high = span.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (span.orders[middle] < order) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static struct span span_cut(struct span span, uint32_t from, uint32_t to)
{
    size_t low = span_from(span, from), high = span_from(span, to);
    return (struct span){span.orders + low, high - low};
}

static void index_add_facts(struct arena *arena, struct index *index, enum side side)
{
    const struct opinion *opinion = index->view->opinions[side];
    int *keys = arena_array(arena, opinion->count + 1, sizeof *keys);
    uint32_t *end = arena_array(arena, opinion->count + 1, sizeof *end);
    for (size_t i = 0; i < opinion->count; i++) {
        keys[i] = opinion->facts[i]->field;
        end[i] = (uint32_t)i + 1;
    }
    for (size_t i = opinion->count; i-- > 0;) {
        const struct fact *parent = opinion->facts[i]->parent;
        if (parent && end[parent->order] < end[i]) {
            end[parent->order] = end[i];
        }
    }
    index->facts[side] = run_new(arena, keys, opinion->count, index->fields->count);
    index->fact_end[side] = end;
}

static void index_add_comparisons(struct arena *arena, struct index *index)
{
    const struct comparisons *all = index->view->comparisons;
    int *fields = arena_array(arena, all->count + 1, sizeof *fields);
    int *topics = arena_array(arena, all->count + 1, sizeof *topics);
    uint32_t *end = arena_array(arena, all->count + 1, sizeof *end);
    for (size_t i = 0; i < all->count; i++) {
        fields[i] = all->items[i]->field;
        topics[i] = comparison_is_leaf(all->items[i]) ? (int)all->items[i]->topic : -1;
        end[i] = (uint32_t)i + 1;
    }
    for (size_t i = all->count; i-- > 0;) {
        const struct comparison *parent = all->items[i]->parent;
        if (parent && end[parent->order] < end[i]) {
            end[parent->order] = end[i];
        }
    }
    index->comparisons = run_new(arena, fields, all->count, index->fields->count);
    index->leaves = run_new(arena, topics, all->count, TOPICS);
    for (size_t i = 0; i < all->count; i++) {
        topics[i] = topics[i] < 0 ? -1 : 0;
    }
    struct run leaves = run_new(arena, topics, all->count, 1);
    index->all_leaves = run_of(&leaves, 0);
    index->end = end;
}

struct index index_new(struct arena *arena, const struct case_view *view)
{
    struct index index = {.view = view, .fields = &view->knowledge->fields};
    index_add_comparisons(arena, &index);
    index_add_facts(arena, &index, SIDE_FIRST);
    index_add_facts(arena, &index, SIDE_SECOND);
    return index;
}

struct span index_comparisons(const struct index *index, int field, const struct comparison *within)
{
    struct span span = run_of(&index->comparisons, field);
    return within ? span_cut(span, (uint32_t)within->order, index->end[within->order]) : span;
}

struct span index_facts(const struct index *index, enum side side, int field, const struct fact *within)
{
    struct span span = run_of(&index->facts[side], field);
    return within ? span_cut(span, (uint32_t)within->order, index->fact_end[side][within->order]) : span;
}

struct span index_leaves(const struct index *index, int topic)
{
    return topic >= TOPICS ? index->all_leaves : run_of(&index->leaves, topic);
}

const struct fact *index_fact(const struct comparison *comparison, enum side side)
{
    return side == SIDE_FIRST ? comparison->first : comparison->second;
}
