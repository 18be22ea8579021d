/* SPDX-License-Identifier: MIT
 * The engine as the page calls it: bytes in by web_room, a job by name, bytes out by web_bytes. One engine, one job at a time, no imports
 * but three calls of the C library that the page refuses. What a job gives is valid until the next. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/limits.h"
#include "concord.h"
#include "model/knowledge.h"
#include "report/writer.h"

#define EXPORT(name) __attribute__((export_name(#name)))

enum { MOST_FILES = 128 };
/* As src/engine.mjs numbers them: the page does not depend on the order of an enumeration. */
static const enum concord_format formats[] = {CONCORD_TEXT, CONCORD_JSON, CONCORD_HTML, CONCORD_MARKDOWN, CONCORD_CSV, CONCORD_TREE};

enum flag { FLAG_SPANISH = 1, FLAG_NAVIGATOR = 2 };

/* No tables are built in: they would be three times as large as the files that they are made from. */
const struct knowledge knowledge_built_in;

static struct concord *engine;
static struct concord_input inputs[MOST_FILES];
static size_t input_count;
static struct concord_output output;
static struct concord_documents documents;
static struct arena *faults_arena;
static struct text faults;

EXPORT(web_start) int web_start(void);
EXPORT(web_room) char *web_room(size_t len);
EXPORT(web_forget) void web_forget(void);
EXPORT(web_input) void web_input(const char *name, const char *bytes, size_t len);
EXPORT(web_teach) int web_teach(void);
EXPORT(web_form) int web_form(void);
EXPORT(web_sheet) int web_sheet(unsigned flags);
EXPORT(web_compare) int web_compare(unsigned format, unsigned flags);
EXPORT(web_validate) int web_validate(void);
EXPORT(web_import) size_t web_import(unsigned flags);
EXPORT(web_document) const char *web_document(size_t which);
EXPORT(web_document_len) size_t web_document_len(size_t which);
EXPORT(web_bytes) const char *web_bytes(void);
EXPORT(web_len) size_t web_len(void);
EXPORT(web_faults) const char *web_faults(void);
EXPORT(web_faults_len) size_t web_faults_len(void);

static struct concord_options options_of(unsigned format, unsigned flags)
{
    return (struct concord_options){
        .format = format < sizeof formats / sizeof *formats ? formats[format] : CONCORD_TEXT,
        .spanish = (flags & FLAG_SPANISH) != 0,
        .navigator = (flags & FLAG_NAVIGATOR) != 0,
    };
}

static void put_fault(struct writer *writer, const struct concord_fault *fault)
{
    writer_open(writer, NULL, '{');
    writer_text(writer, "file", text_of(fault->file));
    writer_number(writer, "line", fault->line);
    writer_number(writer, "column", fault->column);
    writer_text(writer, "code", text_of(fault->code));
    writer_text(writer, "pointer", text_of(fault->pointer));
    writer_text(writer, "problem", text_of(fault->problem));
    writer_text(writer, "remedy", text_of(fault->remedy));
    writer_text(writer, "lang", text_of(fault->lang));
    writer_close(writer, '}');
}

/* The faults of the last job as a JSON list. */
static int told(enum concord_status status)
{
    arena_reset(faults_arena);
    struct buf out = buf_new(faults_arena, 256);
    struct writer writer = {.out = &out};
    writer_open(&writer, NULL, '[');
    for (size_t i = 0; i < output.fault_count; i++)
        put_fault(&writer, &output.faults[i]);
    writer_close(&writer, ']');
    faults = buf_text(&out);
    return (int)status;
}

int web_start(void)
{
    engine = concord_new();
    faults_arena = arena_new(LIMIT_ARENA_BYTES);
    return engine && faults_arena;
}

/* Room for bytes of the page; the page writes them and ends them with a NUL. NULL: no memory. */
char *web_room(size_t len)
{
    return calloc(1, len + 1);
}

/* Gives the inputs of the last job back. Their names belong to the room of their bytes' caller, too. */
void web_forget(void)
{
    for (size_t i = 0; i < input_count; i++) {
        free((void *)(uintptr_t)inputs[i].name);
        free((void *)(uintptr_t)inputs[i].bytes);
    }
    input_count = 0;
}

/* One more input of the next job; name and bytes come from web_room and are owned here from now on. */
void web_input(const char *name, const char *bytes, size_t len)
{
    if (input_count < MOST_FILES)
        inputs[input_count++] = (struct concord_input){name, bytes, len};
}

/* The first input is the schema, the others are the files of the knowledge. They are not given back: the knowledge quotes them. */
int web_teach(void)
{
    enum concord_status status = concord_teach(engine, &inputs[0], &inputs[1], input_count - 1, &output);
    output.bytes = output.messages;
    output.len = output.messages_len;
    input_count = 0;
    return told(status);
}

int web_form(void)
{
    return told(concord_form(engine, &output));
}

/* An empty worksheet for both opinions. */
int web_sheet(unsigned flags)
{
    struct concord_options options = options_of(CONCORD_TEXT, flags);
    return told(concord_blank(engine, CONCORD_BLANK_SHEET, NULL, &options, &output));
}

int web_compare(unsigned format, unsigned flags)
{
    struct concord_options options = options_of(format, flags);
    return told(concord_compare(engine, &inputs[0], &inputs[1], &options, &output));
}

int web_validate(void)
{
    return told(concord_validate(engine, &inputs[0], &output));
}

/* How many opinion documents the first input is or makes. */
size_t web_import(unsigned flags)
{
    struct concord_options options = options_of(CONCORD_TEXT, flags);
    documents.count = 0;
    enum concord_status status = concord_import(engine, &inputs[0], CONCORD_ANY_SOURCE, &options, &documents, &output);
    told(status);
    return status == CONCORD_OK ? documents.count : 0;
}

const char *web_document(size_t which)
{
    return documents.document[which].bytes;
}

size_t web_document_len(size_t which)
{
    return documents.document[which].len;
}

const char *web_bytes(void)
{
    return output.bytes;
}

size_t web_len(void)
{
    return output.len;
}

const char *web_faults(void)
{
    return faults.ptr;
}

size_t web_faults_len(void)
{
    return faults.len;
}
