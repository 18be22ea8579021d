/* SPDX-License-Identifier: MIT
 * In: escaped text. Out: lines that fit. Greedy, as a typist would. */
#include "render/wrap.h"

struct wrapping {
    struct wrap_line *lines;
    size_t count, width;
    struct text text;
    size_t start, used; /* of the open line: first byte, columns */
    size_t fit, fitted; /* where it can be broken: past the last whole word, columns there */
};

static size_t columns_of(struct text text, size_t from, size_t to)
{
    unsigned char first = (unsigned char)text.ptr[from];
    return first <= WRAP_OFF ? 0 : first < 0x80 ? 1 : text_columns((struct text){text.ptr + from, to - from});
}

static void close_line(struct wrapping *w, size_t end, size_t columns)
{
    w->lines[w->count++] = (struct wrap_line){{w->text.ptr + w->start, end - w->start}, columns};
}

static void open_line(struct wrapping *w, size_t start)
{
    while (start < w->text.len && w->text.ptr[start] == ' ')
        start++;
    w->start = w->fit = start;
    w->used = w->fitted = 0;
}

/* The code point at from..to does not fit any more: break before its word, or, in a word as wide as the line, before
 * it. Returns where to go on. */
static size_t break_line(struct wrapping *w, size_t from)
{
    if (w->fit > w->start) {
        close_line(w, w->fit, w->fitted);
        open_line(w, w->fit);
        return w->start;
    }
    close_line(w, from, w->used);
    open_line(w, from);
    return w->start;
}

const struct wrap_line *wrap_lines(struct arena *arena, struct text text, size_t width, size_t *count)
{
    struct wrapping w = {
        .lines = arena_array(arena, text.len + 1, sizeof *w.lines), .width = width ? width : 1, .text = text};
    for (size_t at = 0; at < text.len;) {
        size_t from = at;
        uint32_t point = text_next(text, &at);
        if (point == '\n') {
            close_line(&w, from, w.used);
            w.start = w.fit = at;
            w.used = w.fitted = 0;
            continue;
        }
        if (point == ' ' && w.used <= w.width && !(from > w.start && text.ptr[from - 1] == ' ')) {
            w.fit = from;
            w.fitted = w.used;
        }
        size_t columns = columns_of(text, from, at);
        if (w.used + columns > w.width && w.used && point != ' ') {
            at = break_line(&w, from);
            continue;
        }
        w.used += columns;
    }
    close_line(&w, text.len, w.used);
    *count = w.count;
    return w.lines;
}

size_t wrap_columns(struct text text)
{
    size_t widest = 0, columns = 0;
    for (size_t at = 0; at < text.len;) {
        size_t from = at;
        if (text_next(text, &at) == '\n')
            columns = 0;
        else
            columns += columns_of(text, from, at);
        widest = columns > widest ? columns : widest;
    }
    return widest;
}
