/* SPDX-License-Identifier: MIT
 * Walk: one way round the report tree for every format. A format is a table: what to write when a kind of node is
 * entered and when it is left. */
#ifndef CONCORD_RENDER_WALK_H
#define CONCORD_RENDER_WALK_H

#include "base/buf.h"
#include "report/tree.h"

struct walk;

struct walk_step {
    /* Writes the opening; false: the children are already told, do not go in. NULL: nothing to write, go in. */
    bool (*enter)(struct walk *walk, const struct node *node);
    void (*leave)(struct walk *walk, const struct node *node);
};

struct walk {
    struct buf *out;
    const struct walk_step *steps; /* NODE_KINDS of them */
    void *state;                   /* of the format */
};

/* Enters `node`, walks its children, leaves it. Depth is bounded by the tree that compose builds. */
void walk_tree(struct walk *walk, const struct node *node);

bool walk_is_inline(enum node_kind kind);

#endif
