/* SPDX-License-Identifier: MIT
 * Decides which concept a name means where several have it. */
#ifndef CONCORD_NORMALISE_CHOICE_H
#define CONCORD_NORMALISE_CHOICE_H

#include "normalise/term.h"

enum choice_state { CHOICE_NONE, CHOICE_ONE, CHOICE_OPEN };

/* OPEN: the name exists, but its contexts do not hold or several concepts fit. `of_itself`: nothing but the name says its context. */
struct choice {
    enum choice_state state;
    uint16_t concept;
    bool of_itself;
};

/* `rows`: a run of names with one key. */
struct choice choice_of(const struct knowledge *k, const struct scope *scope, struct slice rows);

#endif
