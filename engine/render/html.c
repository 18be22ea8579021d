/* SPDX-License-Identifier: MIT
 * In: the report tree. Out: one HTML page that needs nothing else: no script, no request, its style sheet allowed by
 * hash alone. All text passes escape_html, in elements as in quoted attributes; ids come from our own anchors. */
#include "base/sha256.h"
#include "render/escape.h"
#include "render/render.h"
#include "render/style.h"
#include "render/walk.h"

enum place { IN_HEADER, IN_MAIN, IN_FOOTER };

static enum place *place_of(struct walk *walk)
{
    return walk->state;
}

static unsigned hex_value(char digit)
{
    return (unsigned)(digit <= '9' ? digit - '0' : digit - 'a' + 10);
}

/* 64 hexadecimal digits as base64 of the 32 bytes (RFC 4648). */
static void put_base64(struct buf *out, const char *hex)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t at = 0; at < 64; at += 6) {
        unsigned bits = 0, digits = at + 6 <= 64 ? 6 : 4;
        for (unsigned i = 0; i < 6; i++)
            bits = bits << 4 | (i < digits ? hex_value(hex[at + i]) : 0);
        for (unsigned i = 0; i < 4; i++)
            buf_byte(out, i * 6 < digits * 4 ? letters[bits >> (18 - 6 * i) & 63] : '=');
    }
}

static struct text whole_style(struct arena *arena)
{
    struct buf style = buf_new(arena, 8192);
    for (const char *const *part = style_sheet; *part; part++)
        buf_puts(&style, *part);
    return buf_text(&style);
}

static bool enter_document(struct walk *walk, const struct node *node)
{
    struct buf *out = walk->out;
    struct text style = whole_style(out->arena);
    char digest[65];
    sha256_hex(style, digest);
    buf_puts(out, "<!doctype html>\n<html lang=\"");
    escape_html(out, node->note);
    buf_puts(out, "\">\n<head>\n<meta charset=\"utf-8\">\n"
                  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-");
    put_base64(out, digest);
    buf_puts(out, "'; base-uri 'none'; form-action 'none'\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
                  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                  "<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
    escape_html(out, node->text);
    buf_puts(out, "</title>\n<style>");
    buf_add(out, style);
    buf_puts(out, "</style>\n</head>\n<body>\n<header>\n<h1>");
    escape_html(out, node->text);
    buf_puts(out, "</h1>\n");
    return true;
}

static void leave_document(struct walk *walk, const struct node *node)
{
    static const char *const closing[] = {"</header>\n", "</main>\n", "</footer>\n"};
    (void)node;
    buf_puts(walk->out, closing[*place_of(walk)]);
    buf_puts(walk->out, "</body>\n</html>\n");
}

static bool enter_lead(struct walk *walk, const struct node *node)
{
    buf_puts(walk->out, text_is(node->note, "alert") ? "<p class=\"lead alert\">" : "<p class=\"lead\">");
    escape_html(walk->out, node->text);
    return true;
}

static void leave_paragraph(struct walk *walk, const struct node *node)
{
    (void)node;
    buf_puts(walk->out, "</p>\n");
}

static bool enter_contents(struct walk *walk, const struct node *node)
{
    struct buf *out = walk->out;
    buf_puts(out, "</header>\n<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">");
    escape_html(out, node->text);
    buf_puts(out, "</h2>\n<ul>\n");
    for (const struct node *section = node->next; section; section = section->next) {
        if (section->kind != NODE_SECTION)
            continue;
        buf_puts(out, "<li><a href=\"#");
        escape_html(out, section->note);
        buf_puts(out, "\">");
        escape_html(out, section->text);
        buf_puts(out, "</a></li>\n");
    }
    buf_puts(out, "</ul>\n</nav>\n<main>\n");
    *place_of(walk) = IN_MAIN;
    return false;
}

/* The last section of a document is its footer. */
static bool enter_section(struct walk *walk, const struct node *node)
{
    if (*place_of(walk) == IN_HEADER) {
        buf_puts(walk->out, "</header>\n<main>\n");
        *place_of(walk) = IN_MAIN;
    }
    if (!node->next && node->parent && node->parent->child != node && *place_of(walk) == IN_MAIN) {
        buf_puts(walk->out, "</main>\n<footer>\n");
        *place_of(walk) = IN_FOOTER;
    }
    buf_puts(walk->out, "<section id=\"");
    escape_html(walk->out, node->note);
    buf_puts(walk->out, "\">\n<h2>");
    escape_html(walk->out, node->text);
    buf_puts(walk->out, "</h2>\n");
    return true;
}

static void leave_section(struct walk *walk, const struct node *node)
{
    (void)node;
    buf_puts(walk->out, "</section>\n");
}

static bool enter_group(struct walk *walk, const struct node *node)
{
    buf_puts(walk->out, "<div class=\"group\">\n<h3>");
    escape_html(walk->out, node->text);
    buf_puts(walk->out, "</h3>\n");
    return true;
}

static void leave_block(struct walk *walk, const struct node *node)
{
    (void)node;
    buf_puts(walk->out, "</div>\n");
}

static bool enter_paragraph(struct walk *walk, const struct node *node)
{
    buf_puts(walk->out, "<p>");
    escape_html(walk->out, node->text);
    return true;
}

static bool enter_list(struct walk *walk, const struct node *node)
{
    buf_puts(walk->out, node->child && node->child->kind == NODE_CHECK ? "<ul class=\"checks\">\n" : "<ul>\n");
    return true;
}

static void leave_list(struct walk *walk, const struct node *node)
{
    (void)node;
    buf_puts(walk->out, "</ul>\n");
}

static bool enter_item(struct walk *walk, const struct node *node)
{
    buf_puts(walk->out, "<li>");
    escape_html(walk->out, node->text);
    return true;
}

static void leave_item(struct walk *walk, const struct node *node)
{
    (void)node;
    buf_puts(walk->out, "</li>\n");
}

static bool enter_check(struct walk *walk, const struct node *node)
{
    buf_puts(walk->out, "<li class=\"check\"><span class=\"box\" aria-hidden=\"true\"></span><div>");
    escape_html(walk->out, node->text);
    return true;
}

static void leave_check(struct walk *walk, const struct node *node)
{
    (void)node;
    buf_puts(walk->out, "</div></li>\n");
}

static bool enter_lines(struct walk *walk, const struct node *node)
{
    for (char line = '0'; node->note.len && line < node->note.ptr[0]; line++)
        buf_puts(walk->out, "<span class=\"line\" aria-hidden=\"true\"></span>");
    return false;
}

static bool enter_sides(struct walk *walk, const struct node *node)
{
    (void)node;
    buf_puts(walk->out, "<div class=\"sides\">\n");
    return true;
}

static bool enter_quote(struct walk *walk, const struct node *node)
{
    buf_puts(walk->out, "<figure><figcaption>");
    escape_html(walk->out, node->note);
    buf_puts(walk->out,
             node->text.len ? "</figcaption><blockquote dir=\"auto\">" : "</figcaption><p class=\"unsaid\">");
    escape_html(walk->out, node->text);
    return true;
}

static void leave_quote(struct walk *walk, const struct node *node)
{
    buf_puts(walk->out, node->text.len ? "</blockquote></figure>\n" : "</p></figure>\n");
}

/* A table without words of its own is named by its section, for those who hear it. */
static bool enter_table(struct walk *walk, const struct node *node)
{
    bool named = node->text.len > 0;
    buf_puts(walk->out, named ? "<table>\n<caption>" : "<table>\n<caption class=\"quiet\">");
    escape_html(walk->out, named || !node->parent ? node->text : node->parent->text);
    buf_puts(walk->out, "</caption>\n");
    return true;
}

static void leave_table(struct walk *walk, const struct node *node)
{
    buf_puts(walk->out, node->child && node->child->next ? "</tbody>\n</table>\n" : "</table>\n");
}

static bool is_head(const struct node *row)
{
    return row->parent->child == row;
}

static bool enter_row(struct walk *walk, const struct node *node)
{
    if (is_head(node))
        buf_puts(walk->out, "<thead>\n");
    else if (node->parent->child->next == node)
        buf_puts(walk->out, "<tbody>\n");
    buf_puts(walk->out, "<tr>");
    return true;
}

static void leave_row(struct walk *walk, const struct node *node)
{
    buf_puts(walk->out, is_head(node) ? "</tr>\n</thead>\n" : "</tr>\n");
}

static const struct node *head_of(const struct node *cell)
{
    const struct node *head = cell->parent->parent->child->child;
    for (const struct node *at = cell->parent->child; at != cell && head; at = at->next)
        head = head->next;
    return head;
}

static bool enter_cell(struct walk *walk, const struct node *node)
{
    const struct node *head = head_of(node);
    if (is_head(node->parent)) {
        buf_puts(walk->out, "<th scope=\"col\">");
    } else if (node->parent->child == node) {
        buf_puts(walk->out, "<th scope=\"row\" dir=\"auto\">");
    } else {
        buf_puts(walk->out, "<td dir=\"auto\" data-head=\"");
        escape_html(walk->out, head ? head->text : node->note);
        buf_puts(walk->out, "\">");
    }
    escape_html(walk->out, node->text);
    return true;
}

static void leave_cell(struct walk *walk, const struct node *node)
{
    bool name = is_head(node->parent) || node->parent->child == node;
    buf_puts(walk->out, name ? "</th>" : "</td>");
}

static bool enter_terms(struct walk *walk, const struct node *node)
{
    (void)node;
    buf_puts(walk->out, "<dl>\n");
    return true;
}

static void leave_terms(struct walk *walk, const struct node *node)
{
    (void)node;
    buf_puts(walk->out, "</dl>\n");
}

static bool enter_term(struct walk *walk, const struct node *node)
{
    buf_puts(walk->out, "<dt>");
    escape_html(walk->out, node->text);
    buf_puts(walk->out, "</dt><dd>");
    escape_html(walk->out, node->note);
    buf_puts(walk->out, "</dd>\n");
    return false;
}

static bool enter_source(struct walk *walk, const struct node *node)
{
    buf_puts(walk->out, "<small>");
    escape_html(walk->out, node->text);
    buf_puts(walk->out, "</small>\n");
    return false;
}

static bool enter_text(struct walk *walk, const struct node *node)
{
    escape_html(walk->out, node->text);
    return false;
}

static bool enter_quoted(struct walk *walk, const struct node *node)
{
    buf_puts(walk->out, "<q><bdi>");
    escape_html(walk->out, node->text);
    buf_puts(walk->out, "</bdi></q>");
    return false;
}

static bool enter_strong(struct walk *walk, const struct node *node)
{
    buf_puts(walk->out, "<strong>");
    escape_html(walk->out, node->text);
    buf_puts(walk->out, "</strong>");
    return false;
}

static bool enter_link(struct walk *walk, const struct node *node)
{
    buf_puts(walk->out, "<a href=\"");
    escape_html(walk->out, node->note);
    buf_puts(walk->out, "\">");
    escape_html(walk->out, node->text);
    buf_puts(walk->out, "</a>");
    return false;
}

/* The number stands beside it in words, so that nobody needs to see it. */
static bool enter_bar(struct walk *walk, const struct node *node)
{
    buf_puts(walk->out, "<svg aria-hidden=\"true\" width=\"150\" height=\"12\" viewBox=\"0 0 1000 80\" preserveAspectRatio=\"none\">"
                        "<rect width=\"1000\" height=\"80\" fill=\"currentColor\" opacity=\".12\"/><rect width=\"");
    escape_html(walk->out, node->note);
    buf_puts(walk->out, "\" height=\"80\" fill=\"currentColor\"/></svg>");
    return false;
}

static const struct walk_step steps[NODE_KINDS] = {
    [NODE_DOCUMENT] = {enter_document, leave_document},
    [NODE_LEAD] = {enter_lead, leave_paragraph},
    [NODE_CONTENTS] = {enter_contents, NULL},
    [NODE_SECTION] = {enter_section, leave_section},
    [NODE_GROUP] = {enter_group, leave_block},
    [NODE_PARAGRAPH] = {enter_paragraph, leave_paragraph},
    [NODE_LIST] = {enter_list, leave_list},
    [NODE_ITEM] = {enter_item, leave_item},
    [NODE_CHECK] = {enter_check, leave_check},
    [NODE_LINES] = {enter_lines, NULL},
    [NODE_SIDES] = {enter_sides, leave_block},
    [NODE_QUOTE] = {enter_quote, leave_quote},
    [NODE_TABLE] = {enter_table, leave_table},
    [NODE_ROW] = {enter_row, leave_row},
    [NODE_CELL] = {enter_cell, leave_cell},
    [NODE_TERMS] = {enter_terms, leave_terms},
    [NODE_TERM] = {enter_term, NULL},
    [NODE_SOURCE] = {enter_source, NULL},
    [NODE_TEXT] = {enter_text, NULL},
    [NODE_QUOTED] = {enter_quoted, NULL},
    [NODE_STRONG] = {enter_strong, NULL},
    [NODE_LINK] = {enter_link, NULL},
    [NODE_BAR] = {enter_bar, NULL},
};

void render_html(struct buf *out, const struct node *root)
{
    enum place place = IN_HEADER;
    struct walk walk = {out, steps, &place};
    walk_tree(&walk, root);
}
