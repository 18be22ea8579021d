/* SPDX-License-Identifier: MIT
 * In: the report tree. Out: CommonMark with the tables and task lists of GitHub's dialect. */
#include "render/escape.h"
#include "render/render.h"
#include "render/walk.h"

static void gap(struct buf *out)
{
    size_t feeds = 0;
    while (feeds < out->len && out->ptr[out->len - 1 - feeds] == '\n')
        feeds++;
    for (; out->len && feeds < 2; feeds++)
        buf_byte(out, '\n');
}

static void put_inline(struct buf *out, const struct node *node)
{
    bool strong = node->kind == NODE_STRONG, quoted = node->kind == NODE_QUOTED;
    buf_puts(out, strong ? "**" : quoted ? "\xe2\x80\x9c" : "");
    escape_markdown(out, node->text);
    buf_puts(out, strong ? "**" : quoted ? "\xe2\x80\x9d" : "");
}

/* The node's text and inline children in one line. */
static void put_line(struct buf *out, const struct node *node)
{
    escape_markdown(out, node->text);
    for (const struct node *child = node->child; child; child = child->next)
        if (walk_is_inline(child->kind))
            put_inline(out, child);
}

static bool enter_heading(struct walk *walk, const struct node *node)
{
    gap(walk->out);
    buf_puts(walk->out, node->kind == NODE_DOCUMENT ? "# " : node->kind == NODE_SECTION ? "## " : "### ");
    escape_markdown(walk->out, node->text);
    buf_byte(walk->out, '\n');
    return true;
}

static bool enter_lead(struct walk *walk, const struct node *node)
{
    bool alert = text_is(node->note, "alert");
    gap(walk->out);
    buf_puts(walk->out, alert ? "> **\xe2\x9a\xa0** " : "");
    put_line(walk->out, node);
    buf_byte(walk->out, '\n');
    return false;
}

static bool enter_paragraph(struct walk *walk, const struct node *node)
{
    gap(walk->out);
    put_line(walk->out, node);
    buf_byte(walk->out, '\n');
    return false;
}

static bool enter_list(struct walk *walk, const struct node *node)
{
    (void)node;
    gap(walk->out);
    return true;
}

static bool enter_item(struct walk *walk, const struct node *node)
{
    buf_puts(walk->out, node->kind == NODE_CHECK ? "- [ ] " : "- ");
    put_line(walk->out, node);
    buf_byte(walk->out, '\n');
    return true;
}

static bool in_item(const struct node *node)
{
    return node->parent && (node->parent->kind == NODE_CHECK || node->parent->kind == NODE_ITEM);
}

/* A part of an item stands on a line of its own, by a hard break. */
static void begin_part(struct buf *out, const struct node *node)
{
    if (!in_item(node)) {
        gap(out);
        return;
    }
    if (out->len && out->ptr[out->len - 1] == '\n')
        out->len--;
    buf_puts(out, "\\\n  ");
}

static bool enter_lines(struct walk *walk, const struct node *node)
{
    for (char line = '0'; node->note.len && line < node->note.ptr[0]; line++) {
        begin_part(walk->out, node);
        for (int i = 0; i < 40; i++)
            buf_puts(walk->out, "\\_");
        buf_byte(walk->out, '\n');
    }
    return false;
}

static bool enter_source(struct walk *walk, const struct node *node)
{
    begin_part(walk->out, node);
    escape_markdown(walk->out, node->text);
    buf_byte(walk->out, '\n');
    return false;
}

static void put_quotation(struct buf *out, const struct node *quote)
{
    buf_puts(out, quote->text.len ? "\xe2\x80\x9c" : "");
    put_line(out, quote);
    buf_puts(out, quote->text.len ? "\xe2\x80\x9d" : "");
}

/* A table of two cells: quotations side by side. */
static bool enter_sides(struct walk *walk, const struct node *node)
{
    struct buf *out = walk->out;
    gap(out);
    for (const struct node *quote = node->child; quote; quote = quote->next) {
        buf_puts(out, quote == node->child ? "| " : " | ");
        escape_markdown(out, quote->note);
    }
    buf_puts(out, " |\n| --- | --- |\n");
    for (const struct node *quote = node->child; quote; quote = quote->next) {
        buf_puts(out, quote == node->child ? "| " : " | ");
        put_quotation(out, quote);
    }
    buf_puts(out, " |\n");
    return false;
}

static bool enter_quote(struct walk *walk, const struct node *node)
{
    gap(walk->out);
    buf_puts(walk->out, "> ");
    put_quotation(walk->out, node);
    buf_byte(walk->out, '\n');
    return false;
}

static bool enter_table(struct walk *walk, const struct node *node)
{
    gap(walk->out);
    if (node->text.len) {
        buf_puts(walk->out, "**");
        escape_markdown(walk->out, node->text);
        buf_puts(walk->out, "**\n\n");
    }
    return true;
}

static bool enter_row(struct walk *walk, const struct node *node)
{
    (void)node;
    buf_byte(walk->out, '|');
    return true;
}

static void leave_row(struct walk *walk, const struct node *node)
{
    buf_byte(walk->out, '\n');
    if (node->parent->child != node)
        return;
    buf_byte(walk->out, '|');
    for (const struct node *cell = node->child; cell; cell = cell->next)
        buf_puts(walk->out, " --- |");
    buf_byte(walk->out, '\n');
}

static bool enter_cell(struct walk *walk, const struct node *node)
{
    buf_byte(walk->out, ' ');
    put_line(walk->out, node);
    for (const struct node *child = node->child; child; child = child->next)
        if (child->kind == NODE_SOURCE) {
            buf_puts(walk->out, " (");
            escape_markdown(walk->out, child->text);
            buf_byte(walk->out, ')');
        }
    buf_puts(walk->out, " |");
    return false;
}

static bool enter_term(struct walk *walk, const struct node *node)
{
    buf_puts(walk->out, "- **");
    escape_markdown(walk->out, node->text);
    buf_puts(walk->out, "**: ");
    escape_markdown(walk->out, node->note);
    buf_byte(walk->out, '\n');
    return false;
}

static bool enter_told(struct walk *walk, const struct node *node)
{
    (void)walk;
    (void)node;
    return false; /* told with the block that holds it */
}

static const struct walk_step steps[NODE_KINDS] = {
    [NODE_DOCUMENT] = {enter_heading, NULL},
    [NODE_LEAD] = {enter_lead, NULL},
    [NODE_CONTENTS] = {enter_told, NULL},
    [NODE_SECTION] = {enter_heading, NULL},
    [NODE_GROUP] = {enter_heading, NULL},
    [NODE_PARAGRAPH] = {enter_paragraph, NULL},
    [NODE_LIST] = {enter_list, NULL},
    [NODE_ITEM] = {enter_item, NULL},
    [NODE_CHECK] = {enter_item, NULL},
    [NODE_LINES] = {enter_lines, NULL},
    [NODE_SIDES] = {enter_sides, NULL},
    [NODE_QUOTE] = {enter_quote, NULL},
    [NODE_TABLE] = {enter_table, NULL},
    [NODE_ROW] = {enter_row, leave_row},
    [NODE_CELL] = {enter_cell, NULL},
    [NODE_TERMS] = {enter_list, NULL},
    [NODE_TERM] = {enter_term, NULL},
    [NODE_SOURCE] = {enter_source, NULL},
    [NODE_TEXT] = {enter_told, NULL},
    [NODE_QUOTED] = {enter_told, NULL},
    [NODE_STRONG] = {enter_told, NULL},
    [NODE_LINK] = {enter_told, NULL},
    [NODE_BAR] = {enter_told, NULL},
};

void render_markdown(struct buf *out, const struct node *root)
{
    struct walk walk = {out, steps, NULL};
    walk_tree(&walk, root);
}
