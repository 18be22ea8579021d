/* SPDX-License-Identifier: MIT
 * Field: one place that the opinion schema knows, with all that the program does there. The table is made from
 * schemas/opinion.schema.json at build time (tools/compile.c); nothing else in the program lists fields. */
#ifndef CONCORD_MODEL_FIELD_H
#define CONCORD_MODEL_FIELD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"
#include "model/words.h"

enum { NO_FIELD = -1 };

/* Plain data. Paths are JSON Pointers with "[]" after the name of a list for any of its items:
 * "/plan/steps" is the list, "/plan/steps[]" an item, "/plan/steps[]/dose" a field of an item. */
struct field {
    const char *path;
    const char *name;              /* the last part, without "[]" */
    enum shape shape;
    enum topic topic;              /* a step's own topic comes from its `kind`: see topic_by */
    enum kind kind;
    int16_t parent, child, next;   /* indices into the table, NO_FIELD for none; the root is 0 */
    bool required;
    bool ordered;                  /* a list whose order carries meaning */
    bool positive;                 /* a number that must be above 0 */
    int64_t least, most;           /* bounds of an integer */
    const char *const *words;      /* the words allowed, NULL-terminated; NULL where text is free */
    const char *const *key;        /* a list item: names of its fields that identify it, in order; NULL-terminated */
    const char *const *ruler;      /* paths of fields that must match before values may be compared; NULL-terminated */
    const char *const *vocabularies; /* names of vocabularies to look a term up in, in order; NULL-terminated */
    const char *topic_by;          /* a list item: name of the field whose word decides its topic, or NULL */
    const uint8_t *topics;         /* of that word field: the topic of each of `words`; else NULL */
    const char *label;             /* phrase id of its name in plain words: "field./stage/group" */
    const char *pattern;           /* "date" where the text must be YYYY, YYYY-MM or YYYY-MM-DD; else NULL */
};

struct fields {
    const struct field *items;
    int count;
};

/* The index of the field with this path, or NO_FIELD. O(siblings on the way). */
int field_find(const struct fields *fields, const char *path);

/* The child of `parent` with this name, or NO_FIELD. O(children). */
int field_child(const struct fields *fields, int parent, struct text name);

/* Whether `field` is `above` or lies under it. */
bool field_within(const struct fields *fields, int field, int above);

#endif
