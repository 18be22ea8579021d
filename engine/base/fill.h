/* SPDX-License-Identifier: MIT
 * Fill: a sentence with places, "row {row}: {problem}", gets its words. A slot's text is never read for slots again: what a doctor wrote stays
 * as it is. */
#ifndef CONCORD_BASE_FILL_H
#define CONCORD_BASE_FILL_H

#include "base/arena.h"
#include "base/text.h"

struct slot {
    const char *name;
    struct text text;
};

/* `form` with "{name}" filled; a name that is not given stays. NUL-terminated, in `arena`. O(length * count). */
struct text fill_slots(struct arena *arena, const char *form, const struct slot *slots, size_t count);

#endif
