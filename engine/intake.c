/* SPDX-License-Identifier: MIT
 * What comes in from outside: an opinion, a FHIR bundle or a worksheet becomes opinion documents; and the empty forms that go out. */
#include "doors.h"
#include "import/import.h"

size_t concord_made_of(struct job *job, const struct concord_input *file, enum concord_source source, struct diags *diags,
                       struct concord_input document[2])
{
    struct arena *arena = job->engine->run;
    const struct knowledge *k = job->engine->knowledge;
    const struct concord_options *o = job->options;
    struct import_wish wish = {0};
    struct text bytes = {file->bytes, file->len};
    struct buf made[2] = {buf_new(arena, 4096), buf_new(arena, 4096)};
    if (o)
        wish = (struct import_wish){o->case_id, o->given_on, o->role, o->cancer};
    bool fhir = source == CONCORD_FHIR || (source == CONCORD_ANY_SOURCE && import_is_fhir(arena, bytes));
    bool sheet = source == CONCORD_SHEET || (source == CONCORD_ANY_SOURCE && !fhir && import_is_sheet(arena, k, bytes));
    size_t count = fhir ? import_fhir(k, bytes, &wish, diags, &made[0]) : sheet ? import_sheet(k, bytes, &wish, diags, made) : 1;
    for (size_t i = 0; i < count; i++) {
        struct text text = fhir || sheet ? buf_text(&made[i]) : bytes;
        document[i] = (struct concord_input){file->name, text.ptr, text.len};
    }
    return count;
}

static enum concord_status import_job(struct job *job)
{
    struct diags diags = diags_new(job->engine->run, job->inputs[0]->name);
    job->documents->count = concord_made_of(job, job->inputs[0], job->source, &diags, job->documents->document);
    concord_give_faults(job->engine->run, &diags, 1, job->out);
    return job->documents->count ? CONCORD_OK : CONCORD_INVALID;
}

static enum concord_status blank_job(struct job *job)
{
    static void (*const write[])(struct buf *, const struct knowledge *, enum language, int) = {blank_json, blank_guide, blank_sheet};
    int cancer = job->name ? blank_cancer(job->engine->run, job->engine->knowledge, job->name) : -1;
    struct buf out = buf_new(job->engine->run, 64 << 10);
    if (job->name && cancer < 0)
        return CONCORD_USAGE;
    write[job->form](&out, job->engine->knowledge, concord_language(job), cancer);
    concord_give(job->out, &out);
    return CONCORD_OK;
}

enum concord_status concord_import(struct concord *engine, const struct concord_input *file, enum concord_source source,
                                   const struct concord_options *options, struct concord_documents *documents,
                                   struct concord_output *out)
{
    documents->count = 0;
    return concord_run((struct job){.engine = engine, .inputs = {file}, .options = options, .out = out, .source = source,
                                    .documents = documents}, import_job);
}

enum concord_status concord_blank(struct concord *engine, enum concord_blank_form form, const char *cancer,
                                  const struct concord_options *options, struct concord_output *out)
{
    return concord_run((struct job){.engine = engine, .name = cancer, .options = options, .out = out, .form = form}, blank_job);
}
