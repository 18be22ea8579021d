/* SPDX-License-Identifier: MIT
 * In: the bytes of a table column by column. Out: the table. */
#include "read/columns.h"

#include <string.h>

#include "base/limits.h"

static const char mark = '\x1D';

bool columns_is(struct text bytes)
{
    return bytes.len && bytes.ptr[0] == mark;
}

/* The number at `*at`, and the byte after it. 0: none, or one that is out of bounds. */
static size_t number_at(struct text bytes, size_t *at, char after)
{
    size_t number = 0;
    while (*at < bytes.len && bytes.ptr[*at] >= '0' && bytes.ptr[*at] <= '9' && number <= bytes.len)
        number = number * 10 + (size_t)(bytes.ptr[(*at)++] - '0');
    return *at < bytes.len && bytes.ptr[(*at)++] == after ? number : 0;
}

bool columns_read(struct text bytes, struct arena *arena, struct csv *out)
{
    size_t at = 1, columns = number_at(bytes, &at, ' '), rows = number_at(bytes, &at, '\n');
    if (!columns_is(bytes) || !columns || !rows || columns > LIMIT_CSV_COLUMNS || rows > bytes.len)
        return false;
    struct text *cells = arena_array(arena, columns * rows, sizeof *cells);
    for (size_t i = 0; i < columns * rows; i++) {
        const char *end = memchr(bytes.ptr + at, '\0', bytes.len - at);
        if (!end)
            return false;
        struct text *cell = &cells[i % rows * columns + i / rows];
        *cell = (struct text){bytes.ptr + at, (size_t)(end - bytes.ptr) - at};
        at += cell->len + 1;
    }
    struct csv_row *list = arena_array(arena, rows, sizeof *list);
    for (size_t row = 1; row < rows; row++)
        list[row - 1] = (struct csv_row){row + 1, cells + row * columns};
    *out = (struct csv){cells, columns, list, rows - 1};
    return at == bytes.len;
}
