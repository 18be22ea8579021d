/* SPDX-License-Identifier: MIT
 * A line of a batch: {"first": …, "second": …}. Finds where its two documents stand, so that each is read from its own bytes. */
#ifndef CONCORD_READ_PAIR_LINE_H
#define CONCORD_READ_PAIR_LINE_H

#include "base/diag.h"
#include "base/text.h"

struct pair_line {
    struct text sides[2]; /* views into the line */
};

/* False when the line is not such an object; the faults are in `diags`. What stands inside the two is not looked at: their own
 * reader does that. Other members must be JSON and are passed over. O(bytes), no recursion. */
bool pair_line_read(struct text line, struct diags *diags, struct pair_line *out);

#endif
