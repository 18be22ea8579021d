/* SPDX-License-Identifier: MIT
 * Keys: what makes two items of a list the same thing, from the most to the least telling. An item without a key in a pass is not paired
 * in it. Private to compare/. */
#ifndef CONCORD_COMPARE_KEYS_H
#define CONCORD_COMPARE_KEYS_H

#include "compare/context.h"

struct keys {
    const struct text *items;
    size_t count;
};

typedef struct keys keys_function(const struct context *c, const struct fact *item);

keys_function keys_written;              /* all its leaves, folded */
keys_function keys_meaning;              /* the meanings of all key fields */
keys_function keys_main;                 /* the meaning of the first key field */
keys_function keys_line_down;            /* each concept of the first key field, and each that is broader */
keys_function keys_line_up;              /* the same, marked so that only a concept meets what is broader than it */
keys_function keys_line;                 /* each concept of the first key field, and each that is broader, unmarked */
keys_function keys_parents_of_one_thing; /* a broader concept that the vocabulary marks as one thing measured in several ways */
keys_function keys_parents;              /* of a step: its kind and what is next broader than its treatment */
keys_function keys_kin;                  /* of a step: its kind, its place in the sequence (any, where none is stated) and everything broader */
keys_function keys_role_unknown;         /* of a step whose treatment no vocabulary places: its kind and timing */
keys_function keys_role_known;           /* the same of any other step */
keys_function keys_timing;               /* of a drug or radiation step: kind and timing, also where no timing is stated */

keys_function keys_scale;                /* of a risk group: any, so that two scales of one risk meet and are told apart */

#endif
