/* SPDX-License-Identifier: MIT
 * In: texts of the tree. Out: lines. Only this file writes an escape sequence, and only its own. */
#include "render/page.h"

#include <string.h>

#include "render/escape.h"
#include "render/walk.h"

enum { MOST_COLUMNS = 4 };

void page_gap(struct page *page)
{
    const struct buf *out = page->out;
    if (!out->len || (out->len >= 2 && out->ptr[out->len - 1] == '\n' && out->ptr[out->len - 2] == '\n'))
        return;
    buf_byte(page->out, '\n');
}

/* Writes a line's text; `style` is the mark that is open, carried from line to line. */
static void put_text(struct page *page, struct text line, char *style)
{
    static const char *const codes[] = {"", "\x1b[1m", "\x1b[2m", "\x1b[0m"};
    if (*style && page->colour)
        buf_puts(page->out, codes[(int)*style]);
    for (size_t i = 0; i < line.len; i++) {
        size_t from = i;
        while (i < line.len && (line.ptr[i] < WRAP_BOLD || line.ptr[i] > WRAP_OFF))
            i++;
        buf_add(page->out, (struct text){line.ptr + from, i - from});
        if (i == line.len)
            break;
        char byte = line.ptr[i];
        if (page->colour)
            buf_puts(page->out, codes[(int)byte]);
        *style = byte == WRAP_OFF ? 0 : byte;
    }
    if (*style && page->colour)
        buf_puts(page->out, codes[WRAP_OFF]);
}

static void end_line(struct page *page)
{
    while (page->out->len && page->out->ptr[page->out->len - 1] == ' ')
        page->out->len--;
    buf_byte(page->out, '\n');
}

void page_block(struct page *page, const char *first, const char *rest, struct text text)
{
    size_t count, indent = strlen(first);
    size_t width = page->width > indent + 8 ? page->width - indent : 8;
    const struct wrap_line *lines = wrap_lines(page->arena, text, width, &count);
    char style = 0;
    for (size_t i = 0; i < count; i++) {
        buf_puts(page->out, i ? rest : first);
        put_text(page, lines[i].text, &style);
        end_line(page);
    }
}

void page_rule(struct page *page, const char *indent, char byte, size_t columns)
{
    buf_puts(page->out, indent);
    for (size_t i = 0; i < columns; i++)
        buf_byte(page->out, byte);
    buf_byte(page->out, '\n');
}

void page_columns(struct page *page, const struct text *cells, const size_t *widths, size_t count)
{
    const struct wrap_line *lines[MOST_COLUMNS];
    size_t counts[MOST_COLUMNS], most = 0;
    char styles[MOST_COLUMNS] = {0};
    for (size_t i = 0; i < count; i++) {
        lines[i] = wrap_lines(page->arena, cells[i], widths[i], &counts[i]);
        most = counts[i] > most ? counts[i] : most;
    }
    for (size_t row = 0; row < most; row++) {
        for (size_t i = 0; i < count; i++) {
            struct wrap_line line = row < counts[i] ? lines[i][row] : (struct wrap_line){0};
            put_text(page, line.text, &styles[i]);
            for (size_t pad = line.columns; i + 1 < count && pad < widths[i]; pad++)
                buf_byte(page->out, ' ');
            buf_puts(page->out, i + 1 < count ? " | " : "");
        }
        end_line(page);
    }
}

struct text page_bold(struct page *page, struct text text)
{
    struct buf out = buf_new(page->arena, text.len + 2);
    buf_byte(&out, WRAP_BOLD);
    buf_add(&out, text);
    buf_byte(&out, WRAP_OFF);
    return buf_text(&out);
}

static void add_inline(struct buf *out, const struct node *node)
{
    bool strong = node->kind == NODE_STRONG, quoted = node->kind == NODE_QUOTED;
    buf_puts(out, strong ? "\x01" : quoted ? "\xe2\x80\x9c" : "");
    escape_plain(out, node->text);
    buf_puts(out, strong ? "\x03" : quoted ? "\xe2\x80\x9d" : "");
}

struct text page_flat(struct page *page, const struct node *node)
{
    struct buf out = buf_new(page->arena, node->text.len + 64);
    escape_plain(&out, node->text);
    for (const struct node *child = node->child; child; child = child->next) {
        if (walk_is_inline(child->kind)) {
            add_inline(&out, child);
        } else if (child->kind == NODE_SOURCE && node->kind == NODE_CELL) {
            buf_puts(&out, " \x02(");
            escape_plain(&out, child->text);
            buf_puts(&out, ")\x03");
        }
    }
    return buf_text(&out);
}
