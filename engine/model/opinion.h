/* SPDX-License-Identifier: MIT
 * Opinion: one document as facts, a tree in schema order. Plain data, made by read/, given meanings by normalise/,
 * const ever after. */
#ifndef CONCORD_MODEL_OPINION_H
#define CONCORD_MODEL_OPINION_H

#include "base/text.h"
#include "model/field.h"
#include "model/meaning.h"

/* One value at one place. Objects and lists have children and no `stated`. */
struct fact {
    int16_t field; /* NO_FIELD for an x_ field, whose inside is not looked at */
    struct fact *parent, *child, *next;
    const char *pointer; /* RFC 6901, into this document */
    struct text stated;  /* a leaf as written; a number keeps its digits */
    size_t line, column;
    size_t index; /* place in its list, from 0 */
    size_t order; /* place in the tree, preorder, from 0 */
    struct meaning meaning;
};

struct opinion {
    struct text name;   /* as given on the command line, for messages only */
    char digest[65];    /* SHA-256 of the bytes, lower-case hex */
    struct fact *root;
    const struct fact *const *facts; /* all of them by `order` */
    size_t count;
};

/* The child fact with this name, or NULL. O(children). */
const struct fact *fact_child(const struct fields *fields, const struct fact *fact, const char *name);

/* The fact at a path without lists ("/stage/group"), or NULL. */
const struct fact *opinion_at(const struct fields *fields, const struct opinion *opinion, const char *path);

/* What is stated at such a path; empty text when nothing is. */
struct text opinion_text(const struct fields *fields, const struct opinion *opinion, const char *path);

bool fact_is_leaf(const struct fact *fact);

#endif
