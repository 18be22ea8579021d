/* SPDX-License-Identifier: MIT
 * Evidence: the places that show a finding. In: its frames and what its tests matched. Out: each place once; the frames
 * first, then the rest of each side in document order, then (for a gap) the places that are empty. */
#ifndef CONCORD_JUDGE_EVIDENCE_H
#define CONCORD_JUDGE_EVIDENCE_H

#include "judge/tester.h"

/* What one finding will be made of. */
struct draft {
    const struct rule *rule;
    enum side one;
    bool mutual; /* a sided rule that holds both ways round */
    const struct comparison **frames;
    size_t frame_count, frame_size;
    struct matches matches;
};

/* Knows which facts a finding has already. */
struct evidence_maker {
    struct arena *arena;
    const struct index *index;
    uint32_t *taken[2]; /* by fact order: the number of the last finding that has it */
    uint32_t number;
    struct evidence *items;
    size_t count, size;
};

struct evidence_maker evidence_new(struct arena *arena, const struct index *index);

/* Fills the evidence of `finding`, never none. O(frames + matches, sorted). */
void evidence_fill(struct evidence_maker *maker, const struct draft *draft, struct finding *finding);

#endif
