/* SPDX-License-Identifier: MIT
 * Wrap: text into lines of at most so many columns; nothing is ever cut. Marks for bold and dim are bytes that plain
 * text cannot hold any more once it is escaped; they take no column. */
#ifndef CONCORD_RENDER_WRAP_H
#define CONCORD_RENDER_WRAP_H

#include "base/arena.h"
#include "base/text.h"

enum { WRAP_BOLD = 1, WRAP_DIM = 2, WRAP_OFF = 3 };

struct wrap_line {
    struct text text;
    size_t columns;
};

/* The lines of `text`, at least one; in `arena`, borrowing from `text`. Breaks at blanks and line feeds, and inside a
 * word only where the word alone is wider than a line. O(len). */
const struct wrap_line *wrap_lines(struct arena *arena, struct text text, size_t width, size_t *count);

/* Columns of a text without its marks and as its widest line. */
size_t wrap_columns(struct text text);

#endif
