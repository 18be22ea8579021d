/* SPDX-License-Identifier: MIT
 * Courses: a treatment that one plan gives once and the other in several steps. Private to compare/. */
#ifndef CONCORD_COMPARE_COURSES_H
#define CONCORD_COMPARE_COURSES_H

#include "compare/pair.h"

/* Where the steps of `pair` give their treatment again later, and all courses say how many rounds: lays the sum of them beside the other plan's
 * number ("3 + 3" beside "6"). False where there is nothing to add up; then the two numbers stand as they are. */
bool courses_relate(const struct context *c, const struct pair *pair, struct comparison *cycles);

#endif
