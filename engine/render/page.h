/* SPDX-License-Identifier: MIT
 * Page: lines on a terminal, wrapped and indented, with bold and dim where it can show them. */
#ifndef CONCORD_RENDER_PAGE_H
#define CONCORD_RENDER_PAGE_H

#include "base/buf.h"
#include "render/wrap.h"
#include "report/tree.h"

struct page {
    struct buf *out;
    struct arena *arena;
    size_t width;
    bool colour;
};

/* A blank line before what comes, unless there is one or nothing stands yet. */
void page_gap(struct page *page);

/* `text` (escaped, with marks) wrapped; the first line after `first`, the others after `rest`, of equal width. */
void page_block(struct page *page, const char *first, const char *rest, struct text text);
void page_rule(struct page *page, const char *indent, char byte, size_t columns);

/* Cells side by side in columns of the given widths, " | " between. */
void page_columns(struct page *page, const struct text *cells, const size_t *widths, size_t count);

/* The node's text and its inline children (and places) as one escaped text with marks. */
struct text page_flat(struct page *page, const struct node *node);
struct text page_bold(struct page *page, struct text text);

#endif
