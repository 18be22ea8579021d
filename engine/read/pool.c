/* SPDX-License-Identifier: MIT
 * In: rows, one by one. Out: one array of them, in the order added or by key. Hash: FNV-1a (Fowler, Noll, Vo), only to
 * find a key again; no order comes from it. */
#include "read/pool.h"

#include <stdlib.h>
#include <string.h>

struct pool pool_new(struct arena *arena, size_t size)
{
    return (struct pool){.arena = arena, .size = size};
}

static void make_room(struct pool *pool, size_t more)
{
    if (pool->count + more <= pool->room)
        return;
    size_t room = pool->room ? pool->room : 16;
    while (room < pool->count + more)
        room *= 2;
    void *rows = arena_array(pool->arena, room, pool->size);
    if (pool->count)
        memcpy(rows, pool->rows, pool->count * pool->size);
    pool->rows = rows;
    pool->room = room;
}

void *pool_at(const struct pool *pool, size_t index)
{
    return (char *)pool->rows + index * pool->size;
}

void *pool_add(struct pool *pool)
{
    make_room(pool, 1);
    return memset(pool_at(pool, pool->count++), 0, pool->size);
}

void pool_copy(struct pool *pool, const void *rows, size_t count)
{
    if (!count)
        return;
    make_room(pool, count);
    memcpy(pool_at(pool, pool->count), rows, count * pool->size);
    pool->count += count;
}

struct roll roll_new(struct arena *arena, size_t size)
{
    return (struct roll){.rows = pool_new(arena, size), .keys = pool_new(arena, sizeof(const char *))};
}

static const char *key_at(const struct roll *roll, size_t index)
{
    return ((const char *const *)roll->keys.rows)[index];
}

static size_t slot_of(const struct roll *roll, const char *key)
{
    uint64_t hash = 14695981039346656037u;
    for (const char *c = key; *c; c++)
        hash = (hash ^ (uint8_t)*c) * 1099511628211u;
    size_t slot = (size_t)(hash % roll->slot_count);
    while (roll->slots[slot] && strcmp(key_at(roll, roll->slots[slot] - 1), key) != 0)
        slot = slot + 1 < roll->slot_count ? slot + 1 : 0;
    return slot;
}

int roll_find(const struct roll *roll, const char *key)
{
    return roll->slot_count ? (int)roll->slots[slot_of(roll, key)] - 1 : -1;
}

static void file_all(struct roll *roll, size_t slot_count)
{
    roll->slots = arena_array(roll->rows.arena, slot_count, sizeof *roll->slots);
    roll->slot_count = slot_count;
    for (size_t i = 0; i < roll->rows.count; i++)
        roll->slots[slot_of(roll, key_at(roll, i))] = (uint32_t)i + 1;
}

size_t roll_row(struct roll *roll, const char *key)
{
    int found = roll_find(roll, key);
    if (found >= 0)
        return (size_t)found;
    if (2 * (roll->rows.count + 1) > roll->slot_count)
        file_all(roll, roll->slot_count ? 2 * roll->slot_count : 64);
    pool_add(&roll->rows);
    *(const char **)pool_add(&roll->keys) = key;
    roll->slots[slot_of(roll, key)] = (uint32_t)roll->rows.count;
    return roll->rows.count - 1;
}

struct keyed {
    const char *key;
    size_t index;
};

/* Keys of a roll are all different: the order is total. */
static int by_key(const void *a, const void *b)
{
    const struct keyed *x = a, *y = b;
    return strcmp(x->key, y->key);
}

const uint32_t *roll_sort(struct roll *roll)
{
    size_t count = roll->rows.count;
    struct arena *arena = roll->rows.arena;
    struct keyed *order = arena_array(arena, count + 1, sizeof *order);
    uint32_t *moved = arena_array(arena, count + 1, sizeof *moved);
    for (size_t i = 0; i < count; i++)
        order[i] = (struct keyed){key_at(roll, i), i};
    qsort(order, count, sizeof *order, by_key);
    struct pool rows = pool_new(arena, roll->rows.size), keys = pool_new(arena, sizeof(const char *));
    for (size_t i = 0; i < count; i++) {
        pool_copy(&rows, pool_at(&roll->rows, order[i].index), 1);
        *(const char **)pool_add(&keys) = order[i].key;
        moved[order[i].index] = (uint32_t)i;
    }
    roll->rows = rows;
    roll->keys = keys;
    if (count)
        file_all(roll, roll->slot_count);
    return moved;
}
