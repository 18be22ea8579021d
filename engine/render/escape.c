/* SPDX-License-Identifier: MIT
 * In: valid UTF-8 that somebody else wrote. Out: the same text, harmless in its place. */
#include "render/escape.h"

#include <string.h>

struct range {
    uint32_t first, last;
};

/* Unicode 14: controls (Cc), format characters that hide or reorder text, separators that break a line, tags. */
static const struct range unseen[] = {
    {0x00, 0x08},     {0x0b, 0x1f},     {0x7f, 0x9f},     {0xad, 0xad},     {0x61c, 0x61c},   {0x180e, 0x180e},
    {0x200b, 0x200f}, {0x2028, 0x202e}, {0x2060, 0x206f}, {0xfeff, 0xfeff}, {0xfff9, 0xfffb}, {0xe0000, 0xe007f},
};

static bool is_unseen(uint32_t point)
{
    for (size_t i = 0; i < sizeof unseen / sizeof *unseen; i++)
        if (point >= unseen[i].first && point <= unseen[i].last)
            return true;
    return false;
}

static void show(struct buf *out, uint32_t point)
{
    int digits = point < 0x100 ? 2 : point < 0x10000 ? 4 : 8;
    buf_puts(out, digits == 2 ? "\\x" : digits == 4 ? "\\u" : "\\U");
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
        buf_byte(out, "0123456789abcdef"[point >> shift & 15]);
}

/* Adds the printable ASCII from `at` on, which most texts are, up to one of `stops`; returns where it ends. */
static size_t add_printable(struct buf *out, struct text text, size_t at, const char *stops)
{
    size_t from = at;
    while (at < text.len && text.ptr[at] >= ' ' && text.ptr[at] < 0x7f && !(*stops && strchr(stops, text.ptr[at])))
        at++;
    buf_add(out, (struct text){text.ptr + from, at - from});
    return at;
}

void escape_plain(struct buf *out, struct text text)
{
    for (size_t at = 0; (at = add_printable(out, text, at, "")) < text.len;) {
        size_t from = at;
        uint32_t point = text_next(text, &at);
        if (is_unseen(point))
            show(out, point);
        else if (point == '\t')
            buf_byte(out, ' ');
        else
            buf_add(out, (struct text){text.ptr + from, at - from});
    }
}

static const char *entity(uint32_t point)
{
    switch (point) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return NULL;
    }
}

void escape_html(struct buf *out, struct text text)
{
    for (size_t at = 0; (at = add_printable(out, text, at, "&<>\"'")) < text.len;) {
        size_t from = at;
        uint32_t point = text_next(text, &at);
        const char *name = entity(point);
        if (name)
            buf_puts(out, name);
        else if (is_unseen(point))
            show(out, point);
        else
            buf_add(out, (struct text){text.ptr + from, at - from});
    }
}

static bool at_line_start(const struct buf *out)
{
    return !out->len || strchr("\n ", out->ptr[out->len - 1]) != NULL;
}

/* Characters that open something only where a text begins, or after digits there: lists, headings, rules. */
static bool opens_block(struct text text, size_t at)
{
    size_t digits = 0;
    while (digits < at && text.ptr[digits] >= '0' && text.ptr[digits] <= '9')
        digits++;
    return at == 0 ? strchr("+-=:", text.ptr[0]) != NULL : digits == at && strchr(".)", text.ptr[at]) != NULL;
}

/* "www." and "http:" are links to readers of GitHub's Markdown. */
static bool opens_link(struct text text, size_t at)
{
    if (text.ptr[at] == ':')
        return at + 1 < text.len && text.ptr[at + 1] == '/';
    return text.ptr[at] == '.' && at >= 3 && (text.ptr[at - 1] | 32) == 'w' && (text.ptr[at - 2] | 32) == 'w';
}

void escape_markdown(struct buf *out, struct text text)
{
    for (size_t at = 0; at < text.len;) {
        size_t from = at;
        uint32_t point = text_next(text, &at);
        if (point == ' ' || point == '\n' || point == '\t') {
            if (!at_line_start(out))
                buf_byte(out, ' ');
            continue;
        }
        if (is_unseen(point)) {
            buf_byte(out, '\\'); /* a backslash that shows needs one before it */
            show(out, point);
            continue;
        }
        if (point < 0x80 &&
            (strchr("\\`*_{}[]<>#!|~&$^", (int)point) || opens_block(text, from) || opens_link(text, from)))
            buf_byte(out, '\\');
        buf_add(out, (struct text){text.ptr + from, at - from});
    }
}
