/* SPDX-License-Identifier: MIT
 * In: bytes. Out: steps over them with line and column, and the first fault of form with its remedy. */
#include "read/cursor.h"

#include "base/arena.h"
#include "base/buf.h"

struct fault_row {
    const char *code, *remedy;
};

static const struct fault_row ROWS[] = {
#define FAULT(name, code, remedy) {code, remedy},
    FAULTS
#undef FAULT
};

int cursor_peek(const struct cursor *cursor)
{
    return cursor->at < cursor->bytes.len ? (unsigned char)cursor->bytes.ptr[cursor->at] : -1;
}

void cursor_step(struct cursor *cursor)
{
    unsigned byte = (unsigned char)cursor->bytes.ptr[cursor->at++];
    if (byte == '\n') {
        cursor->line++;
        cursor->column = 1;
        return;
    }
    /* A code point ends where no continuation byte follows. */
    int next = cursor_peek(cursor);
    cursor->column += next < 0 || (next & 0xC0) != 0x80;
}

void cursor_skip_space(struct cursor *cursor)
{
    const char *bytes = cursor->bytes.ptr;
    for (; cursor->at < cursor->bytes.len; cursor->at++) {
        char byte = bytes[cursor->at];
        if (byte != ' ' && byte != '\t' && byte != '\n' && byte != '\r')
            return;
        cursor->line += byte == '\n';
        cursor->column = byte == '\n' ? 1 : cursor->column + 1;
    }
}

struct text cursor_skip_plain(struct cursor *cursor)
{
    const char *from = cursor->bytes.ptr + cursor->at;
    size_t left = cursor->bytes.len - cursor->at, len = 0;
    for (; len < left; len++) {
        unsigned char byte = (unsigned char)from[len];
        if (byte < 0x20 || byte == '"' || byte == '\\')
            break;
        cursor->column += (byte & 0xC0) != 0x80;
    }
    cursor->at += len;
    return (struct text){from, len};
}

struct place cursor_place(const struct cursor *cursor)
{
    return (struct place){cursor->line, cursor->column, ""};
}

bool cursor_fail_at(struct cursor *cursor, struct place place, enum fault fault, const char *problem)
{
    if (cursor->failed)
        return false;
    cursor->failed = true;
    place.pointer = cursor->pointer ? cursor->pointer(cursor->owner) : "";
    diags_add(cursor->diags, place, ROWS[fault].code, ROWS[fault].remedy, "%s", problem);
    return false;
}

bool cursor_fail(struct cursor *cursor, enum fault fault, const char *problem)
{
    return cursor_fail_at(cursor, cursor_place(cursor), fault, problem);
}

const char *cursor_found(const struct cursor *cursor, const char *wanted)
{
    struct buf out = buf_new(cursor->diags->arena, 0);
    buf_format(&out, "%s expected, found ", wanted);
    if (cursor->at == cursor->bytes.len) {
        buf_puts(&out, "the end of the file");
        return buf_text(&out).ptr;
    }
    size_t end = cursor->at;
    uint32_t point = text_next(cursor->bytes, &end);
    if (point < 0x20 || point == 0x7F) {
        buf_format(&out, "a control character (%u)", (unsigned)point);
        return buf_text(&out).ptr;
    }
    buf_byte(&out, '\'');
    buf_add(&out, (struct text){cursor->bytes.ptr + cursor->at, end - cursor->at});
    buf_byte(&out, '\'');
    return buf_text(&out).ptr;
}
