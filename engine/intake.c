/* SPDX-License-Identifier: MIT
 * What comes in from outside: an opinion, a FHIR bundle or a worksheet becomes opinion documents; and the empty forms that go out. */
#include "doors.h"
#include "base/limits.h"
#include "import/import.h"
#include "read/json.h"

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
        wish = (struct import_wish){o->case_id, o->given_on, o->role, o->cancer, concord_language(job)};
    bool fhir = source == CONCORD_FHIR || (source == CONCORD_ANY_SOURCE && import_is_fhir(arena, bytes));
    bool sheet = source == CONCORD_SHEET || (source == CONCORD_ANY_SOURCE && !fhir && import_is_sheet(arena, k, bytes));
    size_t count = fhir ? import_fhir(k, bytes, &wish, diags, &made[0]) : sheet ? import_sheet(k, bytes, &wish, diags, made) : 1;
    for (size_t i = 0; i < count; i++) {
        struct text text = fhir || sheet ? buf_text(&made[i]) : bytes;
        document[i] = (struct concord_input){file->name, text.ptr, text.len};
    }
    return count;
}

/* How much the name of a case says about who is meant. */
enum case_strength { CASE_OF_ID, CASE_OF_PERSON, CASE_STATED };

static enum case_strength case_strength_of(struct arena *arena, const struct concord_input *document, const struct concord_input *file, struct text *id)
{
    struct diags scratch = diags_new(arena, "");
    const struct json_rules large = {.max_bytes = LIMIT_KNOWLEDGE_BYTES};
    const struct json *root = json_read((struct text){document->bytes, document->len}, &large, &scratch);
    *id = json_text(json_member(root, "case"), "id");
    struct text source = json_text(json_member(root, "x_source"), "/case/id");
    if (document->bytes == file->bytes || !text_starts(source, IMPORT_PSEUDONYM))
        return CASE_STATED;
    return text_is(source, IMPORT_PSEUDONYM IMPORT_OF_ID) ? CASE_OF_ID : CASE_OF_PERSON;
}

/* A pseudonym that import made says little about who is meant: where the other side names the case with more right, that name is taken. */
static void take_case(struct job *job, struct concord_input documents[2])
{
    struct text ids[2] = {{0}};
    enum case_strength strengths[2] = {CASE_STATED, CASE_STATED};
    struct concord_options options = job->options ? *job->options : (struct concord_options){0};
    if (documents[0].bytes == job->inputs[0]->bytes && documents[1].bytes == job->inputs[1]->bytes)
        return; /* two opinions as they were given */
    for (int side = 0; side < 2; side++)
        strengths[side] = case_strength_of(job->engine->run, &documents[side], job->inputs[side], &ids[side]);
    bool equal = strengths[0] == strengths[1];
    if (equal && strengths[0] != CASE_OF_ID)
        return;
    int weak = equal ? text_order(ids[0], ids[1]) <= 0 : strengths[0] > strengths[1]; /* the same whichever side comes first */
    const struct concord_options *given = job->options;
    struct diags scratch = diags_new(job->engine->run, job->inputs[weak]->name);
    struct concord_input again[2];
    options.case_id = ids[!weak].ptr;
    job->options = &options;
    if (ids[!weak].len && concord_made_of(job, job->inputs[weak], CONCORD_ANY_SOURCE, &scratch, again))
        documents[weak] = again[0];
    job->options = given;
}

bool concord_documents_of(struct job *job, struct diags diags[2], struct concord_input documents[2])
{
    struct concord_input made[2][2];
    size_t counts[2];
    bool same = job->inputs[0] == job->inputs[1] || text_equal((struct text){job->inputs[0]->bytes, job->inputs[0]->len},
                                                               (struct text){job->inputs[1]->bytes, job->inputs[1]->len});
    for (int side = 0; side < 2; side++) {
        struct diags own = diags_new(diags[side].arena, job->inputs[side]->name);
        counts[side] = concord_made_of(job, job->inputs[side], CONCORD_ANY_SOURCE, &own, made[side]);
        bool sheet = own.head && own.head->code[0] == 'W';
        if (counts[side] && !sheet)
            continue; /* what a FHIR file holds besides stands in x_unread */
        diags[side] = own;
        return false;
    }
    if (job->inputs[0] == job->inputs[1] && counts[0] != 2) {
        diags_add(&diags[0], (struct place){0, 0, ""}, "W008", "give the second opinion too: concord compare FIRST SECOND", "this file holds one opinion");
        return false;
    }
    for (int side = 0; side < 2; side++) {
        bool both = counts[side] == 2;
        documents[side] = made[side][both && same ? side : 0];
        if (!both || same)
            continue;
        diags_add(&diags[side], (struct place){0, 0, ""}, "W007", "give it alone: concord compare WORKSHEET", "this worksheet holds two opinions");
        return false;
    }
    take_case(job, documents);
    return true;
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
