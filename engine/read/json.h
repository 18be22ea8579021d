/* SPDX-License-Identifier: MIT
 * The strict JSON reader: untrusted bytes in, a tree of values in the arena out. The only user of cJSON.
 *
 * A gate of our own reads every byte first (RFC 8259 to the letter, UTF-8 of RFC 3629, no NUL, no \u0000, no lone surrogate, no
 * duplicate keys after escapes are decoded, exact number grammar, bounds of base/limits.h) and notes where each value
 * stands; then cJSON parses and its tree must have the gate's number of values; then it is copied out and forgotten. */
#ifndef CONCORD_READ_JSON_H
#define CONCORD_READ_JSON_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"

enum json_type { JSON_NULL, JSON_FALSE, JSON_TRUE, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT };

/* One value. Plain data. `text`: the decoded string, or a number as it was written. `name`: its name in an object. */
struct json {
    enum json_type type;
    struct text name, text;
    size_t line, column;           /* of the value's first character */
    size_t name_line, name_column; /* of its name */
    struct json *child, *next;
    size_t count; /* children */
};

struct json_rules {
    bool any_root;     /* a document need not be an object (JSONTestSuite) */
    size_t max_bytes;  /* 0: LIMIT_OPINION_BYTES */
    size_t max_depth;  /* 0: LIMIT_DEPTH */
    size_t max_nodes;  /* 0: LIMIT_NODES */
};

/* Reads the whole of `bytes`. NULL after any fault, which is then in `diags` (the first fault of form only: nothing after it
 * can be trusted). The tree lives in the arena of `diags`. O(bytes), no recursion on input in our own code. */
const struct json *json_read(struct text bytes, const struct json_rules *rules, struct diags *diags);

/* The member with exactly this name, or NULL. O(members). */
const struct json *json_member(const struct json *object, const char *name);

/* A string member's text; empty when it is absent or no string. */
struct text json_text(const struct json *object, const char *name);

/* The pointer to a value of the tree; NULL when it is not there. O(tree): for faults. */
const char *json_pointer(struct arena *arena, const struct json *root, const struct json *value);

/* Appends `name` as one reference token (RFC 6901: ~ is ~0, / is ~1) to `pointer`; in `arena`. */
const char *pointer_join(struct arena *arena, const char *pointer, struct text name);
const char *pointer_index(struct arena *arena, const char *pointer, size_t index);

#endif
