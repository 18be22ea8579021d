/* SPDX-License-Identifier: MIT
 * Reads a whole or partial date of the contract: YYYY, YYYY-MM, YYYY-MM-DD. */
#ifndef CONCORD_NORMALISE_DATE_H
#define CONCORD_NORMALISE_DATE_H

#include "model/meaning.h"

/* MEANING_DATE, or MEANING_NONE for anything else. Borrows `text`. */
struct meaning date_read(struct text text);

#endif
