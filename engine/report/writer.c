/* SPDX-License-Identifier: MIT
 * In: names and values. Out: RFC 8259 JSON, indented, straight into the buffer: no tree is built. */
#include "report/writer.h"

/* Whether JSON wants this byte escaped. DEL is escaped too: no terminal shall see it. */
static bool is_plain(unsigned char byte)
{
    return byte >= 0x20 && byte != '"' && byte != '\\' && byte != 0x7f;
}

static void add_escaped(struct buf *out, unsigned char byte)
{
    if (byte == '"' || byte == '\\') {
        buf_byte(out, '\\');
        buf_byte(out, (char)byte);
    } else if (byte == '\n') {
        buf_puts(out, "\\n");
    } else if (byte == '\t') {
        buf_puts(out, "\\t");
    } else {
        buf_puts(out, "\\u00");
        buf_byte(out, "0123456789abcdef"[byte >> 4]);
        buf_byte(out, "0123456789abcdef"[byte & 15]);
    }
}

/* Runs of plain bytes go out whole: most texts are one run. */
static void add_string(struct buf *out, struct text text)
{
    buf_byte(out, '"');
    for (size_t from = 0, at = 0; from < text.len; from = ++at) {
        while (at < text.len && is_plain((unsigned char)text.ptr[at]))
            at++;
        buf_add(out, (struct text){text.ptr + from, at - from});
        if (at < text.len)
            add_escaped(out, (unsigned char)text.ptr[at]);
    }
    buf_byte(out, '"');
}

static void new_line(struct writer *writer)
{
    static const char deep[] = "\n                                ";
    size_t blanks = 2 * (size_t)writer->depth, ready = sizeof deep - 2;
    buf_add(writer->out, (struct text){deep, 1 + (blanks < ready ? blanks : ready)});
    for (; blanks > ready; blanks--)
        buf_byte(writer->out, ' ');
}

static void begin(struct writer *writer, const char *name)
{
    if (writer->filled)
        buf_byte(writer->out, ',');
    if (writer->depth)
        new_line(writer);
    if (name) {
        buf_byte(writer->out, '"');
        buf_puts(writer->out, name);
        buf_add(writer->out, TEXT("\": "));
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

void writer_word(struct writer *writer, const char *name, const char *word)
{
    begin(writer, name);
    buf_byte(writer->out, '"');
    buf_puts(writer->out, word);
    buf_byte(writer->out, '"');
}

void writer_text(struct writer *writer, const char *name, struct text text)
{
    begin(writer, name);
    add_string(writer->out, text);
}

void writer_number(struct writer *writer, const char *name, size_t number)
{
    begin(writer, name);
    buf_number(writer->out, number);
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
