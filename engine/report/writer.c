/* SPDX-License-Identifier: MIT
 * In: names and values. Out: RFC 8259 JSON, indented, straight into the buffer: no tree is built. */
#include "report/writer.h"

#include <string.h>

enum { LONGEST_ESCAPE = 6 };

/* What JSON lets stand as it is. DEL is escaped too: no terminal shall see it. */
static bool is_plain(unsigned char byte)
{
    return byte > '\\' ? byte != 0x7f : byte >= 0x20 && byte != '"' && byte != '\\';
}

static char *put(char *at, const char *bytes, size_t len)
{
    memcpy(at, bytes, len);
    return at + len;
}

static char *put_escaped(char *at, unsigned char byte)
{
    *at++ = '\\';
    if (byte == '"' || byte == '\\')
        *at++ = (char)byte;
    else if (byte == '\n' || byte == '\t')
        *at++ = byte == '\n' ? 'n' : 't';
    else {
        at = put(at, "u00", 3);
        *at++ = "0123456789abcdef"[byte >> 4];
        *at++ = "0123456789abcdef"[byte & 15];
    }
    return at;
}

static void add_string(struct buf *out, struct text text)
{
    char *at = buf_room(out, LONGEST_ESCAPE * text.len + 2);
    *at++ = '"';
    for (size_t i = 0; i < text.len; i++) {
        unsigned char byte = (unsigned char)text.ptr[i];
        if (is_plain(byte))
            *at++ = (char)byte;
        else
            at = put_escaped(at, byte);
    }
    *at++ = '"';
    buf_wrote(out, at);
}

static char *put_line(char *at, const struct writer *writer)
{
    *at++ = '\n';
    memset(at, ' ', 2 * (size_t)writer->depth);
    return at + 2 * (size_t)writer->depth;
}

static void begin(struct writer *writer, const char *name)
{
    size_t len = name ? strlen(name) : 0;
    char *at = buf_room(writer->out, 2 * (size_t)writer->depth + len + sizeof ",\n\"\": ");
    if (writer->filled)
        *at++ = ',';
    if (writer->depth && !writer->compact)
        at = put_line(at, writer);
    if (name) {
        *at++ = '"';
        at = put(at, name, len);
        at = put(at, "\": ", writer->compact ? 2 : 3);
    }
    buf_wrote(writer->out, at);
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
    char *at = buf_room(writer->out, 2 * (size_t)writer->depth + 2);
    if (writer->filled && !writer->compact)
        at = put_line(at, writer);
    *at++ = bracket;
    buf_wrote(writer->out, at);
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

void writer_digits(struct writer *writer, const char *name, struct text digits)
{
    begin(writer, name);
    buf_add(writer->out, digits);
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
