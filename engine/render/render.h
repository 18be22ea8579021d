/* SPDX-License-Identifier: MIT
 * One walk over the report tree, one table of enter and leave functions a format; the escape follows from the kind of
 * place. JSON and CSV are written from the report itself. */
#ifndef CONCORD_RENDER_RENDER_H
#define CONCORD_RENDER_RENDER_H

#include "base/buf.h"
#include "report/tree.h"

struct render_options {
    size_t width; /* columns of a terminal, at least 40; 0: 80 */
    bool colour;  /* a terminal that takes ANSI colours */
};

/* Each appends the whole document to `out`. The tree is not changed. O(text). */
void render_text(struct buf *out, const struct node *root, const struct render_options *options);
void render_markdown(struct buf *out, const struct node *root);
void render_html(struct buf *out, const struct node *root);
void render_tree(struct buf *out, const struct node *root);

#endif
