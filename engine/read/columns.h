/* SPDX-License-Identifier: MIT
 * A table that was read and proved before, column by column: what the page carries in place of CSV, because it packs smaller and needs no
 * parsing. "\x1D" (the group separator, which no CSV table of ours may hold), how many columns, a blank, how many rows with the header, a
 * line feed; then every cell of the first column, of the second ..., each with a NUL at its end. engine/web/build.mjs writes it. */
#ifndef CONCORD_READ_COLUMNS_H
#define CONCORD_READ_COLUMNS_H

#include "base/arena.h"
#include "read/csv.h"

bool columns_is(struct text bytes);

/* The cells are not copied: they lie in `bytes`. False where these end too early, or more follows. O(bytes). */
bool columns_read(struct text bytes, struct arena *arena, struct csv *out);

#endif
