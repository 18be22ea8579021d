/* SPDX-License-Identifier: MIT
 * Lint: proves that a knowledge folder keeps what it promises. The reader has checked each row by itself; here rows are held against one
 * another: texts in two languages, rules and their cases, questions and who raises them, vetoes, ids that may not come back. The
 * built-in folder and a hospital's own go through the same checks and get the same messages. */
#ifndef CONCORD_LINT_LINT_H
#define CONCORD_LINT_LINT_H

#include "read/knowledge.h"

/* What a rule did with two opinions. */
struct lint_trial {
    bool fired;
    const char *fault; /* why an opinion could not be read; NULL: it could */
};

/* Tries a rule of the knowledge on two documents. Lint knows no stage of the pipeline: who calls it lends this. */
typedef struct lint_trial lint_try(void *owner, const struct rule *rule, const struct text documents[2]);

struct lint_job {
    struct arena *arena;
    struct knowledge_reading *reading; /* faults are added to its files' */
    const struct knowledge *base;      /* what the folder is laid over; NULL: it stands alone */
    struct text base_cases;            /* the cases of the base's rules, which must hold with the folder as well; empty: none */
    const char *today;                 /* YYYY-MM-DD, or NULL: no due date is judged */
    bool one_file;                     /* only what can be seen in one file */
    lint_try *try;
    void *owner;
};

/* Makes every check of the table in lint.c. Where the reader has found faults, no case is tried and nobody is
 * said to be unused: such knowledge cannot be judged with. That is told as a fault of its own.
 * Cost: a comparison a case, else near linear in the rows. */
void lint_run(const struct lint_job *job);

#endif
