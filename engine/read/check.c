/* SPDX-License-Identifier: MIT
 * In: the bytes of a file. Out: which file of a knowledge folder they could be. */
#include "read/check.h"

#include <string.h>

#include "base/buf.h"
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

/* The last part of a path. */
static const char *base_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* Two tables are told by their names: one header serves every vocabulary, and one both languages. */
static const char *named(struct arena *arena, const char *form, const char *base)
{
    size_t len = strlen(base);
    if (!strcmp(form, "phrases/en.csv"))
        return strcmp(base, "es.csv") ? form : "phrases/es.csv";
    if (strcmp(form, VOCABULARY_FORM) != 0)
        return form;
    if (len <= strlen(".csv") || strcmp(base + len - strlen(".csv"), ".csv") != 0)
        return NAMELESS_VOCABULARY;
    struct buf name = buf_new(arena, len + 16);
    buf_puts(&name, "vocabulary/");
    buf_puts(&name, base);
    return buf_text(&name).ptr;
}

const char *check_form(struct arena *arena, const char *name, struct text bytes)
{
    const char *table = knowledge_form(arena, bytes);
    return table ? named(arena, table, base_of(name)) : json_form(arena, bytes);
}
