/* SPDX-License-Identifier: MIT
 * Index: which comparisons and facts stand at a field, and inside what, so that a test costs its matches and no walk.
 * In: the two opinions and their comparisons. Out: runs of preorder numbers, counted and laid end to end (Seward,
 * "counting sort", 1954). */
#ifndef CONCORD_JUDGE_INDEX_H
#define CONCORD_JUDGE_INDEX_H

#include "judge/judge.h"

/* Preorder numbers, rising. */
struct span {
    const uint32_t *orders;
    size_t count;
};

/* Preorder numbers by key: those of key k are orders[at[k]] up to orders[at[k + 1]]. */
struct run {
    const uint32_t *at, *orders;
};

struct index {
    const struct case_view *view;
    const struct fields *fields;
    struct run comparisons, leaves, facts[2]; /* by field; leaf comparisons by topic; facts by field */
    struct span all_leaves;
    const uint32_t *end, *fact_end[2];        /* one past the last number inside each comparison, each fact */
};

/* Borrows the view. O(comparisons + facts + fields). */
struct index index_new(struct arena *arena, const struct case_view *view);

/* The comparisons of `field`, all or those inside `within` (itself included). O(log n). */
struct span index_comparisons(const struct index *index, int field, const struct comparison *within);

/* The facts of `field` in one opinion, all or those inside `within`. O(log n). */
struct span index_facts(const struct index *index, enum side side, int field, const struct fact *within);

/* The comparisons without parts of a topic; of every topic for TOPICS. O(1). */
struct span index_leaves(const struct index *index, int topic);

/* A comparison's fact on a side, or NULL. */
const struct fact *index_fact(const struct comparison *comparison, enum side side);

#endif
