/* SPDX-License-Identifier: MIT
 * Slots: fills the places of a sentence about a finding with what the two opinions say. In: a template with
 * {first} {second}
 * {one} {other} {one_says} {other_says} {label} {item} {list}. Out: the sentence. Quotations are wrapped in “ ”
 * and never cut. */
#ifndef CONCORD_MODEL_SLOTS_H
#define CONCORD_MODEL_SLOTS_H

#include "base/arena.h"
#include "model/finding.h"

/* The template with every known slot filled; an unknown one stays as it is. In `arena`. O(length + evidence). */
struct text slots_fill(struct arena *arena, const struct knowledge *knowledge, enum language language,
                       const struct finding *finding, const char *template);

/* Whether there is a slot of this name, braces and all: "{first}". */
bool slots_know(struct text slot);

/* What a fact says for people: its text; of a list item what identifies it; of an object its values in order. In
 * `arena`. */
struct text slots_stated(struct arena *arena, const struct fields *fields, const struct fact *fact);

/* Name of what a comparison is about: its list item as stated (both names, "A / B", where they differ), else its
 * label. */
struct text slots_item(struct arena *arena, const struct knowledge *knowledge, enum language language,
                       const struct comparison *comparison);

#endif
