/* SPDX-License-Identifier: MIT
 * Tester: does a rule's condition hold for a frame, and what showed it? In: a rule's tests (model/knowledge.h, in
 * preorder), a frame.
 * Out: yes or no, and the matches of the tests that held. */
#ifndef CONCORD_JUDGE_TESTER_H
#define CONCORD_JUDGE_TESTER_H

#include "judge/index.h"

/* Evidence kept of one test on one side: enough to show it, however long the list. */
enum { MATCHES_PER_TEST = 16 };

/* What made a test hold: a comparison, or a fact of one side, or (both NULL) that `field` is not stated there,
 * inside `holder`
 * (NULL: anywhere in the document). */
struct match {
    const struct comparison *comparison;
    const struct fact *fact, *holder;
    enum side side;
    int16_t field;
};

struct matches {
    struct match *items;
    size_t count, size;
};

/* Where a test looks. */
struct scope {
    const struct comparison *frame; /* NULL: the whole documents */
    enum side one;                  /* the side that "one" means; with `each` the only side looked at */
    bool each;
};

/* The result of a test that does not depend on the frame. */
struct memo {
    bool known, held;
    struct match *matches;
    size_t count;
};

struct tester {
    struct arena *arena;
    const struct index *index;
    const struct knowledge *knowledge;
    const struct rule *rule;
    struct memo *memos[2];  /* by side meant by "one", then by place in the rule's tests */
    struct matches matches; /* of the tests that held so far */
    struct text *folded[2]; /* the facts' texts, folded when first asked for, by order */
    struct text *strings;   /* the knowledge's strings, likewise */
    struct seen *seen;      /* to record what every test saw, by place in the rule's tests; or NULL */
};

struct tester tester_new(struct arena *arena, const struct index *index);

/* Turns to another rule. O(its tests). */
void tester_rule(struct tester *tester, const struct rule *rule);

/* Whether the rule's condition holds; then `matches` grows by what showed it. */
bool tester_holds(struct tester *tester, const struct scope *scope);

#endif
