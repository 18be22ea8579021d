/* SPDX-License-Identifier: MIT
 * Explains what the program knows: a rule, a question, a term, a place in the document; and what a rule saw in two
 * opinions. Makes report trees, which any renderer can show. */
#ifndef CONCORD_REPORT_EXPLAIN_H
#define CONCORD_REPORT_EXPLAIN_H

#include "base/arena.h"
#include "model/finding.h"
#include "report/tree.h"

/* What a rule's tests saw (made by judge_explain). */
struct explained {
    const struct rule *rule;
    const struct seen *seen;
    size_t count;
    bool fired;
};

/* `what` is the id of a rule, question or concept, a JSON Pointer, or a word of the vocabularies or the glossary. NULL
 * when nothing has that name. O(knowledge). */
const struct node *explain_what(struct arena *arena, const struct knowledge *knowledge, const char *what,
                                enum language language);

/* Each test of the rule, whether it held, and what it saw on both sides. */
const struct node *explain_seen(struct arena *arena, const struct knowledge *knowledge,
                                const struct explained *explained, enum language language);

#endif
