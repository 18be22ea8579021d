/* SPDX-License-Identifier: MIT
 * Buf: bytes that grow inside an arena. Append without checking: the arena answers for memory. */
#ifndef CONCORD_BASE_BUF_H
#define CONCORD_BASE_BUF_H

#include <stdarg.h>

#include "base/text.h"

struct buf {
    struct arena *arena;
    char *ptr;
    size_t len, size;
};

struct buf buf_new(struct arena *arena, size_t expected);
void buf_byte(struct buf *buf, char byte);
void buf_add(struct buf *buf, struct text text);
void buf_puts(struct buf *buf, const char *nul_terminated);

/* Where up to `most` bytes may be written; buf_wrote then says up to where they were. */
char *buf_room(struct buf *buf, size_t most);
void buf_wrote(struct buf *buf, const char *end);

/* The number in decimal digits. */
void buf_number(struct buf *buf, size_t number);

/* printf into the buffer; only %s %d %u %zu %ld %c %% and widths: nothing that a locale changes. */
void buf_format(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));

void buf_vformat(struct buf *buf, const char *format, va_list arguments) __attribute__((format(printf, 2, 0)));

/* What was added so far; NUL-terminated; valid until the next append. */
struct text buf_text(struct buf *buf);

#endif
