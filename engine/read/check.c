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

/* The part of a path that a knowledge folder knows: "questions.csv", "phrases/es.csv". */
static const char *inside(const char *path)
{
    static const char *const folders[] = {"vocabulary/", "phrases/"};
    const char *slash = strrchr(path, '/'), *base = slash ? slash + 1 : path;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        size_t len = strlen(folders[i]);
        if ((size_t)(base - path) >= len && !strncmp(base - len, folders[i], len))
            return base - len;
    }
    return base;
}

static bool is_csv(const char *name)
{
    size_t len = strlen(name);
    return len > strlen(".csv") && !strcmp(name + len - strlen(".csv"), ".csv");
}

/* Two tables are told by their names: one header serves every vocabulary, and one both languages. */
static const char *named(struct arena *arena, const char *form, const char *name)
{
    const char *slash = strrchr(name, '/'), *base = slash ? slash + 1 : name;
    if (!strcmp(form, "phrases/en.csv"))
        return strcmp(base, "es.csv") ? form : "phrases/es.csv";
    if (strcmp(form, VOCABULARY_FORM) != 0)
        return form;
    if (!is_csv(base))
        return NAMELESS_VOCABULARY;
    struct buf file = buf_new(arena, 64);
    buf_puts(&file, "vocabulary/");
    buf_puts(&file, base);
    return buf_text(&file).ptr;
}

const char *check_form(struct arena *arena, const char *name, struct text bytes)
{
    const char *table = knowledge_form(arena, bytes);
    if (table)
        return named(arena, table, name);
    return is_csv(name) ? inside(name) : json_form(arena, bytes);
}
