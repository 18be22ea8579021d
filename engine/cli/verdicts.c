/* SPDX-License-Identifier: MIT
 * In: checked files and their faults. Out: what other programs read: testanything.org TAP 13, JUnit XML as Jenkins reads it, OASIS SARIF
 * 2.1.0, GitHub workflow commands. Texts are escaped by the place that they stand in. */
#include "cli/verdicts.h"

#include <string.h>

/* How one byte is written in a place; NULL: as it is. */
typedef const char *escape_function(unsigned char byte);

static const char *in_json(unsigned char byte)
{
    static const char *const controls[] = {
        "\\u0000", "\\u0001", "\\u0002", "\\u0003", "\\u0004", "\\u0005", "\\u0006", "\\u0007", "\\b",     "\\t",     "\\n",
        "\\u000b", "\\f",     "\\r",     "\\u000e", "\\u000f", "\\u0010", "\\u0011", "\\u0012", "\\u0013", "\\u0014", "\\u0015",
        "\\u0016", "\\u0017", "\\u0018", "\\u0019", "\\u001a", "\\u001b", "\\u001c", "\\u001d", "\\u001e", "\\u001f"};
    if (byte < 0x20)
        return controls[byte];
    return byte == '"' ? "\\\"" : byte == '\\' ? "\\\\" : NULL;
}

static const char *in_xml(unsigned char byte)
{
    switch (byte) {
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '&':
        return "&amp;";
    case '"':
        return "&quot;";
    default:
        return byte < 0x20 ? " " : NULL;
    }
}

/* GitHub decodes these in the properties and the message of a command. */
static const char *in_command(unsigned char byte)
{
    switch (byte) {
    case '%':
        return "%25";
    case '\r':
        return "%0D";
    case '\n':
        return "%0A";
    case ':':
        return "%3A";
    case ',':
        return "%2C";
    default:
        return NULL;
    }
}

static const char *in_line(unsigned char byte)
{
    return byte < 0x20 ? " " : NULL;
}

static void put(struct buf *out, const char *text, escape_function *escape)
{
    for (; *text; text++) {
        const char *written = escape((unsigned char)*text);
        if (written)
            buf_puts(out, written);
        else
            buf_byte(out, *text);
    }
}

static void put_fault(struct buf *out, const struct concord_fault *fault, escape_function *escape)
{
    put(out, *fault->pointer ? fault->pointer : "/", escape);
    put(out, ": ", in_line);
    put(out, fault->problem, escape);
    buf_puts(out, "; ");
    put(out, fault->remedy, escape);
}

/* What is wrong with a whole file stands at its beginning. */
static size_t first_of(size_t place)
{
    return place ? place : 1;
}

static void nothing(struct buf *out)
{
    (void)out;
}

static void begin_nothing(struct buf *out, size_t files)
{
    (void)out, (void)files;
}

static void text_file(struct buf *out, const struct verdict_on *verdict)
{
    put(out, verdict->file, in_line);
    buf_puts(out, verdict->valid ? ": valid\n" : ": invalid\n");
}

static void json_begin(struct buf *out, size_t files)
{
    (void)files;
    buf_puts(out, "{\"files\": [");
}

static void json_file(struct buf *out, const struct verdict_on *verdict)
{
    buf_puts(out, verdict->number > 1 ? ",\n  {\"file\": \"" : "\n  {\"file\": \"");
    put(out, verdict->file, in_json);
    buf_format(out, "\", \"valid\": %s, \"faults\": [", verdict->valid ? "true" : "false");
    for (size_t i = 0; i < verdict->fault_count; i++) {
        const struct concord_fault *fault = &verdict->faults[i];
        buf_format(out, "%s\n    {\"line\": %zu, \"column\": %zu, \"code\": \"%s\", \"pointer\": \"", i ? "," : "", fault->line,
                   fault->column, fault->code);
        put(out, fault->pointer, in_json);
        buf_puts(out, "\", \"problem\": \"");
        put(out, fault->problem, in_json);
        buf_puts(out, "\", \"remedy\": \"");
        put(out, fault->remedy, in_json);
        buf_puts(out, "\"}");
    }
    buf_puts(out, "]}");
}

static void json_end(struct buf *out)
{
    buf_puts(out, "\n]}\n");
}

static void tap_begin(struct buf *out, size_t files)
{
    buf_format(out, "TAP version 13\n1..%zu\n", files);
}

static void tap_file(struct buf *out, const struct verdict_on *verdict)
{
    buf_format(out, "%s %zu - ", verdict->valid ? "ok" : "not ok", verdict->number);
    put(out, verdict->file, in_line);
    buf_byte(out, '\n');
    for (size_t i = 0; i < verdict->fault_count; i++) {
        buf_format(out, "# %zu:%zu: ", verdict->faults[i].line, verdict->faults[i].column);
        put_fault(out, &verdict->faults[i], in_line);
        buf_byte(out, '\n');
    }
}

static void junit_begin(struct buf *out, size_t files)
{
    buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    buf_format(out, "<testsuite name=\"concord\" tests=\"%zu\">\n", files);
}

static void junit_file(struct buf *out, const struct verdict_on *verdict)
{
    buf_puts(out, "  <testcase classname=\"concord\" name=\"");
    put(out, verdict->file, in_xml);
    buf_puts(out, verdict->valid ? "\"/>\n" : "\">\n    <failure message=\"not valid\">");
    for (size_t i = 0; i < verdict->fault_count; i++) {
        buf_format(out, "%s%zu:%zu: ", i ? "\n" : "", verdict->faults[i].line, verdict->faults[i].column);
        put_fault(out, &verdict->faults[i], in_xml);
    }
    if (!verdict->valid)
        buf_puts(out, "</failure>\n  </testcase>\n");
}

static void junit_end(struct buf *out)
{
    buf_puts(out, "</testsuite>\n");
}

static void sarif_begin(struct buf *out, size_t files)
{
    (void)files;
    buf_puts(out, "{\"version\": \"2.1.0\", \"runs\": [{\"tool\": {\"driver\": {\"name\": \"concord\", \"version\": \"" CONCORD_VERSION
                  "\"}}, \"results\": [");
}

static void sarif_file(struct buf *out, const struct verdict_on *verdict)
{
    for (size_t i = 0; i < verdict->fault_count; i++) {
        const struct concord_fault *fault = &verdict->faults[i];
        /* A comma stands before each result but the very first, which the opening bracket comes before. */
        buf_puts(out, out->ptr[out->len - 1] == '[' ? "\n  " : ",\n  ");
        buf_format(out, "{\"ruleId\": \"%s\", \"level\": \"error\", \"message\": {\"text\": \"", fault->code);
        put_fault(out, fault, in_json);
        buf_puts(out, "\"}, \"locations\": [{\"physicalLocation\": {\"artifactLocation\": {\"uri\": \"");
        put(out, verdict->file, in_json);
        buf_format(out, "\"}, \"region\": {\"startLine\": %zu, \"startColumn\": %zu}}}]}", first_of(fault->line), first_of(fault->column));
    }
}

static void sarif_end(struct buf *out)
{
    buf_puts(out, "\n]}]}\n");
}

static void github_file(struct buf *out, const struct verdict_on *verdict)
{
    for (size_t i = 0; i < verdict->fault_count; i++) {
        buf_puts(out, "::error file=");
        put(out, verdict->file, in_command);
        buf_format(out, ",line=%zu,col=%zu::", first_of(verdict->faults[i].line), first_of(verdict->faults[i].column));
        put_fault(out, &verdict->faults[i], in_command);
        buf_byte(out, '\n');
    }
}

static const struct verdict_format formats[] = {
    {"text", begin_nothing, text_file, nothing},      {"json", json_begin, json_file, json_end},
    {"tap", tap_begin, tap_file, nothing},            {"junit", junit_begin, junit_file, junit_end},
    {"sarif", sarif_begin, sarif_file, sarif_end},    {"github", begin_nothing, github_file, nothing},
};

const struct verdict_format *verdict_format(const char *name)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (!strcmp(formats[i].name, name))
            return &formats[i];
    return NULL;
}
