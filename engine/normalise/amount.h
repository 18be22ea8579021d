/* SPDX-License-Identifier: MIT
 * Reads the numbers of a text with their units, brought to base units. Exact decimals only. */
#ifndef CONCORD_NORMALISE_AMOUNT_H
#define CONCORD_NORMALISE_AMOUNT_H

#include "base/arena.h"
#include "model/knowledge.h"
#include "model/meaning.h"

/* All numbers of the text: MEANING_AMOUNT, or MEANING_NONE when there is none or one cannot be read for sure ("50,4"). */
struct meaning amount_read(struct arena *arena, const struct knowledge *k, struct text text);

/* As amount_read, with words such as "q3w", "every 21 days", "weekly", "bid", "days 1 and 8". Bare numbers stay words. There may be no number
 * where days or routes ("by mouth") stand. */
struct meaning amount_schedule(struct arena *arena, const struct knowledge *k, struct text text);

/* A bare number as written in JSON. */
struct meaning amount_number(struct arena *arena, struct text text);

/* A number and its unit, each on its own. */
struct meaning amount_quantity(struct arena *arena, const struct knowledge *k, struct text value, struct text unit);

#endif
