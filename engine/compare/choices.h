/* SPDX-License-Identifier: MIT
 * What one plan does and the other names as another choice. Private to compare/. */
#ifndef CONCORD_COMPARE_CHOICES_H
#define CONCORD_COMPARE_CHOICES_H

#include "compare/context.h"

/* Marks the lone steps of each plan that the other opinion names among its alternatives (because.other_choice), and the lone alternatives that
 * are the other opinion's plan (because.other_plan). `plan` is the comparison of the two plans, or NULL. O(n log n). */
void choices_mark(const struct context *c, struct comparison *plan);

#endif
