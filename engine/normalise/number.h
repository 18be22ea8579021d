/* SPDX-License-Identifier: MIT
 * Reads one number in digits out of a text: "50", "50.4", ".5", "5,040". */
#ifndef CONCORD_NORMALISE_NUMBER_H
#define CONCORD_NORMALISE_NUMBER_H

#include "base/decimal.h"

/* Where the number that begins at `at` ends, 0 when there is none or it cannot be read for sure. A comma is understood only before
 * each group of just three digits. */
size_t number_at(struct text text, size_t at, struct decimal *out);

/* Whether digits and a comma begin here that two readers would read differently ("50,4"). */
bool number_doubtful(struct text text, size_t at);

/* Whether a number may end at `at`: before a space, a separator or the end, not inside a word ("3rd", "3+"). */
bool number_ends(struct text text, size_t at);

#endif
