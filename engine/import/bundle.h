/* SPDX-License-Identifier: MIT
 * Bundle: the resources of a FHIR R4 file and every leaf of it, each with what became of it. A Bundle of any type, an array or one
 * resource. References that lead nowhere are data, not errors. */
#ifndef CONCORD_IMPORT_BUNDLE_H
#define CONCORD_IMPORT_BUNDLE_H

#include "base/arena.h"
#include "read/json.h"

/* What became of a leaf. What is personal never reaches an output by value. */
enum fate {
    FATE_UNREAD,  /* not understood */
    FATE_FORM,    /* ids, links, status: how FHIR holds a file together */
    FATE_PRIVATE, /* names, addresses, numbers of a person or a place */
    FATE_READ
};

struct leaf {
    const struct json *json;
    const char *pointer; /* RFC 6901, into the file */
    const char *field;   /* where it went, when it was read */
    const struct resource *resource;
    enum fate fate;
    bool hidden; /* read, but its value is a person's own: a birth date */
};

struct resource {
    const struct json *json, *full_url;
    const char *pointer;
    const char *address; /* "Observation/abc", as references write it */
    const char *label;   /* the same, as x_source says it; without the id where that is a number of the person */
    struct text type, id;
    size_t item;       /* 1 + its number in the list of the opinion that it fills; 0: none yet */
    bool set_aside;    /* its status says that it does not hold */
};

struct bundle {
    struct arena *arena;
    struct resource *resources;
    size_t count;
    struct leaf *leaves; /* in the order of the file */
    size_t leaf_count;
};

/* Whether a document looks like FHIR: a resource, or an array of them. */
bool bundle_is(const struct json *root);

/* Finds all resources and leaves. O(values). */
struct bundle bundle_open(struct arena *arena, const struct json *root);

/* How a resource without an id to tell is called: "Observation at /entry/3/resource". */
const char *bundle_label(struct arena *arena, const struct resource *resource);

/* All leaves of a value went into `field`. A leaf that is read already keeps its field. */
void bundle_read(struct bundle *bundle, const struct json *json, const char *field);

/* Whether the first leaf of a value was read already. */
bool bundle_was_read(const struct bundle *bundle, const struct json *json);

/* What went into `from`, or below it, now stands in `to`. */
void bundle_moved(struct bundle *bundle, const char *from, const char *to);

/* The leaf at a value, or NULL. O(log leaves). */
struct leaf *bundle_leaf(const struct bundle *bundle, const struct json *json);

/* The resource that a Reference names ("Condition/1", an absolute address, "urn:uuid:…", "#contained"), or NULL. O(resources). */
struct resource *bundle_find(const struct bundle *bundle, const struct json *reference);

enum { PICK_MOST = 64 };

/* The values at a path below `json`, lists taken apart: "bodySite.~laterality" is the value of that extension, "onset*" any onset[x]. Writes at
 * most PICK_MOST and returns how many. */
size_t bundle_pick(const struct json *json, const char *path, const struct json *out[PICK_MOST]);

/* The first of them, or NULL. */
const struct json *bundle_first(const struct json *json, const char *path);

#endif
