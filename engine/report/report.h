/* SPDX-License-Identifier: MIT
 * Report: all that was found, in one place, before it is told. Plain data; the model behind concord.report/1 and behind
 * the tree that the renderers walk. */
#ifndef CONCORD_REPORT_REPORT_H
#define CONCORD_REPORT_REPORT_H

#include "base/arena.h"
#include "model/answer.h"
#include "model/finding.h"
#include "report/tree.h"

enum reader { READER_PATIENT, READER_NAVIGATOR };

/* How a finding of an earlier report stands now (--previous). */
struct progress {
    const char *finding, *state; /* state: "resolved", "open", "new" */
    struct text title;           /* of a resolved finding as the earlier report put it */
};

struct report {
    const struct knowledge *knowledge;
    const struct opinion *opinions[2];
    const struct comparisons *comparisons;
    const struct findings *findings;
    const struct questions_asked *questions;
    struct progress *progress;
    size_t progress_count;
    struct progress *asked; /* the same for questions */
    size_t asked_count;
    const struct said_answers *answers; /* of --answers, or NULL */
    bool has_progress;
    enum language language;
    enum reader reader;
    bool redact; /* pointers, relations and rules, no values */
    const char *meeting; /* YYYY-MM-DD of a joint review, or NULL */
    size_t minutes;      /* that it has; 0: the usual number */
    const char *today; /* of --today, or NULL: then nothing is said of rules that are past their review */
};

/* Text of a finding with its slots filled: `which` is the rule's title or explanation phrase. In `arena`. */
struct text report_finding_text(struct arena *arena, const struct report *report, const struct finding *finding,
                                const char *phrase);

/* Text of a question; with its quotations left out when redacted. */
struct text report_question_text(struct arena *arena, const struct report *report, const struct asked *asked);

/* The plain reason of a comparison ("because"), filled, in the report's language; empty when there is none. */
struct text report_because(struct arena *arena, const struct report *report, const struct comparison *comparison);

/* What a side of a comparison or a piece of evidence states, for people; "[not shown]" when redacted. */
struct text report_stated(struct arena *arena, const struct report *report, const struct comparison *comparison,
                          enum side side);

/* Decides what is said and in what order, for this reader: the only place that does. */
const struct node *report_compose(struct arena *arena, const struct report *report);

#endif
