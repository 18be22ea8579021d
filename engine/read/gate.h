/* SPDX-License-Identifier: MIT
 * Gate: the pre-scan that untrusted JSON must pass before cJSON sees it. Private to read/. */
#ifndef CONCORD_READ_GATE_H
#define CONCORD_READ_GATE_H

#include "base/diag.h"
#include "base/text.h"
#include "read/json.h"

/* Where a value stands, and its name. */
struct mark {
    uint32_t line, column, name_line, name_column;
    struct text number; /* as it was written, when it is one */
};

/* All values in preorder. */
struct marks {
    struct mark *items;
    size_t count, size;
};

/* Whether `bytes` are one JSON document within the rules; the first fault is in `diags`. No recursion; O(n log n) in
 * the names of one object, else O(n). `marks` lives in the arena of `diags`. */
bool gate_check(struct text bytes, const struct json_rules *rules, struct diags *diags, struct marks *marks);

#endif
