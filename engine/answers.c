/* SPDX-License-Identifier: MIT
 * The round trip: an earlier report in, a form for what is said and decided out; the filled form in, rows for the log out. */
#include "base/buf.h"
#include "doors.h"
#include "read/answers.h"
#include "read/previous.h"
#include "report/answers.h"

static bool read_said(const struct job *job, const struct concord_input *input, struct said_answers *out)
{
    struct diags diags = diags_new(job->engine->run, input->name);
    bool read = answers_read((struct text){input->bytes, input->len}, &diags, out);
    if (read && out->is_log)
        read = answers_check_log(out, &diags);
    if (!read)
        concord_give_faults(job->engine->run, &diags, 1, job->out);
    return read;
}

bool concord_earlier(const struct job *job, struct earlier_findings *earlier, struct said_answers *answers)
{
    const struct concord_input *previous = job->options->previous;
    struct diags diags = diags_new(job->engine->run, previous->name);
    *earlier = (struct earlier_findings){0};
    *answers = (struct said_answers){0};
    if (!previous_read((struct text){previous->bytes, previous->len}, &diags, earlier)) {
        concord_give_faults(job->engine->run, &diags, 1, job->out);
        return false;
    }
    return !job->options->answers || read_said(job, job->options->answers, answers);
}

static enum concord_status form_job(struct job *job)
{
    struct earlier_findings earlier;
    struct said_answers known;
    if (!concord_earlier(job, &earlier, &known))
        return CONCORD_INVALID;
    struct buf out = buf_new(job->engine->run, 16 << 10);
    bool json = job->options->format == CONCORD_JSON;
    (json ? answers_form_json : answers_form_csv)(&out, &earlier, &known, job->options->redact);
    concord_give(job->out, &out);
    return CONCORD_OK;
}

static enum concord_status log_job(struct job *job)
{
    struct said_answers log = {0}, form;
    if ((job->inputs[0]->len && !read_said(job, job->inputs[0], &log)) || !read_said(job, job->options->answers, &form))
        return CONCORD_INVALID;
    struct buf out = buf_new(job->engine->run, 4096);
    if (!answers_log(&out, &log, &form) && log.is_log)
        out.len = 0;
    concord_give(job->out, &out);
    return CONCORD_OK;
}

enum concord_status concord_answers(struct concord *engine, const struct concord_options *options, struct concord_output *out)
{
    return concord_run((struct job){.engine = engine, .options = options, .out = out}, form_job);
}

enum concord_status concord_answers_log(struct concord *engine, const struct concord_input *log, const struct concord_options *options,
                                        struct concord_output *out)
{
    return concord_run((struct job){.engine = engine, .inputs = {log}, .options = options, .out = out}, log_job);
}
