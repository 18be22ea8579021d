/* SPDX-License-Identifier: MIT
 * Made: an opinion document while it is being made of something else. Values are put at pointers; each carries where it came from. Written
 * as JSON in schema order, so that the same values give the same bytes whatever order they came in. */
#ifndef CONCORD_IMPORT_MADE_H
#define CONCORD_IMPORT_MADE_H

#include "base/arena.h"
#include "base/text.h"
#include "model/field.h"
#include "report/writer.h"

/* One place of the document. A leaf has a `value`, an object or list has children. */
struct spot {
    int16_t field;       /* NO_FIELD for an x_ field */
    const char *pointer; /* RFC 6901 */
    struct text name;    /* in its object; a list item's is its index */
    struct text value, source;
    struct spot *parent, *child, *next;
};

struct made {
    struct arena *arena;
    const struct fields *fields;
    struct spot root;
};

enum put { PUT_NEW, PUT_SAME, PUT_OTHER, PUT_NO_PLACE };

struct made made_new(struct arena *arena, const struct fields *fields);

/* Puts a value at a pointer, making the objects and lists on the way. PUT_OTHER: another value stands there, and stays. PUT_NO_PLACE: the
 * pointer names no leaf of an opinion (a name that begins with x_ is always one). Pointer, value and source are copied. */
enum put made_put(struct made *made, const char *pointer, struct text value, struct text source);

/* The spot at a pointer, or NULL. */
struct spot *made_at(const struct made *made, const char *pointer);

/* How many items the list at a pointer has; 0 where there is none. */
size_t made_count(const struct made *made, const char *pointer);

/* The field of a pointer (indices stand for any item), or NO_FIELD. */
int made_field(const struct made *made, const char *pointer);

/* Takes away the spot at a pointer and all below it. */
void made_drop(struct made *made, const char *pointer);

/* Gives a list item another place: its pointer and those below it. */
void made_rename(struct made *made, struct spot *item, const char *pointer);

/* Writes the members of the document into an open object, then "x_source": an object of pointer and source. */
void made_write(const struct made *made, struct writer *writer);

#endif
