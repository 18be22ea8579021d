/* SPDX-License-Identifier: MIT
 * Finding: what a rule says about the two opinions, with the places that show it. Plain data. */
#ifndef CONCORD_MODEL_FINDING_H
#define CONCORD_MODEL_FINDING_H

#include "model/comparison.h"
#include "model/knowledge.h"

enum side { SIDE_FIRST, SIDE_SECOND };

/* One place that shows the finding. `fact` is NULL where nothing is stated: then `pointer` is the empty place. */
struct evidence {
    enum side side;
    const char *pointer;
    const struct fact *fact;
    struct text stated;
};

struct finding {
    const char *id; /* "<rule>" or "<rule>.2": unique in a report, the same when the sides are swapped */
    const struct rule *rule;
    enum finding_kind kind;
    enum topic topic;
    enum significance significance;
    enum direction direction;
    enum cause cause;
    enum side one; /* the side that a one-sided rule means by "one" */
    bool mutual;   /* a one-sided rule that holds both ways round: "one" is then either */
    const struct comparison *frame; /* the comparison it is about; NULL for a rule over the whole documents */
    const struct comparison *const *about; /* all comparisons it is about (a gathering rule has many) */
    size_t about_count;
    const struct evidence *evidence;
    size_t evidence_count;
};

struct findings {
    struct finding *items; /* in the order of the report: safety and urgency first, then agreement ... */
    size_t count;
    enum classification classification;
};

/* A question of the bank, with its slots filled for the findings that raise it. */
struct asked {
    const char *id; /* the question's, with ".2" where one question is asked of several things */
    const struct question *question;
    struct text text;
    uint32_t ask; /* bits by enum ask */
    size_t rank;  /* from 1 */
    bool shown;   /* on the first page */
    const struct finding **findings;
    size_t finding_count;
};

struct questions_asked {
    struct asked *items; /* by rank */
    size_t count;
};

/* An earlier report's findings that can be followed up. */
struct earlier_finding {
    const char *id, *title;
};

struct earlier_findings {
    const struct earlier_finding *items;
    size_t count;
    const struct earlier_finding *questions; /* by rank; title: the text */
    size_t question_count;
};

/* One test of a rule and what it saw: for `explain FIRST SECOND --rule ID`. */
struct seen {
    const struct test *test;
    int depth;
    bool held;
    struct text first, second; /* what the test saw on each side; empty where nothing was stated */
    const struct comparison *comparison; /* the one it looked at, or NULL */
};

#endif
