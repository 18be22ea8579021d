/* SPDX-License-Identifier: MIT
 * In: the report tree. Out: the same as JSON, for a page that builds its own elements: each node is a list
 * [kind, text, note, child...]; the kind is the word below. */
#include "render/render.h"
#include "report/writer.h"

static const char *const kinds[NODE_KINDS] = {
    [NODE_DOCUMENT] = "document", [NODE_LEAD] = "lead",       [NODE_CONTENTS] = "contents", [NODE_SECTION] = "section",
    [NODE_GROUP] = "group",       [NODE_PARAGRAPH] = "p",     [NODE_LIST] = "list",         [NODE_ITEM] = "item",
    [NODE_CHECK] = "check",       [NODE_LINES] = "lines",     [NODE_SIDES] = "sides",       [NODE_QUOTE] = "quote",
    [NODE_TABLE] = "table",       [NODE_ROW] = "row",         [NODE_CELL] = "cell",         [NODE_TERMS] = "terms",
    [NODE_TERM] = "term",         [NODE_SOURCE] = "source",   [NODE_TEXT] = "text",         [NODE_QUOTED] = "quoted",
    [NODE_STRONG] = "strong",     [NODE_LINK] = "link",       [NODE_BAR] = "bar",
};

static void put_node(struct writer *writer, const struct node *node)
{
    writer_open(writer, NULL, '[');
    writer_word(writer, NULL, kinds[node->kind]);
    writer_text(writer, NULL, node->text);
    writer_text(writer, NULL, node->note);
    for (const struct node *child = node->child; child; child = child->next)
        put_node(writer, child);
    writer_close(writer, ']');
}

void render_tree(struct buf *out, const struct node *root)
{
    struct writer writer = {.out = out};
    put_node(&writer, root);
}
