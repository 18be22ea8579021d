/* SPDX-License-Identifier: MIT
 * The doors of the library: engines come and go here, and each job runs with a fresh arena that catches want of memory. The main job is in
 * concord.c; the smaller ones (explain, a knowledge folder) are here, validate and lint in proof.c,
 * import and blank in intake.c. */
#include "doors.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "read/knowledge.h"
#include "report/explain.h"
#include "report/figures.h"
#include "report/form.h"

struct concord *concord_new(void)
{
    struct concord *engine = calloc(1, sizeof *engine);
    if (!engine)
        return NULL;
    engine->run = arena_new(LIMIT_ARENA_BYTES);
    engine->kept = arena_new(LIMIT_ARENA_BYTES);
    engine->proof = arena_new(LIMIT_ARENA_BYTES);
    engine->knowledge = &knowledge_built_in;
    if (engine->run && engine->kept && engine->proof)
        return engine;
    concord_free(engine);
    return NULL;
}

void concord_free(struct concord *engine)
{
    if (!engine)
        return;
    arena_free(engine->run);
    arena_free(engine->kept);
    arena_free(engine->proof);
    free(engine);
}

void concord_give(struct concord_output *out, struct buf *bytes)
{
    struct text text = buf_text(bytes);
    out->bytes = text.ptr;
    out->len = text.len;
}

void concord_give_faults(struct arena *arena, const struct diags *diags, size_t count, struct concord_output *out)
{
    struct buf messages = buf_new(arena, 256);
    size_t all = 0;
    for (size_t i = 0; i < count; i++)
        for (const struct diag *diag = diags[i].head; diag; diag = diag->next)
            all++;
    struct concord_fault *faults = arena_array(arena, all + 1, sizeof *faults);
    for (size_t i = 0; i < count; i++) {
        diags_print(&messages, &diags[i]);
        for (const struct diag *d = diags[i].head; d; d = d->next)
            faults[out->fault_count++] =
                (struct concord_fault){d->file, d->line, d->column, d->code, d->pointer, d->problem, d->remedy, d->lang ? d->lang : "en"};
    }
    struct text text = buf_text(&messages);
    out->messages = text.ptr;
    out->messages_len = text.len;
    out->faults = faults;
}

enum language concord_language(const struct job *job)
{
    return job->options->spanish ? LANGUAGE_ES : LANGUAGE_EN;
}

static enum concord_status give_tree(struct job *job, const struct node *tree)
{
    if (!tree)
        return CONCORD_USAGE;
    struct buf out = buf_new(job->engine->run, 4096);
    concord_render(&out, tree, job->options);
    concord_give(job->out, &out);
    return CONCORD_OK;
}

static enum concord_status explain_job(struct job *job)
{
    return give_tree(job, explain_what(job->engine->run, job->engine->knowledge, job->name, concord_language(job)));
}

static enum concord_status explain_rule_job(struct job *job)
{
    struct explained explained = {.rule = knowledge_rule(job->engine->knowledge, job->name)};
    struct case_view view;
    if (!explained.rule)
        return CONCORD_USAGE;
    if (!concord_view(job, &view))
        return CONCORD_INVALID;
    explained.fired = judge_explain(job->engine->run, &view, explained.rule, &explained.seen, &explained.count);
    return give_tree(job, explain_seen(job->engine->run, view.knowledge, &explained, concord_language(job)));
}

const struct knowledge_file *concord_files(struct arena *arena, const struct job *job)
{
    struct knowledge_file *files = arena_array(arena, job->count + 1, sizeof *files);
    for (size_t i = 0; i < job->count; i++)
        files[i] = (struct knowledge_file){job->inputs[0][i].name, {job->inputs[0][i].bytes, job->inputs[0][i].len}};
    return files;
}

/* Reads the files over `base`, or with `schema` from nothing. */
static bool learn(struct job *job, const struct knowledge *base, struct text schema)
{
    struct concord *engine = job->engine;
    const struct knowledge_file *files = concord_files(engine->run, job);
    struct buf print = buf_new(engine->run, 256);
    arena_reset(engine->kept);
    if (!knowledge_read(engine->kept, base, schema, job->name, files, job->count, &engine->extended, &print)) {
        job->out->messages_len = print.len;
        job->out->messages = buf_text(&print).ptr;
        return false;
    }
    engine->knowledge = &engine->extended;
    return true;
}

static enum concord_status knowledge_job(struct job *job)
{
    if (!learn(job, &knowledge_built_in, TEXT("")))
        return CONCORD_INVALID;
    job->engine->extended.folder = arena_copy(job->engine->kept, job->name, strlen(job->name));
    return CONCORD_OK;
}

static enum concord_status teach_job(struct job *job)
{
    struct text schema = {job->inputs[1]->bytes, job->inputs[1]->len};
    return learn(job, NULL, schema) ? CONCORD_OK : CONCORD_INVALID;
}

static enum concord_status form_job(struct job *job)
{
    struct buf out = buf_new(job->engine->run, 32 << 10);
    form_json(&out, &job->engine->knowledge->fields);
    concord_give(job->out, &out);
    return CONCORD_OK;
}

enum concord_status concord_run(struct job job, enum concord_status (*work)(struct job *))
{
    jmp_buf no_memory;
    memset(job.out, 0, sizeof *job.out);
    arena_reset(job.engine->run);
    arena_reset(job.engine->proof);
    arena_arm(job.engine->run, &no_memory);
    arena_arm(job.engine->kept, &no_memory);
    arena_arm(job.engine->proof, &no_memory);
    if (setjmp(no_memory))
        return CONCORD_NO_MEMORY;
    return work(&job);
}

enum concord_status concord_compare(struct concord *engine, const struct concord_input *first, const struct concord_input *second,
                                    const struct concord_options *options, struct concord_output *out)
{
    return concord_run((struct job){.engine = engine, .inputs = {first, second}, .options = options, .out = out}, concord_compare_job);
}

enum concord_status concord_validate(struct concord *engine, const struct concord_input *file, struct concord_output *out)
{
    return concord_run((struct job){.engine = engine, .inputs = {file}, .out = out}, concord_validate_job);
}

enum concord_status concord_lint(struct concord *engine, const char *folder, const struct concord_input *files, size_t count,
                                 const struct concord_input *cases, const char *today, struct concord_output *out)
{
    const struct knowledge *knowledge = engine->knowledge; /* while cases are tried it is the folder's */
    const struct concord_options options = {.today = today};
    enum concord_status status = concord_run((struct job){.engine = engine, .inputs = {files, cases}, .count = count, .name = folder,
                                                  .options = &options, .out = out}, concord_lint_job);
    engine->knowledge = knowledge;
    return status;
}

enum concord_status concord_explain(struct concord *engine, const char *what, const struct concord_options *options,
                                    struct concord_output *out)
{
    return concord_run((struct job){.engine = engine, .name = what, .options = options, .out = out}, explain_job);
}

enum concord_status concord_explain_rule(struct concord *engine, const struct concord_input *first,
                                         const struct concord_input *second, const char *rule,
                                         const struct concord_options *options, struct concord_output *out)
{
    return concord_run((struct job){.engine = engine, .inputs = {first, second}, .name = rule, .options = options, .out = out},
               explain_rule_job);
}

enum concord_status concord_knowledge(struct concord *engine, const char *folder, const struct concord_input *files, size_t count,
                                      struct concord_output *out)
{
    return concord_run((struct job){.engine = engine, .inputs = {files}, .count = count, .name = folder, .out = out}, knowledge_job);
}

enum concord_status concord_record(struct concord *engine, const struct concord_case *given, bool page,
                                   const struct concord_options *options, struct concord_record *record)
{
    struct concord_output out;
    *record = (struct concord_record){0};
    return concord_run((struct job){.engine = engine, .inputs = {given->sides[0], given->sides[1]}, .options = options, .out = &out,
                            .given = given, .record = record, .page = page},
               concord_record_job);
}

const char *concord_figures_header(void)
{
    return figures_header;
}

enum concord_status concord_teach(struct concord *engine, const struct concord_input *schema, const struct concord_input *files,
                                  size_t count, struct concord_output *out)
{
    return concord_run((struct job){.engine = engine, .inputs = {files, schema}, .count = count, .name = "", .out = out}, teach_job);
}

enum concord_status concord_form(struct concord *engine, struct concord_output *out)
{
    return concord_run((struct job){.engine = engine, .out = out}, form_job);
}
