/* SPDX-License-Identifier: MIT
 * Pool: rows that grow inside an arena. Roll: a pool whose rows are also found by key, and can be put in key order. */
#ifndef CONCORD_READ_POOL_H
#define CONCORD_READ_POOL_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* Rows of `size` bytes; a row's address holds until the next pool_add. */
struct pool {
    struct arena *arena;
    void *rows;
    size_t size, count, room;
};

struct pool pool_new(struct arena *arena, size_t size);

/* A new zeroed row at the end. */
void *pool_add(struct pool *pool);

/* `count` rows copied to the end. */
void pool_copy(struct pool *pool, const void *rows, size_t count);

void *pool_at(const struct pool *pool, size_t index);

struct roll {
    struct pool rows, keys; /* keys: const char * by row */
    uint32_t *slots;        /* open addressing; index + 1, 0 for none; its order is never seen outside */
    size_t slot_count;
};

struct roll roll_new(struct arena *arena, size_t size);

/* The index of the row with this key, or -1. O(1). */
int roll_find(const struct roll *roll, const char *key);

/* The index of the row with this key, made (zeroed) when there is none. `key` is borrowed. */
size_t roll_row(struct roll *roll, const char *key);

/* Puts the rows in the byte order of their keys; returns the new index of each old one, in the roll's arena. */
const uint32_t *roll_sort(struct roll *roll);

#endif
