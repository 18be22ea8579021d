/* SPDX-License-Identifier: MIT
 * What every part of compare/ needs: the two opinions, the knowledge, the arena. Private to compare/. */
#ifndef CONCORD_COMPARE_CONTEXT_H
#define CONCORD_COMPARE_CONTEXT_H

#include "base/arena.h"
#include "model/comparison.h"
#include "model/knowledge.h"

struct crossings;

struct context {
    struct arena *arena;
    const struct knowledge *knowledge;
    const struct opinion *first, *second;
    const struct crossings *crossings; /* once they are found: crossing.h */
    bool one_diagnosis; /* both diagnoses resolve acronyms alike */
    bool two_organs;    /* the diagnoses are cancers of two organs: their stages are two things */
};

static inline const struct field *field_of(const struct context *c, const struct fact *fact)
{
    return &c->knowledge->fields.items[fact->field];
}

#endif
