/* SPDX-License-Identifier: MIT
 * In: the bytes of a file. Out: its faults, found by the reader that the file would meet in earnest. */
#include "read/check.h"

#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "read/json.h"
#include "read/knowledge.h"
#include "read/opinion.h"

/* Whether the bytes are JSON with a list of rules. Faults of form are left to the reader of opinions to tell. */
static bool holds_rules(struct text bytes, const struct diags *diags)
{
    struct diags scratch = diags_new(diags->arena, diags->file);
    const struct json_rules rules = {.max_bytes = LIMIT_KNOWLEDGE_BYTES};
    const struct json *root = memchr(bytes.ptr, '{', bytes.len) ? json_read(bytes, &rules, &scratch) : NULL;
    return root && json_member(root, "rules");
}

bool check_file(const struct knowledge *knowledge, struct text bytes, struct diags *diags)
{
    const char *table = knowledge_table(bytes);
    if (table && !strncmp(table, "vocabulary/", strlen("vocabulary/")))
        table = "vocabulary/checked.csv";
    if (table)
        return knowledge_check(knowledge, table, bytes, diags);
    if (bytes.len && holds_rules(bytes, diags))
        return knowledge_check(knowledge, "rules/checked.json", bytes, diags);
    return opinion_read(&knowledge->fields, text_of(diags->file), bytes, diags) != NULL;
}
