/* SPDX-License-Identifier: MIT
 * In: the report tree. Out: text for a terminal or a plain file, as wide as it is told to be. */
#include "render/escape.h"
#include "render/page.h"
#include "render/render.h"
#include "render/walk.h"

enum { NARROW = 72, LEAST_CELL = 14, MOST_CELLS = 4, LINE_TO_WRITE_ON = 68 };

static struct page *page_of(struct walk *walk)
{
    return walk->state;
}

static bool enter_document(struct walk *walk, const struct node *node)
{
    struct text title = page_flat(page_of(walk), node);
    page_block(page_of(walk), "", "", page_bold(page_of(walk), title));
    size_t columns = wrap_columns(title);
    page_rule(page_of(walk), "", '=', columns < page_of(walk)->width ? columns : page_of(walk)->width);
    return true;
}

static bool enter_lead(struct walk *walk, const struct node *node)
{
    struct page *page = page_of(walk);
    page_gap(page);
    if (!text_is(node->note, "alert")) {
        page_block(page, "", "", page_flat(page, node));
        return false;
    }
    page_rule(page, "", '*', page->width);
    page_block(page, "* ", "* ", page_bold(page, page_flat(page, node)));
    page_rule(page, "", '*', page->width);
    return false;
}

static bool enter_section(struct walk *walk, const struct node *node)
{
    struct page *page = page_of(walk);
    struct text heading = page_flat(page, node);
    size_t columns = wrap_columns(heading);
    page_gap(page);
    buf_byte(page->out, '\n');
    page_block(page, "", "", page_bold(page, heading));
    page_rule(page, "", '-', columns < page->width ? columns : page->width);
    return true;
}

static bool enter_group(struct walk *walk, const struct node *node)
{
    struct page *page = page_of(walk);
    page_gap(page);
    page_block(page, "", "", page_bold(page, page_flat(page, node)));
    return true;
}

static bool enter_paragraph(struct walk *walk, const struct node *node)
{
    page_gap(page_of(walk));
    page_block(page_of(walk), "", "", page_flat(page_of(walk), node));
    return false;
}

static bool enter_list(struct walk *walk, const struct node *node)
{
    (void)node;
    page_gap(page_of(walk));
    return true;
}

static bool has_lines(const struct node *node)
{
    return node->last && node->last->kind == NODE_LINES;
}

/* Inline children are told here; what follows (places, lines) is walked into. */
static bool enter_item(struct walk *walk, const struct node *node)
{
    bool check = node->kind == NODE_CHECK;
    if (has_lines(node))
        page_gap(page_of(walk));
    page_block(page_of(walk), check ? "[ ] " : "- ", check ? "    " : "  ", page_flat(page_of(walk), node));
    return true;
}

static const char *indent_of(const struct node *node)
{
    return node->parent->kind == NODE_CHECK ? "    " : node->parent->kind == NODE_ITEM ? "  " : "";
}

static bool enter_lines(struct walk *walk, const struct node *node)
{
    struct page *page = page_of(walk);
    size_t width = page->width < LINE_TO_WRITE_ON ? page->width : LINE_TO_WRITE_ON;
    for (char line = '0'; node->note.len && line < node->note.ptr[0]; line++) {
        buf_byte(page->out, '\n');
        page_rule(page, indent_of(node), '_', width - 4);
    }
    return false;
}

static bool enter_source(struct walk *walk, const struct node *node)
{
    struct page *page = page_of(walk);
    struct buf dim = buf_new(page->arena, node->text.len + 2);
    buf_byte(&dim, WRAP_DIM);
    escape_plain(&dim, node->text);
    buf_byte(&dim, WRAP_OFF);
    page_block(page, indent_of(node), indent_of(node), buf_text(&dim));
    return false;
}

static struct text quotation(struct page *page, const struct node *quote)
{
    struct buf out = buf_new(page->arena, quote->text.len + 8);
    if (!quote->text.len)
        return page_flat(page, quote);
    buf_puts(&out, "\xe2\x80\x9c");
    escape_plain(&out, quote->text);
    buf_puts(&out, "\xe2\x80\x9d");
    return buf_text(&out);
}

static struct text heading_of(struct page *page, const struct node *quote)
{
    struct buf out = buf_new(page->arena, quote->note.len + 2);
    escape_plain(&out, quote->note);
    return buf_text(&out);
}

static bool enter_quote(struct walk *walk, const struct node *node)
{
    struct page *page = page_of(walk);
    page_block(page, "  ", "  ", page_bold(page, heading_of(page, node)));
    page_block(page, "    ", "    ", quotation(page, node));
    return false;
}

static bool enter_sides(struct walk *walk, const struct node *node)
{
    struct page *page = page_of(walk);
    page_gap(page);
    if (page->width < NARROW || !node->child || node->child->next != node->last)
        return true;
    const size_t widths[] = {(page->width - 3) / 2, (page->width - 3) / 2};
    const struct text heads[] = {page_bold(page, heading_of(page, node->child)),
                                 page_bold(page, heading_of(page, node->last))};
    const struct text quotes[] = {quotation(page, node->child), quotation(page, node->last)};
    page_columns(page, heads, widths, 2);
    page_columns(page, quotes, widths, 2);
    return false;
}

static size_t cell_count(const struct node *row)
{
    size_t count = 0;
    for (const struct node *cell = row->child; cell; cell = cell->next)
        count++;
    return count;
}

static void natural_widths(struct page *page, const struct node *table, size_t *widths)
{
    for (const struct node *row = table->child; row; row = row->next) {
        size_t i = 0;
        for (const struct node *cell = row->child; cell && i < MOST_CELLS; cell = cell->next, i++) {
            size_t columns = wrap_columns(page_flat(page, cell));
            widths[i] = columns > widths[i] ? columns : widths[i];
        }
    }
}

/* Narrow columns keep their width, the wide ones share what is left. */
static void fit_widths(size_t *widths, size_t count, size_t room)
{
    bool settled[MOST_CELLS] = {false};
    size_t open = count;
    for (bool changed = true; changed && open;) {
        changed = false;
        for (size_t i = 0; i < count; i++)
            if (!settled[i] && widths[i] <= room / open) {
                settled[i] = changed = true;
                room -= widths[i];
                open--;
                break;
            }
    }
    for (size_t i = 0; i < count; i++)
        if (!settled[i])
            widths[i] = room / open;
}

/* No room for columns: each row as lines "head: cell". */
static void stack_row(struct page *page, const struct node *head, const struct node *row)
{
    const struct node *name = head->child;
    for (const struct node *cell = row->child; cell; cell = cell->next, name = name ? name->next : NULL) {
        struct buf line = buf_new(page->arena, 64);
        if (cell != row->child && name) {
            buf_add(&line, page_flat(page, name));
            buf_puts(&line, ": ");
        }
        buf_add(&line, page_flat(page, cell));
        bool first = cell == row->child;
        page_block(page, first ? "" : "  ", first ? "" : "  ",
                   first ? page_bold(page, buf_text(&line)) : buf_text(&line));
    }
}

static void put_row(struct page *page, const struct node *table, const struct node *row, const size_t *widths)
{
    struct text cells[MOST_CELLS] = {{0}};
    size_t count = 0;
    for (const struct node *cell = row->child; cell && count < MOST_CELLS; cell = cell->next, count++)
        cells[count] = row == table->child ? page_bold(page, page_flat(page, cell)) : page_flat(page, cell);
    page_columns(page, cells, widths, count);
}

static bool enter_table(struct walk *walk, const struct node *node)
{
    struct page *page = page_of(walk);
    size_t widths[MOST_CELLS] = {0}, count = node->child ? cell_count(node->child) : 0;
    page_gap(page);
    if (node->text.len)
        page_block(page, "", "", page_bold(page, page_flat(page, node)));
    if (!count || count > MOST_CELLS)
        return false;
    bool stacked = page->width < count * LEAST_CELL + 3 * (count - 1);
    natural_widths(page, node, widths);
    fit_widths(widths, count, stacked ? page->width : page->width - 3 * (count - 1));
    for (const struct node *row = stacked ? node->child->next : node->child; row; row = row->next) {
        if (stacked)
            stack_row(page, node->child, row);
        else
            put_row(page, node, row, widths);
        if (!stacked && row == node->child)
            page_rule(page, "", '-', page->width);
    }
    return false;
}

static bool enter_term(struct walk *walk, const struct node *node)
{
    struct page *page = page_of(walk);
    struct buf plain = buf_new(page->arena, node->note.len + 8);
    escape_plain(&plain, node->note);
    page_block(page, "", "", page_bold(page, page_flat(page, node)));
    page_block(page, "    ", "    ", buf_text(&plain));
    return false;
}

static bool enter_inline(struct walk *walk, const struct node *node)
{
    (void)walk;
    (void)node;
    return false; /* told with the block that holds it */
}

static const struct walk_step steps[NODE_KINDS] = {
    [NODE_DOCUMENT] = {enter_document, NULL}, [NODE_LEAD] = {enter_lead, NULL},
    [NODE_CONTENTS] = {enter_inline, NULL},
    [NODE_SECTION] = {enter_section, NULL},   [NODE_GROUP] = {enter_group, NULL},
    [NODE_PARAGRAPH] = {enter_paragraph, NULL}, [NODE_LIST] = {enter_list, NULL},
    [NODE_ITEM] = {enter_item, NULL},         [NODE_CHECK] = {enter_item, NULL},
    [NODE_LINES] = {enter_lines, NULL},       [NODE_SIDES] = {enter_sides, NULL},
    [NODE_QUOTE] = {enter_quote, NULL},       [NODE_TABLE] = {enter_table, NULL},
    [NODE_TERMS] = {enter_list, NULL},        [NODE_TERM] = {enter_term, NULL},
    [NODE_SOURCE] = {enter_source, NULL},     [NODE_TEXT] = {enter_inline, NULL},
    [NODE_QUOTED] = {enter_inline, NULL},     [NODE_STRONG] = {enter_inline, NULL},
    [NODE_LINK] = {enter_inline, NULL},       [NODE_BAR] = {enter_inline, NULL},
};

void render_text(struct buf *out, const struct node *root, const struct render_options *options)
{
    size_t width = options->width ? options->width : 80;
    struct page page = {out, out->arena, width < 40 ? 40 : width, options->colour};
    struct walk walk = {out, steps, &page};
    walk_tree(&walk, root);
}
