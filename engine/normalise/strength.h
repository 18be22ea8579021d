/* SPDX-License-Identifier: MIT
 * Tells the number of a strength ("3 mg/kg", "AUC 5") from other numbers in the text of a treatment. Texts are folded. */
#ifndef CONCORD_NORMALISE_STRENGTH_H
#define CONCORD_NORMALISE_STRENGTH_H

#include "model/knowledge.h"

/* Whether the word from `from` to `to` begins with a number that a unit of strength follows or stands before. A length of time ("6 weeks") and a
 * number of rounds belong to the whole treatment, not to one drug of it. */
bool strength_at(const struct knowledge *k, struct text text, size_t from, size_t to);

#endif
