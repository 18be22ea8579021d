/* SPDX-License-Identifier: MIT
 * Rates: what many rows of figures come to. */
#ifndef CONCORD_REPORT_RATES_H
#define CONCORD_REPORT_RATES_H

#include "report/figures.h"

enum { URGENCIES = 8 }; /* more than the schema has levels */

struct rates {
    size_t cases, refused;
    size_t classes[CLASSES];
    size_t counted[2][COUNTINGS][CLASSES]; /* [0]: of final first opinions, [1]: of provisional ones */
    size_t schemes[SCHEME_COUNT][CLASSES + 1]; /* by the order of the scheme's classes in the knowledge */
    size_t directions[DIRECTIONS], causes[CAUSES];
    size_t places[CLASSES + 1][URGENCIES]; /* by class (refused last) and urgency: see rates_urgency */
};

void rates_add(struct rates *rates, const struct knowledge *k, const struct figures *figures);

/* The place of an urgency level in the schema's order; none stated: the last. */
size_t rates_urgency(const struct knowledge *k, struct text level);

/* The classes of a scheme, each once, in the order of the knowledge. Returns how many. */
size_t rates_scheme(const struct knowledge *k, enum scheme scheme, const char *classes[CLASSES + 1]);

const char *rates_scheme_name(enum scheme scheme);

/* One combination of the three switches: how many cases, and in which class. */
struct rate {
    bool work_up, alternatives, provisional;
    size_t cases, comparable, classes[CLASSES];
};

/* All eight combinations. */
enum { RATES = 8 };
struct rate rates_switched(const struct rates *rates, unsigned combination);

/* "12.3" per cent of a whole; "" of nothing. In `arena`. Integers only: the same on every machine. */
struct text rates_share(struct arena *arena, size_t part, size_t whole);

/* The summary as CSV: measure,work_up,alternatives,provisional,class,cases,of,per_cent. */
void rates_csv(struct buf *out, const struct knowledge *k, const struct rates *rates);

#endif
