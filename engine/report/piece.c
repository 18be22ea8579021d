/* SPDX-License-Identifier: MIT
 * In: phrases and texts. Out: nodes of the report tree. */
#include "report/piece.h"

#include "base/buf.h"
#include "report/say.h"
#include "report/stated.h"

struct piece piece_under(struct piece piece, enum node_kind kind, struct text text)
{
    piece.at = node_add(piece.arena, piece.at, kind, text);
    return piece;
}

struct piece piece_section(struct piece piece, const char *phrase, const char *anchor)
{
    piece.at = node_add_noted(piece.arena, piece.at, NODE_SECTION, say_phrase(piece.report, phrase), text_of(anchor));
    return piece;
}

struct piece piece_group(struct piece piece, struct text heading)
{
    return piece_under(piece, NODE_GROUP, heading);
}

void piece_paragraph(struct piece piece, struct text text)
{
    if (text.len)
        node_add(piece.arena, piece.at, NODE_PARAGRAPH, text);
}

void piece_phrase(struct piece piece, const char *phrase)
{
    piece_paragraph(piece, say_phrase(piece.report, phrase));
}

void piece_headed(struct piece piece, const char *phrase, struct text text)
{
    if (!text.len)
        return;
    struct piece line = piece_under(piece, NODE_PARAGRAPH, (struct text){0});
    node_add(line.arena, line.at, NODE_STRONG, say_phrase(piece.report, phrase));
    node_add(line.arena, line.at, NODE_TEXT, TEXT(" "));
    node_add(line.arena, line.at, NODE_TEXT, text);
}

void piece_name(struct piece piece, enum node_kind kind, struct text name)
{
    struct buf out = buf_new(piece.arena, name.len + 2);
    buf_add(&out, name);
    buf_byte(&out, ':');
    node_add(piece.arena, piece.at, kind, buf_text(&out));
    node_add(piece.arena, piece.at, NODE_TEXT, TEXT(" "));
}

void piece_quoted(struct piece piece, struct text label, struct text quotation)
{
    if (label.len && quotation.len)
        piece_name(piece, NODE_TEXT, label);
    else if (label.len)
        node_add(piece.arena, piece.at, NODE_TEXT, label);
    if (quotation.len)
        node_add(piece.arena, piece.at, NODE_QUOTED, quotation);
}

static void add_quote(struct piece piece, const char *who, struct text text)
{
    struct node *quote = node_add_noted(piece.arena, piece.at, NODE_QUOTE, text, say_phrase(piece.report, who));
    if (!text.len)
        node_add(piece.arena, quote, NODE_TEXT, say_phrase(piece.report, "ui.not_stated"));
}

void piece_sides(struct piece piece, struct text first, struct text second)
{
    struct piece sides = piece_under(piece, NODE_SIDES, (struct text){0});
    add_quote(sides, "ui.first", first);
    add_quote(sides, "ui.second", second);
}

void piece_row(struct piece piece, const struct text *cells, size_t count)
{
    struct piece row = piece_under(piece, NODE_ROW, (struct text){0});
    for (size_t i = 0; i < count; i++)
        node_add(row.arena, row.at, NODE_CELL, cells[i]);
}

struct text piece_clipped(struct piece piece, struct text text, size_t columns)
{
    size_t at = 0, end = 0, used = 0;
    if (text_columns(text) <= columns)
        return text;
    while (at < text.len && used < columns) {
        if (text.ptr[at] == ' ' || text.ptr[at] == '\n')
            end = at;
        text_next(text, &at);
        used = text_columns((struct text){text.ptr, at});
    }
    struct buf out = buf_new(piece.arena, at + 4);
    buf_add(&out, (struct text){text.ptr, end ? end : at});
    buf_puts(&out, " \xe2\x80\xa6");
    return buf_text(&out);
}

void piece_lines(struct piece piece, const char *number)
{
    node_add_noted(piece.arena, piece.at, NODE_LINES, (struct text){0}, text_of(number));
}

struct text piece_evidence(struct piece piece, const struct evidence *evidence)
{
    if (piece.report->redact && (evidence->fact || evidence->stated.len))
        return say_phrase(piece.report, "ui.hidden");
    if (!evidence->fact)
        return evidence->stated;
    struct text plain = stated_plain(piece.arena, piece.report, evidence->fact);
    if (evidence->stated.len && !evidence->fact->stated.len) /* said without being written: a word of ours */
        return say_word(piece.arena, piece.report, "word.", evidence->stated);
    return plain;
}
