/* SPDX-License-Identifier: MIT
 * Reads a grade or a performance status: a system (scale) and a value in that system's normal form. */
#ifndef CONCORD_NORMALISE_GRADE_H
#define CONCORD_NORMALISE_GRADE_H

#include "normalise/term.h"

/* `system` may be empty: then the value may name it ("Grade Group 2"). MEANING_GRADE, or MEANING_NONE when the value is not
 * understood or contradicts itself ("3+4=8", "Grade Group 2" of the Gleason system). */
struct meaning grade_read(struct arena *arena, const struct knowledge *k, const struct scope *scope, struct text system,
                          struct text value);

#endif
