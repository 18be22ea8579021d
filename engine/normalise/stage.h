/* SPDX-License-Identifier: MIT
 * Reads TNM categories and stage groups as they are written; what they mean is left to the staging books. */
#ifndef CONCORD_NORMALISE_STAGE_H
#define CONCORD_NORMALISE_STAGE_H

#include "base/arena.h"
#include "model/knowledge.h"
#include "model/meaning.h"

/* A T, N or M category ("ypT1c(m)"); `letter` is 'T', 'N' or 'M'. MEANING_STAGE, or MEANING_NONE for anything else or more. */
struct meaning stage_category(struct arena *arena, const struct knowledge *k, struct text text, char letter);

/* A stage group ("Stage IIB", "2b", "limited"). */
struct meaning stage_group(struct arena *arena, const struct knowledge *k, struct text text);

#endif
