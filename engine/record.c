/* SPDX-License-Identifier: MIT
 * One case of a batch: in goes a line or two opinions, out comes one record for each, whatever is wrong with it: a report in one line, or
 * concord.error/1 with the faults. Beside it the case's row of figures and, where wanted, its brief as a page. */
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "doors.h"
#include "read/json.h"
#include "read/pair_line.h"
#include "render/render.h"
#include "report/figures.h"
#include "report/json.h"
#include "report/say.h"
#include "report/writer.h"

static struct concord_bytes bytes_in(struct buf *buf)
{
    struct text text = buf_text(buf);
    return (struct concord_bytes){text.ptr, text.len};
}

static struct text name_of(const struct concord_case *given)
{
    return given->line ? (struct text){0} : text_of(given->name);
}

static void put_row(struct job *job, const struct figures *figures)
{
    struct buf row = buf_new(job->engine->run, 256);
    figures_put(&row, figures);
    job->record->row = bytes_in(&row);
}

/* Only a fault of a field that the schema knows, and one of ours, quotes nothing: an unknown name is the author's own words, and the
 * readers of JSON, FHIR and worksheets say what they found. */
static bool quotes(const struct diag *fault)
{
    return (fault->code[0] != 'B' && fault->code[0] != 'O') || !strcmp(fault->code, "O001");
}

static void put_fault(struct writer *w, const struct diag *fault, bool in_line)
{
    writer_open(w, NULL, '{');
    if (!in_line) {
        writer_text(w, "file", text_of(fault->file));
        writer_number(w, "line", fault->line);
    }
    writer_number(w, "column", fault->column);
    writer_text(w, "pointer", text_of(fault->pointer));
    writer_text(w, "code", text_of(fault->code));
    writer_text(w, "problem", text_of(fault->problem));
    writer_text(w, "remedy", text_of(fault->remedy));
    writer_close(w, '}');
}

/* {"format":"concord.error/1","line":7,"faults":[{"column","pointer","code","problem","remedy"}]} */
static void refuse(struct job *job, struct diags *diags)
{
    struct arena *arena = job->engine->run;
    struct buf line = buf_new(arena, 512), messages = buf_new(arena, 256);
    struct writer w = {.out = &line, .compact = true};
    writer_open(&w, NULL, '{');
    writer_text(&w, "format", TEXT("concord.error/1"));
    writer_number(&w, "line", job->given->number);
    writer_open(&w, "faults", '[');
    for (struct diag *fault = diags->head; fault; fault = fault->next) {
        if (job->options->redact && quotes(fault))
            fault->problem = "[not shown]", fault->pointer = "";
        put_fault(&w, fault, job->given->line || job->given->trouble);
    }
    writer_close(&w, ']');
    writer_close(&w, '}');
    buf_byte(&line, '\n');
    diags_print(&messages, diags);
    job->record->line = bytes_in(&line);
    job->record->messages = bytes_in(&messages);
    job->record->refused = true;
    put_row(job, &(struct figures){.number = job->given->number, .refused = true,
                                   .name = job->options->redact ? (struct text){0} : name_of(job->given)});
}

/* The faults of one side, moved to where the side stands in the line. */
static void move_faults(struct job *job, struct diags *diags, const struct pair_line *pair)
{
    static const char *const pointers[] = {"/first", "/second"};
    for (size_t i = 0; i < job->out->fault_count; i++) {
        const struct concord_fault *fault = &job->out->faults[i];
        int side = !strcmp(fault->file, "second");
        struct text before = {job->given->line->bytes, (size_t)(pair->sides[side].ptr - job->given->line->bytes)};
        bool valid = utf8_fault(before.ptr, before.len) == before.len;
        struct buf pointer = buf_new(job->engine->run, 32);
        buf_format(&pointer, "%s%s", pointers[side], fault->pointer);
        struct place place = {job->given->number, (valid ? text_length(before) : before.len) + (fault->column ? fault->column : 1),
                              buf_text(&pointer).ptr};
        diags_add(diags, place, fault->code, fault->remedy, "%s", fault->problem);
    }
}

static void keep_faults(const struct job *job, struct diags *diags)
{
    for (size_t i = 0; i < job->out->fault_count; i++) {
        const struct concord_fault *fault = &job->out->faults[i];
        diags->file = fault->file;
        diags_add(diags, (struct place){fault->line, fault->column, fault->pointer}, fault->code, fault->remedy, "%s", fault->problem);
    }
}

static void put_page(struct job *job, struct report *report)
{
    struct buf page = buf_new(job->engine->run, 64 << 10);
    render_html(&page, report_compose(job->engine->run, report));
    job->record->page = bytes_in(&page);
}

/* A side of a line. An object is an opinion or FHIR and is read from its own bytes; a text holds a worksheet, and is decoded. */
static struct concord_input side_of(struct job *job, const char *name, struct text bytes)
{
    const struct json_rules rules = {.any_root = true, .max_bytes = LIMIT_LINE_BYTES};
    struct diags own = diags_new(job->engine->run, name);
    const struct json *value = text_starts(bytes, "\"") ? json_read(bytes, &rules, &own) : NULL;
    struct text side = value ? value->text : bytes;
    return (struct concord_input){name, side.ptr, side.len};
}

/* Compares the two sides; false: their faults are in job->out. */
static bool record_report(struct job *job)
{
    struct report report;
    if (!concord_report(job, &report))
        return false;
    struct buf line = buf_new(job->engine->run, 128 << 10);
    report_json_line(&line, &report);
    job->record->line = bytes_in(&line);
    struct figures figures = figures_of(job->engine->run, &report, job->given->number, name_of(job->given));
    put_row(job, &figures);
    if (job->page)
        put_page(job, &report);
    return true;
}

static void record_line(struct job *job, struct diags *diags)
{
    struct pair_line pair;
    struct diags own = diags_new(diags->arena, diags->file);
    if (!pair_line_read((struct text){job->given->line->bytes, job->given->line->len}, &own, &pair)) {
        for (struct diag *fault = own.head; fault; fault = fault->next)
            diags_add(diags, (struct place){job->given->number, fault->column, fault->pointer}, fault->code, fault->remedy, "%s",
                      fault->problem);
        return;
    }
    const struct concord_input sides[2] = {side_of(job, "first", pair.sides[0]), side_of(job, "second", pair.sides[1])};
    job->inputs[0] = &sides[0];
    job->inputs[1] = &sides[1];
    if (!record_report(job))
        move_faults(job, diags, &pair);
}

enum concord_status concord_record_job(struct job *job)
{
    struct diags diags = diags_new(job->engine->run, job->given->name);
    if (job->given->trouble)
        diags_add(&diags, (struct place){job->given->number, 1, ""}, "B003", "the other cases are not touched by it", "%s",
                  job->given->trouble);
    else if (job->given->line)
        record_line(job, &diags);
    else if (!record_report(job))
        keep_faults(job, &diags);
    if (diags.head)
        refuse(job, &diags);
    return CONCORD_OK;
}
