/* SPDX-License-Identifier: MIT
 * Matching: two lists while their items are being paired. Private to compare/. */
#ifndef CONCORD_COMPARE_MATCHING_H
#define CONCORD_COMPARE_MATCHING_H

#include "compare/keys.h"

/* A key of an item. */
struct entry {
    struct text key;
    size_t item;
};

struct entries {
    struct entry *items;
    size_t count;
};

struct side_list {
    const struct fact **items;
    struct text *written; /* all that an item writes: wanted twice */
    size_t *mate;    /* 1 + index on the other side; 0: none */
    size_t *held_by; /* alone, but part of what this item of the other side holds: 1 + its index; 0: none */
    bool *assembled; /* holds what several items of the other side hold together; its mate is the first of them */
    bool *aside;     /* takes no part in the pairing */
    size_t count;
};

struct matching {
    const struct context *c;
    struct side_list sides[2];
};

enum matching_items { MATCHING_FREE, MATCHING_ALL };

/* The items of a list fact (NULL: none), none of them paired yet. */
struct side_list matching_list(const struct context *c, const struct fact *list);

/* Whether an item can still be paired. */
bool matching_is_free(const struct side_list *list, size_t i);

/* Joins on equal keys: pairs the k-th free item of a key with the k-th. Where the two functions differ, no item can be taken from both ends,
 * so that exchanging the lists changes nothing. O(n log n). */
void matching_join(struct matching *m, keys_function *of_first, keys_function *of_second);

/* The keys of a side's items (all, or those still free), sorted by key, then by place. O(n log n). */
struct entries matching_entries(const struct matching *m, int side, keys_function *keys_of, enum matching_items which);

/* The place of the first entry with this key or a later one. O(log n). */
size_t matching_first(struct entries entries, struct text key);

/* Finds, among the free items of a side, one that is written as several steps on the other: a regimen against its drugs one by one,
 * chemoradiation against radiation and a drug. Near linear in the number of concepts. */
void matching_assemble(struct matching *m, int side);

#endif
