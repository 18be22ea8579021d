/* SPDX-License-Identifier: MIT
 * In: names and values. Out: RFC 8259 JSON, indented. */
#include "report/writer.h"

static void add_string(struct buf *out, struct text text)
{
    buf_byte(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        unsigned char byte = (unsigned char)text.ptr[i];
        if (byte == '"' || byte == '\\') {
            buf_byte(out, '\\');
            buf_byte(out, (char)byte);
        } else if (byte == '\n') {
            buf_puts(out, "\\n");
        } else if (byte == '\t') {
            buf_puts(out, "\\t");
        } else if (byte < 0x20 || byte == 0x7f) {
            buf_puts(out, "\\u00");
            buf_byte(out, "0123456789abcdef"[byte >> 4]);
            buf_byte(out, "0123456789abcdef"[byte & 15]);
        } else {
            buf_byte(out, (char)byte);
        }
    }
    buf_byte(out, '"');
}

static void new_line(struct writer *writer)
{
    buf_byte(writer->out, '\n');
    for (int i = 0; i < writer->depth; i++)
        buf_puts(writer->out, "  ");
}

static void begin(struct writer *writer, const char *name)
{
    if (writer->filled)
        buf_byte(writer->out, ',');
    if (writer->depth)
        new_line(writer);
    if (name) {
        add_string(writer->out, text_of(name));
        buf_puts(writer->out, ": ");
    }
    writer->filled = true;
}

void writer_open(struct writer *writer, const char *name, char bracket)
{
    begin(writer, name);
    buf_byte(writer->out, bracket);
    writer->depth++;
    writer->filled = false;
}

void writer_close(struct writer *writer, char bracket)
{
    writer->depth--;
    if (writer->filled)
        new_line(writer);
    buf_byte(writer->out, bracket);
    writer->filled = true;
}

void writer_text(struct writer *writer, const char *name, struct text text)
{
    begin(writer, name);
    add_string(writer->out, text);
}

void writer_number(struct writer *writer, const char *name, size_t number)
{
    begin(writer, name);
    buf_format(writer->out, "%zu", number);
}

void writer_bool(struct writer *writer, const char *name, bool value)
{
    begin(writer, name);
    buf_puts(writer->out, value ? "true" : "false");
}

void writer_null(struct writer *writer, const char *name)
{
    begin(writer, name);
    buf_puts(writer->out, "null");
}
