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
    bool *elsewhere; /* alone, but part of what an item of the other side holds */
    bool *assembled; /* holds what several items of the other side hold together; its mate is the first of them */
    size_t count;
};

struct matching {
    const struct context *c;
    struct side_list sides[2];
};

enum matching_items { MATCHING_FREE, MATCHING_ALL };

/* The keys of a side's items (all, or those still free), sorted by key, then by place. O(n log n). */
struct entries matching_entries(const struct matching *m, int side, keys_function *keys_of, enum matching_items which);

/* Finds, among the steps not yet paired, one that is written as several on the other side: a regimen against its drugs one by one,
 * chemoradiation against radiation and a drug. Near linear in the number of concepts. */
void matching_assemble(struct matching *m);

#endif
