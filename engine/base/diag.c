/* SPDX-License-Identifier: MIT
 * In: faults with their places. Out: a bounded list, and one line a fault in the contract's form. Everything that
 * a terminal might obey is shown escaped: a message may quote a hostile document. */
#include "base/diag.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/limits.h"

struct diags diags_new(struct arena *arena, const char *file)
{
    return (struct diags){.arena = arena, .file = file};
}

static const char *copy(struct arena *arena, const char *string)
{
    return string ? arena_copy(arena, string, strlen(string)) : "";
}

static size_t most_of(const struct diags *diags)
{
    return diags->most ? diags->most : LIMIT_DIAGNOSTICS;
}

void diags_add(struct diags *diags, struct place place, const char *code, const char *remedy, const char *problem, ...)
{
    if (diags->count++ >= most_of(diags))
        return;
    struct buf text = buf_new(diags->arena, 0);
    va_list arguments;
    va_start(arguments, problem);
    buf_vformat(&text, problem, arguments);
    va_end(arguments);
    struct diag *diag = arena_alloc(diags->arena, sizeof *diag);
    *diag = (struct diag){.file = copy(diags->arena, diags->file),
                          .line = place.line,
                          .column = place.column,
                          .code = copy(diags->arena, code),
                          .pointer = copy(diags->arena, place.pointer),
                          .problem = buf_text(&text).ptr,
                          .remedy = copy(diags->arena, remedy),
                          .lang = diags->lang};
    /* `tail` starts as NULL, so that a list may be returned by value. */
    *(diags->tail ? diags->tail : &diags->head) = diag;
    diags->tail = &diag->next;
}

static bool stands_before(const struct diag *a, const struct diag *b)
{
    return a->line != b->line ? a->line < b->line : a->column < b->column;
}

/* Few are kept (LIMIT_DIAGNOSTICS), so each is put in its place one by one. */
void diags_sort(struct diags *diags)
{
    struct diag *sorted = NULL, *next;
    for (struct diag *diag = diags->head; diag; diag = next) {
        struct diag **at = &sorted;
        while (*at && !stands_before(diag, *at))
            at = &(*at)->next;
        next = diag->next;
        diag->next = *at;
        *at = diag;
    }
    diags->head = sorted;
    diags->tail = NULL;
    for (struct diag *diag = sorted; diag; diag = diag->next)
        diags->tail = &diag->next;
}

/* C0, DEL, C1, marks that turn the writing direction and line separators. */
static bool is_control(uint32_t point)
{
    return point < 0x20 || (point >= 0x7F && point <= 0x9F) || (point >= 0x200B && point <= 0x200F) ||
           (point >= 0x2028 && point <= 0x202E) || (point >= 0x2060 && point <= 0x206F) || point == 0xFEFF;
}

static void add_hex(struct buf *out, uint32_t value, int digits)
{
    while (digits-- > 0)
        buf_byte(out, "0123456789abcdef"[value >> (4 * digits) & 15]);
}

static void add_escaped(struct buf *out, const char *string)
{
    struct text text = text_of(string);
    size_t at = 0;
    while (at < text.len) {
        struct text rest = {text.ptr + at, 0};
        uint32_t point = text_next(text, &at);
        rest.len = (size_t)(text.ptr + at - rest.ptr);
        bool byte = rest.len == 1;
        if (!is_control(point) && !(byte && point >= 0x80)) {
            buf_add(out, rest);
            continue;
        }
        buf_puts(out, byte ? "\\x" : "\\u");
        add_hex(out, byte ? (unsigned char)rest.ptr[0] : point, byte ? 2 : 4);
    }
}

static void print_one(struct buf *out, const struct diag *diag)
{
    add_escaped(out, diag->file);
    buf_format(out, ":%zu:%zu: ", diag->line ? diag->line : 1, diag->column ? diag->column : 1);
    add_escaped(out, diag->pointer[0] ? diag->pointer : "/");
    buf_puts(out, ": ");
    add_escaped(out, diag->problem);
    if (diag->remedy[0]) {
        buf_puts(out, "; ");
        add_escaped(out, diag->remedy);
    }
    buf_byte(out, '\n');
}

void diags_print(struct buf *out, const struct diags *diags)
{
    for (const struct diag *diag = diags->head; diag; diag = diag->next)
        print_one(out, diag);
    if (diags->count <= most_of(diags))
        return;
    struct buf problem = buf_new(diags->arena, 0);
    buf_format(&problem, "%zu more faults are not shown", diags->count - most_of(diags));
    struct diag rest = {.file = diags->file ? diags->file : "",
                        .pointer = "",
                        .problem = buf_text(&problem).ptr,
                        .remedy = "correct those above first"};
    print_one(out, &rest);
}

_Noreturn void diag_bug(const char *file, int line, const char *what)
{
    (void)file; /* read in the debugger: base/ has no stream to write to */
    (void)line;
    (void)what;
    abort();
}
