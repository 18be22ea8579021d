/* SPDX-License-Identifier: MIT
 * What concord.c and doors.c share: an engine and one job of it. Private to the two. */
#ifndef CONCORD_DOORS_H
#define CONCORD_DOORS_H

#include "base/diag.h"
#include "concord.h"
#include "judge/judge.h"
#include "read/knowledge.h"
#include "report/report.h"
#include "report/tree.h"

struct concord {
    struct arena *run;  /* one job's memory, reset before the next */
    struct arena *kept; /* a knowledge folder's rows */
    struct arena *proof; /* of a job that tries other jobs: lint */
    struct knowledge extended;
    const struct knowledge *knowledge;
};

/* One job: what it works on, and what it fills. */
struct job {
    struct concord *engine;
    const struct concord_input *inputs[2];
    const struct concord_options *options;
    struct concord_output *out;
    const char *name; /* of what is to be explained, or of a folder */
    size_t count;     /* of inputs[0], where it is an array */
    const struct concord_case *given; /* of a batch, and what it becomes */
    struct concord_record *record;
    bool page;
    const struct concord_table *table; /* of an index, what it comes to, and how far a page of it got */
    struct rates *rates;
    struct sweep *sweep;
    enum concord_source source;
    enum concord_blank_form form;
    struct concord_documents *documents;
};

/* The language that the job's options ask for. */
enum language concord_language(const struct job *job);

/* Runs a job with a fresh arena; whatever runs out of memory inside comes back here. */
enum concord_status concord_run(struct job job, enum concord_status (*work)(struct job *));

/* Both opinions, read and understood, with what they have in common and what not; false when either has faults. */
bool concord_view(struct job *job, struct case_view *view);

/* The documents of the two sides of a job: opinions as they are, FHIR files and worksheets made into one. The same worksheet on both sides
 * holds both opinions. False when a file becomes none, or a worksheet has refused cells: a difference must not be missed. */
bool concord_documents_of(struct job *job, struct diags diags[2], struct concord_input documents[2]);

/* All that was found between the two; false when either has faults. */
bool concord_report(struct job *job, struct report *report);

/* options->previous and options->answers, read; false when they have faults (answers.c). */
bool concord_earlier(const struct job *job, struct earlier_findings *earlier, struct said_answers *answers);

/* One case of a batch (record.c). */
enum concord_status concord_record_job(struct job *job);

/* The opinion documents that a file is or becomes: how many; what was refused is in `diags`. */
size_t concord_made_of(struct job *job, const struct concord_input *file, enum concord_source source, struct diags *diags,
                       struct concord_input document[2]);

/* The main job; one file; a folder. */
enum concord_status concord_compare_job(struct job *job);
enum concord_status concord_validate_job(struct job *job);
enum concord_status concord_lint_job(struct job *job);

/* The job's files, as the reader of knowledge wants them. */
const struct knowledge_file *concord_files(struct arena *arena, const struct job *job);

/* A tree -> bytes, in the format of the options. */
void concord_render(struct buf *out, const struct node *tree, const struct concord_options *options);

/* Bytes and faults -> the caller. */
void concord_give(struct concord_output *out, struct buf *bytes);
void concord_give_faults(struct arena *arena, const struct diags *diags, size_t count, struct concord_output *out);

#endif
