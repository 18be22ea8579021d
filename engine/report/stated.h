/* SPDX-License-Identifier: MIT
 * Stated: what a fact says, as one short text. A leaf is quoted to the letter; an object or a list is its leaves in a
 * row. */
#ifndef CONCORD_REPORT_STATED_H
#define CONCORD_REPORT_STATED_H

#include "report/report.h"

/* As written, for machines. Empty for NULL and for a whole with more leaves than a line can hold (its parts tell it).
 */
struct text stated_raw(struct arena *arena, const struct report *report, const struct fact *fact);

/* For people: words of the contract ("post_therapy") in plain language, prose left out of a whole. */
struct text stated_plain(struct arena *arena, const struct report *report, const struct fact *fact);

/* Whether a list item is known by this field: the treatment of a step. */
bool stated_is_key(const struct fields *fields, int field);

/* Whether a whole is told without this field: prose, and the word that only sorts a step. */
bool stated_is_aside(const struct fields *fields, int field);

#endif
