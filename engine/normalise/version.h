/* SPDX-License-Identifier: MIT
 * Reads the version of a guideline or the edition of a staging book. */
#ifndef CONCORD_NORMALISE_VERSION_H
#define CONCORD_NORMALISE_VERSION_H

#include "base/arena.h"
#include "model/knowledge.h"
#include "model/meaning.h"

/* MEANING_VERSION with the bare number as canonical ("v4.2025" is "4.2025", "8th edition" is "8"), or MEANING_NONE. */
struct meaning version_read(struct arena *arena, const struct knowledge *k, struct text text);

#endif
