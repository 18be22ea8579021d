/* SPDX-License-Identifier: MIT
 * Answer: what was said and decided about a finding or a question, by whom and when. Plain data. */
#ifndef CONCORD_MODEL_ANSWER_H
#define CONCORD_MODEL_ANSWER_H

#include "base/text.h"

/* The columns of a form and of a log, in order: ANSWER_COLUMN(name). `kind` is "finding" or "question"; `state` is "resolved", "open" or
 * empty; `on` a date; `by` a person. */
#define ANSWER_COLUMNS                                                                                             \
    ANSWER_COLUMN(kind) ANSWER_COLUMN(id) ANSWER_COLUMN(text) ANSWER_COLUMN(state) ANSWER_COLUMN(on) \
    ANSWER_COLUMN(by) ANSWER_COLUMN(said) ANSWER_COLUMN(decided)

struct said_answer {
#define ANSWER_COLUMN(name) struct text name;
    ANSWER_COLUMNS
#undef ANSWER_COLUMN
    struct text chain; /* of a log: ties the row to all rows before it */
    size_t line;       /* where it stands in its file */
};

/* In the order of the file; of one thing the last row holds. */
struct said_answers {
    const struct said_answer *items;
    size_t count;
    bool is_log; /* has the column `chain` */
};

/* The chain of a row: SHA-256 over the chain before it and its cells. Whoever changes or takes out a row breaks it. In `arena`. */
struct text answer_chain(struct arena *arena, struct text before, const struct said_answer *answer);

/* Whether anybody wrote into the row. */
static inline bool answer_is_filled(const struct said_answer *answer)
{
    return answer->state.len || answer->said.len || answer->decided.len;
}

#endif
