/* SPDX-License-Identifier: MIT
 * In: bytes to append. Out: one run of bytes in an arena, doubled when it is full. The only user of vsnprintf
 * outside the faces: with %s %d %u %zu %ld %c nothing of a locale shows. */
#include "base/buf.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"

enum { SMALLEST = 64 };

struct buf buf_new(struct arena *arena, size_t expected)
{
    struct buf buf = {.arena = arena, .size = expected < SMALLEST ? SMALLEST : expected};
    buf.ptr = arena_raw(arena, buf.size);
    return buf;
}

/* Full: twice the room, or what is needed. An absurd size is refused by the arena. */
static void grow(struct buf *buf, size_t more)
{
    size_t size = buf->size;
    while (size - buf->len <= more)
        size = size > SIZE_MAX / 2 ? SIZE_MAX : size * 2;
    char *ptr = arena_raw(buf->arena, size);
    if (buf->len)
        memcpy(ptr, buf->ptr, buf->len);
    buf->ptr = ptr;
    buf->size = size;
}

/* Room for `more` bytes and the NUL. */
static inline void reserve(struct buf *buf, size_t more)
{
    if (more >= buf->size - buf->len)
        grow(buf, more);
}

void buf_byte(struct buf *buf, char byte)
{
    reserve(buf, 1);
    buf->ptr[buf->len++] = byte;
}

void buf_add(struct buf *buf, struct text text)
{
    if (text.len == 0)
        return;
    reserve(buf, text.len);
    memcpy(buf->ptr + buf->len, text.ptr, text.len);
    buf->len += text.len;
}

void buf_puts(struct buf *buf, const char *nul_terminated)
{
    buf_add(buf, text_of(nul_terminated));
}

char *buf_room(struct buf *buf, size_t most)
{
    reserve(buf, most);
    return buf->ptr + buf->len;
}

void buf_wrote(struct buf *buf, const char *end)
{
    buf->len = (size_t)(end - buf->ptr);
}

void buf_number(struct buf *buf, size_t number)
{
    char digits[3 * sizeof number];
    size_t at = sizeof digits;
    do
        digits[--at] = (char)('0' + number % 10);
    while (number /= 10);
    buf_add(buf, (struct text){digits + at, sizeof digits - at});
}

void buf_vformat(struct buf *buf, const char *format, va_list arguments)
{
    if (!format)
        BUG("no format");
    va_list again;
    va_copy(again, arguments);
    int need = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (need < 0)
        BUG("a format that cannot be written");
    reserve(buf, (size_t)need);
    (void)vsnprintf(buf->ptr + buf->len, (size_t)need + 1, format, arguments);
    buf->len += (size_t)need;
}

void buf_format(struct buf *buf, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    buf_vformat(buf, format, arguments);
    va_end(arguments);
}

struct text buf_text(struct buf *buf)
{
    reserve(buf, 0);
    buf->ptr[buf->len] = '\0';
    return (struct text){buf->ptr, buf->len};
}
