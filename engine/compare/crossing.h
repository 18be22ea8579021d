/* SPDX-License-Identifier: MIT
 * Crossings: what one plan does and the other names among its alternatives, as another choice or with advice against it. Private to compare/. */
#ifndef CONCORD_COMPARE_CROSSING_H
#define CONCORD_COMPARE_CROSSING_H

#include "compare/relate.h"

/* A step of one plan and the alternative of the other that means the same treatment. */
struct crossing {
    const struct fact *step, *choice;
    bool part;               /* the choice holds other steps too, and another one speaks for them all */
    bool alone;              /* the other plan has no step that the step is laid beside; set by the walk */
    struct comparison *told; /* else the comparison of the step with that; set by the walk */
};

/* Finds them, both ways round: alike in meaning, one more exact, or a choice that the other plan takes apart into steps. Near linear. */
const struct crossings *crossings_find(const struct context *c);

/* The crossing that a fact of the first (0) or second (1) opinion is the step or the choice of; NULL: none. */
struct crossing *crossing_of(const struct context *c, int side, const struct fact *fact);

/* How its two sides stand, by how firmly each is meant: a stance that is absent is "recommended" in a plan (contract, section 1). */
struct verdict crossing_verdict(const struct context *c, const struct crossing *crossing);

#endif
