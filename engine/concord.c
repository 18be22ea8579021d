/* SPDX-License-Identifier: MIT
 * The whole program on one page. Bytes become facts (where they are no opinion, import makes one of them first), facts get meanings, two
 * sets of meanings become comparisons, comparisons become findings, findings become questions, all of it becomes one report, and one walk
 * over it writes every format. Each step is one room; only this file knows them all. (doors.c opens and closes engines and does the
 * smaller jobs.) */
#include "ask/ask.h"
#include "base/sha256.h"
#include "compare/compare.h"
#include "doors.h"
#include "judge/judge.h"
#include "normalise/normalise.h"
#include "read/opinion.h"
#include "render/render.h"
#include "report/calendar.h"
#include "report/json.h"
#include "report/progress.h"

static struct text bytes_of(const struct concord_input *input)
{
    return (struct text){input->bytes, input->len};
}

/* bytes -> facts -> meanings; NULL when the document has faults. The digest is that of the file, whatever it was made of. */
static const struct opinion *read_opinion(const struct knowledge *k, const struct concord_input *document, const struct concord_input *file,
                                          struct diags *diags)
{
    struct opinion *opinion = opinion_read(&k->fields, text_of(file->name), bytes_of(document), diags);
    if (opinion && document->bytes != file->bytes)
        sha256_hex(bytes_of(file), opinion->digest);
    if (opinion)
        normalise_opinion(diags->arena, k, opinion);
    return opinion;
}

/* two sets of meanings -> comparisons. */
bool concord_view(struct job *job, struct case_view *view)
{
    struct arena *arena = job->engine->run;
    struct diags diags[2];
    struct concord_input documents[2];
    *view = (struct case_view){.knowledge = job->engine->knowledge};
    for (int side = 0; side < 2; side++)
        diags[side] = diags_new(arena, job->inputs[side]->name);
    bool found = concord_documents_of(job, diags, documents);
    for (int side = 0; side < 2 && found; side++)
        view->opinions[side] = read_opinion(view->knowledge, &documents[side], job->inputs[side], &diags[side]);
    concord_give_faults(arena, diags, 2, job->out);
    if (!view->opinions[0] || !view->opinions[1])
        return false;
    view->comparisons = compare_opinions(arena, view->knowledge, view->opinions[0], view->opinions[1]);
    return true;
}

/* comparisons -> findings -> questions -> report. */
static struct report report_on(struct arena *arena, const struct case_view *view, const struct concord_options *options)
{
    enum language language = options->spanish ? LANGUAGE_ES : LANGUAGE_EN;
    const struct findings *findings = judge(arena, view);
    return (struct report){
        .knowledge = view->knowledge,
        .opinions = {view->opinions[0], view->opinions[1]},
        .comparisons = view->comparisons,
        .findings = findings,
        .questions = ask(arena, view->knowledge, language, findings, options->questions),
        .language = language,
        .reader = options->navigator ? READER_NAVIGATOR : READER_PATIENT,
        .redact = options->redact,
        .today = options->today,
        .meeting = options->meeting,
        .minutes = options->minutes,
    };
}

/* What became of an earlier report's findings and questions, and what was said of them. */
static bool follow_up(const struct job *job, struct report *report)
{
    struct earlier_findings earlier;
    struct said_answers *answers = arena_alloc(job->engine->run, sizeof *answers);
    if (!concord_earlier(job, &earlier, answers))
        return false;
    progress_since(job->engine->run, &earlier, report);
    if (job->options->answers)
        progress_answered(answers, report);
    return true;
}

void concord_render(struct buf *out, const struct node *tree, const struct concord_options *options)
{
    struct render_options look = {options->width, options->colour};
    if (options->format == CONCORD_HTML)
        render_html(out, tree);
    else if (options->format == CONCORD_MARKDOWN)
        render_markdown(out, tree);
    else if (options->format == CONCORD_TREE)
        render_tree(out, tree);
    else
        render_text(out, tree, &look);
}

/* report -> bytes. */
static void write_report(struct buf *out, const struct report *report, const struct concord_options *options)
{
    if (options->format == CONCORD_JSON)
        report_json(out, report);
    else if (options->format == CONCORD_LINE)
        report_json_line(out, report);
    else if (options->format == CONCORD_CALENDAR)
        report_calendar(out, report, options->due);
    else if (options->format == CONCORD_CSV)
        report_csv(out, report);
    else
        concord_render(out, report_compose(out->arena, report), options);
}

bool concord_report(struct job *job, struct report *report)
{
    struct case_view view;
    if (!concord_view(job, &view))
        return false;
    *report = report_on(job->engine->run, &view, job->options);
    return !job->options->previous || follow_up(job, report);
}

enum concord_status concord_compare_job(struct job *job)
{
    struct report report;
    if (!concord_report(job, &report))
        return CONCORD_INVALID;
    struct buf out = buf_new(job->engine->run, 256 << 10);
    write_report(&out, &report, job->options);
    concord_give(job->out, &out);
    job->out->identical = report.findings->classification == CLASS_IDENTICAL;
    return CONCORD_OK;
}
