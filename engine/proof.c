/* SPDX-License-Identifier: MIT
 * The doors to the proofs: one file (validate), a whole knowledge folder (lint). Both make the same checks and tell them in the same words. */
#include <string.h>

#include "doors.h"
#include "import/import.h"
#include "lint/lint.h"
#include "read/check.h"
#include "read/opinion.h"

/* Lends lint the pipeline: two documents -> whether the rule speaks. Each trial has the run's arena to itself. */
static struct lint_trial try_rule(void *owner, const struct rule *rule, const struct text documents[2])
{
    struct concord *engine = owner;
    const struct concord_input first = {"first", documents[0].ptr, documents[0].len}, second = {"second", documents[1].ptr, documents[1].len};
    struct concord_output out = {0};
    struct job job = {.engine = engine, .inputs = {&first, &second}, .out = &out};
    struct case_view view;
    struct lint_trial trial = {false, NULL};
    arena_reset(engine->run);
    if (!concord_view(&job, &view)) {
        struct buf why = buf_new(engine->proof, 0);
        buf_format(&why, "%s: %s", out.faults[0].pointer, out.faults[0].problem);
        trial.fault = buf_text(&why).ptr;
        return trial;
    }
    const struct findings *findings = judge(engine->run, &view);
    for (size_t i = 0; i < findings->count; i++)
        trial.fired |= !strcmp(findings->items[i].rule->id, rule->id);
    return trial;
}

static enum concord_status give_proof(struct job *job, const struct knowledge_reading *reading)
{
    struct arena *arena = job->engine->proof;
    struct diags *diags = arena_array(arena, reading->count + 1, sizeof *diags);
    memcpy(diags, reading->diags, reading->count * sizeof *diags);
    diags[reading->count] = reading->whole;
    concord_give_faults(arena, diags, reading->count + 1, job->out);
    return reading->faults ? CONCORD_INVALID : CONCORD_OK;
}

static enum concord_status prove(struct job *job, struct knowledge_reading *reading, const struct knowledge *base, bool one_file)
{
    const struct concord_input *cases = job->inputs[1];
    const struct lint_job lint = {
        .arena = job->engine->proof, .reading = reading, .base = base,
        .base_cases = cases ? (struct text){cases->bytes, cases->len} : (struct text){NULL, 0},
        .today = job->options ? job->options->today : NULL, .one_file = one_file, .try = try_rule, .owner = job->engine,
    };
    const struct knowledge *before = job->engine->knowledge;
    job->engine->knowledge = &reading->knowledge;
    lint_run(&lint);
    job->engine->knowledge = before;
    return give_proof(job, reading);
}

/* What is written in an opinion, a FHIR file or a worksheet must be an opinion; of a worksheet no cell may be refused. */
static enum concord_status validate_opinion(struct job *job)
{
    const struct concord_input *file = job->inputs[0];
    struct diags diags = diags_new(job->engine->run, file->name), notes = diags_new(job->engine->run, file->name);
    struct concord_input made[2];
    size_t count = concord_made_of(job, file, CONCORD_ANY_SOURCE, &notes, made);
    bool refused = !count || (notes.head && notes.head->code[0] == 'W');
    for (size_t i = 0; !refused && i < count; i++)
        opinion_read(&job->engine->knowledge->fields, text_of(file->name), (struct text){made[i].bytes, made[i].len}, &diags);
    concord_give_faults(job->engine->run, refused ? &notes : &diags, 1, job->out);
    return refused || diags.count ? CONCORD_INVALID : CONCORD_OK;
}

enum concord_status concord_validate_job(struct job *job)
{
    struct arena *arena = job->engine->proof;
    const struct text bytes = {job->inputs[0]->bytes, job->inputs[0]->len};
    bool sheet = import_is_sheet(arena, job->engine->knowledge, bytes);
    const char *form = sheet ? NULL : check_form(arena, job->inputs[0]->name, bytes);
    if (!form)
        return validate_opinion(job);
    struct knowledge_reading reading;
    knowledge_read_file(arena, job->engine->knowledge, form, job->inputs[0]->name, bytes, &reading);
    return prove(job, &reading, job->engine->knowledge, true);
}

static bool stands_alone(const struct job *job)
{
    for (size_t i = 0; i < job->count; i++)
        if (!strcmp(job->inputs[0][i].name, "knowledge.csv"))
            return true;
    return false;
}

enum concord_status concord_lint_job(struct job *job)
{
    struct arena *arena = job->engine->proof;
    const struct knowledge *over = job->engine->knowledge, bare = {.version = "", .reviewed = "", .fields = over->fields};
    bool alone = stands_alone(job);
    struct knowledge_reading reading;
    knowledge_read_folder(arena, alone ? &bare : over, TEXT(""), job->name, concord_files(arena, job), job->count, &reading);
    return prove(job, &reading, alone ? NULL : over, false);
}
