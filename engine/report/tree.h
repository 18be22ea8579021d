/* SPDX-License-Identifier: MIT
 * The report tree: what is said, in order, without how it looks. `compose` builds it, `render` walks it; no renderer
 * knows what a comparison is. Plain data. */
#ifndef CONCORD_REPORT_TREE_H
#define CONCORD_REPORT_TREE_H

#include "base/arena.h"
#include "base/text.h"

enum node_kind {
    NODE_DOCUMENT,  /* text: title; note: language code "en" or "es" */
    NODE_LEAD,      /* the one sentence on top; note: tone "calm", "alert" */
    NODE_CONTENTS,  /* text: heading of the list of sections that follow; only where a reader can jump */
    NODE_SECTION,   /* text: heading; note: anchor id ("agree", "differ" ...) */
    NODE_GROUP,     /* text: smaller heading; children stay together on a page */
    NODE_PARAGRAPH, /* text and/or inline children */
    NODE_LIST,      /* of NODE_ITEM */
    NODE_ITEM,      /* text and/or inline children, or blocks */
    NODE_CHECK,     /* an item with a box to tick: text, or inline children */
    NODE_LINES,     /* room to write on: note: number of lines "2" */
    NODE_SIDES,     /* two quotations side by side: children are two NODE_QUOTE */
    NODE_QUOTE,     /* text: what a doctor wrote, or else an inline child: that nothing is stated; note: who */
    NODE_TABLE,     /* text: caption; children NODE_ROW, the first is the head */
    NODE_ROW,
    NODE_CELL,      /* text and/or inline children */
    NODE_TERMS,     /* definition list of NODE_TERM */
    NODE_TERM,      /* text: the term; note: plain words */
    NODE_SOURCE,    /* text: where a statement comes from; small print */
    NODE_TEXT,      /* inline: words of our own */
    NODE_QUOTED,    /* inline: words of an opinion, marked as a quotation */
    NODE_STRONG,    /* inline */
    NODE_LINK,      /* inline: text; note: address, a name of ours relative to the page */
    NODE_BAR,       /* inline: a bar of a chart, only where things can be drawn; note: its length in thousandths */
    NODE_KINDS
};

struct node {
    enum node_kind kind;
    struct text text, note;
    struct node *parent, *child, *last, *next;
};

/* A new last child of `parent` (NULL: a root). Texts are borrowed. */
struct node *node_add(struct arena *arena, struct node *parent, enum node_kind kind, struct text text);
struct node *node_add_noted(struct arena *arena, struct node *parent, enum node_kind kind, struct text text,
                            struct text note);

/* Makes `node` (a root so far) the last child of `parent`. */
void node_adopt(struct node *parent, struct node *node);

#endif
