/* SPDX-License-Identifier: MIT
 * Suggest: the nearest name or word, for field names and fixed words only: never for free text such as a drug's name,
 * where the nearest one may be another drug. Private to read/. */
#ifndef CONCORD_READ_SUGGEST_H
#define CONCORD_READ_SUGGEST_H

#include "base/arena.h"
#include "base/text.h"
#include "model/field.h"

/* Of the words (NULL-terminated) the one that `wrong` is a slip of: other case, other joining of words ("startBy"), or
 * within LIMIT_EDIT_DISTANCE; NULL when there is none. */
const char *suggest_word(struct arena *arena, struct text wrong, const char *const *words);

/* What would be right in place of the unknown name `wrong` of an object: always names the nearest known field. */
const char *suggest_field(struct arena *arena, const struct fields *fields, int object, struct text wrong);

#endif
