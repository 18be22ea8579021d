/* SPDX-License-Identifier: MIT
 * In: the bytes of a file. Out: which file of a knowledge folder they could be. */
#include "read/check.h"

#include <string.h>

#include "base/limits.h"
#include "read/json.h"
#include "read/knowledge.h"

/* The JSON forms by their one member. Faults of form are left to the reader of opinions to tell. */
static const char *json_form(struct arena *arena, struct text bytes)
{
    struct diags scratch = diags_new(arena, "");
    const struct json_rules rules = {.max_bytes = LIMIT_KNOWLEDGE_BYTES};
    const struct json *root = bytes.len && memchr(bytes.ptr, '{', bytes.len) ? json_read(bytes, &rules, &scratch) : NULL;
    if (root && json_member(root, "rules"))
        return "rules/checked.json";
    return root && json_member(root, "cases") ? "cases.json" : NULL;
}

const char *check_form(struct arena *arena, struct text bytes)
{
    const char *table = knowledge_form(arena, bytes);
    if (table && !strncmp(table, "vocabulary/", strlen("vocabulary/")))
        return "vocabulary/checked.csv";
    return table ? table : json_form(arena, bytes);
}
