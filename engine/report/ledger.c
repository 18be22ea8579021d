/* SPDX-License-Identifier: MIT
 * In: the comparisons of guidelines. Out: a table of organization and title, version and date on each side, and how they stand. */
#include "report/ledger.h"

#include "base/buf.h"
#include "report/say.h"
#include "report/stated.h"

static struct text joined(struct piece piece, const struct fact *fact, const char *const *names, size_t count)
{
    struct buf out = buf_new(piece.arena, 64);
    for (size_t i = 0; fact && i < count; i++) {
        const struct fact *part = fact_child(&piece.report->knowledge->fields, fact, names[i]);
        if (!part)
            continue;
        buf_puts(&out, out.len ? ", " : "");
        buf_add(&out, stated_plain(piece.arena, piece.report, part));
    }
    return out.len && piece.report->redact ? say_phrase(piece.report, "ui.hidden") : buf_text(&out);
}

static void add_side(struct piece row, const struct fact *fact)
{
    static const char *const names[] = {"version", "date"};
    struct piece cell = piece_under(row, NODE_CELL, (struct text){0});
    struct text text = joined(cell, fact, names, 2);
    node_add(cell.arena, cell.at, NODE_TEXT, text.len ? text : say_phrase(cell.report, fact ? "ui.named" : "ui.not_stated"));
    if (fact)
        node_add(cell.arena, cell.at, NODE_SOURCE, text_of(fact->pointer));
}

static void add_guideline(struct piece table, const struct comparison *c)
{
    static const char *const names[] = {"organization", "title"};
    struct piece row = piece_under(table, NODE_ROW, (struct text){0});
    node_add(row.arena, row.at, NODE_CELL, joined(row, c->first ? c->first : c->second, names, 2));
    add_side(row, c->first);
    add_side(row, c->second);
    struct text word = text_of(word_text(WORDS_RELATION, (int)c->relation));
    node_add(row.arena, row.at, NODE_CELL, say_word(row.arena, row.report, "relation.", word));
}

void ledger_section(struct piece document)
{
    static const char *const heads[] = {"ui.guideline", "ui.first", "ui.second", "ui.how"};
    const struct report *report = document.report;
    int field = field_find(&report->knowledge->fields, "/guidelines[]");
    struct piece section = piece_section(document, "ui.ledger", "guidelines"), table = section;
    bool any = false;
    for (size_t i = 0; i < report->comparisons->count; i++) {
        if (report->comparisons->items[i]->field != field || field == NO_FIELD)
            continue;
        struct text cells[4];
        for (int head = 0; head < 4; head++)
            cells[head] = say_phrase(report, heads[head]);
        table = any ? table : piece_under(section, NODE_TABLE, (struct text){0});
        if (!any)
            piece_row(table, cells, 4);
        any = true;
        add_guideline(table, report->comparisons->items[i]);
    }
    if (!any)
        piece_phrase(section, "ui.none_named");
}
