/* SPDX-License-Identifier: MIT
 * Say: the program's own sentences, by phrase id, in the report's language, with slots filled. */
#ifndef CONCORD_REPORT_SAY_H
#define CONCORD_REPORT_SAY_H

#include "base/fill.h"
#include "report/report.h"

/* The phrase as it stands. A missing one is a BUG: lint proves that it is there. */
struct text say_phrase(const struct report *report, const char *id);

/* The phrase `id` with "{name}" filled; a name that is not given stays. In `arena`. */
struct text say_filled(struct arena *arena, const struct report *report, const char *id, const struct slot *slots,
                       size_t count);

/* The phrase "<prefix><word>" ("topic." "stage"), or `word` itself when there is none. */
struct text say_word(struct arena *arena, const struct report *report, const char *prefix, struct text word);

/* `text` as the value of a field: in the phrase "brief.<path>" ("edition 8") where there is one, else as it is. */
struct text say_brief(struct arena *arena, const struct report *report, int field, struct text text);

/* The same where the value is a bare number: "8" says nothing without what it counts. */
struct text say_measured(struct arena *arena, const struct report *report, int field, struct text text);

/* Plain name of the field a comparison is about. */
struct text say_label(const struct report *report, int field);

/* Whether `part` stands somewhere in `whole`, to the letter; nothing stands nowhere. */
bool say_holds(struct text whole, struct text part);

/* "a", "a and b", "a, b and c". */
struct text say_list(struct arena *arena, const struct report *report, const struct text *items, size_t count);

#endif
