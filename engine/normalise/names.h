/* SPDX-License-Identifier: MIT
 * Finds the known names that begin at one place of a text: one walk down the sorted names, longest first, exact words only. */
#ifndef CONCORD_NORMALISE_NAMES_H
#define CONCORD_NORMALISE_NAMES_H

#include "model/knowledge.h"

/* A run of letters between spaces, separators and hyphens of a folded text. Only a name that begins at `starts` and stops at
 * `stops` is a name: "paclitaxel" is not found in "nab-paclitaxel". */
struct atom {
    size_t from, to;
    bool starts, stops;
};

struct atoms {
    struct text text;
    const struct atom *items;
    size_t count;
};

enum { NAMES_LONGEST = 24 }; /* atoms in the longest name looked for */

/* The names that begin at atom `first`: found[n - 1] is the run of rows whose key is the next n atoms (count 0 for none). Returns
 * the greatest n found, 0 for none. Between atoms the key may have a space, a hyphen or nothing where the text has another
 * of these, but what is written is tried first. */
size_t names_at(const struct knowledge *k, const struct atoms *atoms, size_t first, struct slice found[NAMES_LONGEST]);

/* The names whose key is exactly `key`; count 0 for none. */
struct slice names_exact(const struct knowledge *k, struct text key);

#endif
