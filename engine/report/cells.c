/* SPDX-License-Identifier: MIT
 * In: texts. Out: cells of CSV, every one quoted. */
#include "report/cells.h"

static bool would_run(struct text cell)
{
    static const char *const openers[] = {
        "=", "+", "-", "@", "\t", "\r", "\n", "\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d", "\xef\xbc\xa0"};
    for (size_t i = 0; i < sizeof openers / sizeof *openers; i++)
        if (text_starts(cell, openers[i]))
            return true;
    return false;
}

void cells_put(struct buf *out, struct text cell, char end)
{
    buf_byte(out, '"');
    if (would_run(cell))
        buf_byte(out, '\'');
    for (size_t i = 0; i < cell.len; i++) {
        if (cell.ptr[i] == '"')
            buf_byte(out, '"');
        buf_byte(out, cell.ptr[i]);
    }
    buf_byte(out, '"');
    if (end == '\n')
        buf_byte(out, '\r');
    buf_byte(out, end);
}
