/* SPDX-License-Identifier: MIT
 * In: rates, rows of figures. Out: the tree of a page. Every order is a table of its own, so that nothing needs to run to sort it. */
#include "report/index.h"

#include "report/lead.h"
#include "report/say.h"

static const struct {
    const char *anchor, *phrase;
} orders[] = {
#define INDEX_ORDER(id, anchor, phrase) [INDEX_BY_##id] = {anchor, phrase},
    INDEX_ORDERS
#undef INDEX_ORDER
};

struct index_page {
    struct piece document, section, table;
};

static struct text number(struct arena *arena, size_t n)
{
    struct buf out = buf_new(arena, 12);
    buf_number(&out, n);
    return buf_text(&out);
}

static struct text copied(struct arena *arena, struct text text)
{
    return (struct text){arena_copy(arena, text.ptr ? text.ptr : "", text.len), text.len};
}

static struct piece table_of(struct piece piece, const char *const *heads, size_t count)
{
    struct piece table = piece_under(piece, NODE_TABLE, (struct text){0});
    struct text cells[8];
    for (size_t i = 0; i < count; i++)
        cells[i] = say_phrase(piece.report, heads[i]);
    piece_row(table, cells, count);
    return table;
}

static void add_bar(struct piece cell, size_t part, size_t whole)
{
    node_add_noted(cell.arena, cell.at, NODE_BAR, (struct text){0}, number(cell.arena, whole ? (part * 1000 + whole / 2) / whole : 0));
}

/* "12 / 40, 30.0 % " */
static struct text share_text(struct arena *arena, size_t part, size_t whole)
{
    struct buf out = buf_new(arena, 32);
    buf_format(&out, "%zu / %zu", part, whole);
    if (whole) {
        buf_puts(&out, ", ");
        buf_add(&out, rates_share(arena, part, whole));
        buf_puts(&out, " % ");
    }
    return buf_text(&out);
}

/* "major | 12 of 40 | 30.0 % ▇▇▇" */
static void add_share(struct piece table, struct text what, size_t part, size_t whole)
{
    struct arena *arena = table.arena;
    struct buf count = buf_new(arena, 24);
    struct piece row = piece_under(table, NODE_ROW, (struct text){0});
    buf_format(&count, "%zu / %zu", part, whole);
    node_add(arena, row.at, NODE_CELL, what);
    node_add(arena, row.at, NODE_CELL, buf_text(&count));
    struct piece cell = piece_under(row, NODE_CELL, (struct text){0});
    struct buf share = buf_new(arena, 12);
    buf_add(&share, rates_share(arena, part, whole));
    buf_puts(&share, share.len ? " % " : "");
    node_add(arena, cell.at, NODE_TEXT, buf_text(&share));
    add_bar(cell, part, whole);
}

static struct text said(struct piece piece, const char *prefix, const char *word)
{
    return say_word(piece.arena, piece.report, prefix, text_of(word));
}

static struct piece shares(struct piece piece, const char *what)
{
    const char *const heads[] = {what, "index.cases", "index.share"};
    return table_of(piece, heads, 3);
}

static void add_words(struct piece section, const char *what, enum word_lists list, const size_t *counts, size_t whole)
{
    struct piece table = shares(section, what);
    const char *prefix = list == WORDS_CAUSE ? "cause_short." : list == WORDS_DIRECTION ? "direction_short." : "class_short.";
    for (int value = 0; value < words_of(list).count; value++)
        if (*word_text(list, value))
            add_share(table, said(section, prefix, word_text(list, value)), counts[value], whole);
}

static void add_counts(struct piece document, const struct rates *rates)
{
    struct piece section = piece_section(document, "index.counts", "counts");
    size_t reports = rates->cases - rates->refused;
    struct piece table = shares(section, "index.class");
    add_share(table, said(section, "class_short.", "refused"), rates->refused, rates->cases);
    for (int class = CLASSES - 1; class >= 0; class--)
        add_share(table, said(section, "class_short.", word_text(WORDS_CLASS, class)), rates->classes[class], rates->cases);
    add_words(section, "index.direction", WORDS_DIRECTION, rates->directions, reports);
    add_words(section, "index.cause", WORDS_CAUSE, rates->causes, reports);
}

static void add_schemes(struct piece document, const struct rates *rates)
{
    const struct knowledge *k = document.report->knowledge;
    struct piece section = piece_section(document, "index.published", "published");
    piece_phrase(section, "index.published_intro");
    struct piece table = shares(section, "index.class");
    for (int scheme = 0; scheme < SCHEME_COUNT; scheme++) {
        const char *classes[CLASSES + 1], *name = rates_scheme_name((enum scheme)scheme);
        size_t count = rates_scheme(k, (enum scheme)scheme, classes);
        for (size_t i = 0; i < count; i++) {
            struct buf what = buf_new(document.arena, 32);
            buf_add(&what, said(section, "scheme.", name));
            buf_puts(&what, ": ");
            buf_add(&what, said(section, "class_short.", classes[i]));
            add_share(table, buf_text(&what), rates->schemes[scheme][i], rates->cases - rates->refused);
        }
    }
}

/* One row for each of the eight ways to count: how many of the comparable cases differ at all. */
static void add_switches(struct piece document, const struct rates *rates)
{
    static const char *const heads[] = {"index.work_up", "index.alternatives", "index.provisional", "index.differing", "index.large"};
    struct piece section = piece_section(document, "index.switches", "switches");
    piece_phrase(section, "index.switches_intro");
    struct piece table = table_of(section, heads, 5);
    for (unsigned combination = 0; combination < RATES; combination++) {
        struct rate rate = rates_switched(rates, combination);
        size_t differing = rate.classes[CLASS_MINOR] + rate.classes[CLASS_MAJOR];
        const bool set[] = {rate.work_up, rate.alternatives, rate.provisional};
        struct piece row = piece_under(table, NODE_ROW, (struct text){0});
        for (int i = 0; i < 3; i++)
            node_add(row.arena, row.at, NODE_CELL, say_phrase(row.report, set[i] ? "index.yes" : "index.no"));
        node_add(row.arena, row.at, NODE_CELL, share_text(row.arena, differing, rate.comparable));
        struct piece cell = piece_under(row, NODE_CELL, (struct text){0});
        node_add(row.arena, cell.at, NODE_TEXT, share_text(row.arena, rate.classes[CLASS_MAJOR], rate.comparable));
        add_bar(cell, rate.classes[CLASS_MAJOR], rate.comparable);
    }
}

static struct index_page *page_new(struct arena *arena, const struct report *look)
{
    struct index_page *page = arena_alloc(arena, sizeof *page);
    page->document = lead_document(arena, look, "index.title");
    return page;
}

struct index_page *index_first(struct arena *arena, const struct report *look, const struct rates *rates)
{
    struct index_page *page = page_new(arena, look);
    const struct slot slots[] = {{"n", number(arena, rates->cases)}, {"major", number(arena, rates->classes[CLASS_MAJOR])},
                                 {"refused", number(arena, rates->refused)},
                                 {"apart", number(arena, rates->classes[CLASS_NOT_COMPARABLE])}};
    node_add_noted(arena, page->document.at, NODE_LEAD, say_filled(arena, look, "index.lead", slots, 4), TEXT("calm"));
    node_add(arena, page->document.at, NODE_CONTENTS, say_phrase(look, "ui.contents"));
    add_counts(page->document, rates);
    add_switches(page->document, rates);
    add_schemes(page->document, rates);
    return page;
}

struct index_page *index_further(struct arena *arena, const struct report *look)
{
    return page_new(arena, look);
}

void index_table(struct index_page *page, enum index_order order)
{
    static const char *const heads[] = {"index.case", "index.class", "index.urgency", "index.findings", "index.blocking",
                                        "index.direction"};
    page->section = piece_section(page->document, orders[order].phrase, orders[order].anchor);
    page->table = table_of(page->section, heads, 6);
}

static void add_name(struct piece row, const struct figures *f)
{
    struct buf name = buf_new(row.arena, 32), link = buf_new(row.arena, 32);
    buf_format(&name, "%zu", f->number);
    buf_puts(&name, f->name.len ? " \xc2\xb7 " : "");
    buf_add(&name, f->name);
    buf_format(&link, "case-%06zu.html", f->number);
    struct piece cell = piece_under(row, NODE_CELL, (struct text){0});
    if (f->refused)
        node_add(row.arena, cell.at, NODE_TEXT, buf_text(&name));
    else
        node_add_noted(row.arena, cell.at, NODE_LINK, buf_text(&name), buf_text(&link));
}

static struct text each_said(struct piece piece, const char *prefix, struct text words)
{
    struct text list[DIRECTIONS];
    size_t count = 0;
    for (int value = 0; value < DIRECTIONS; value++) {
        struct text word = text_of(word_text(WORDS_DIRECTION, value));
        if (say_holds(words, word))
            list[count++] = say_word(piece.arena, piece.report, prefix, word);
    }
    return say_list(piece.arena, piece.report, list, count);
}

void index_row(struct index_page *page, const struct figures *f)
{
    struct arena *arena = page->table.arena;
    struct piece row = piece_under(page->table, NODE_ROW, (struct text){0});
    add_name(row, f);
    const char *class = f->refused ? "refused" : word_text(WORDS_CLASS, (int)f->classification);
    struct buf findings = buf_new(arena, 16), blocking = buf_new(arena, 16);
    if (!f->refused) {
        buf_format(&findings, "%zu + %zu", f->major, f->minor);
        buf_format(&blocking, "%zu", f->blocking);
    }
    const struct text cells[] = {said(row, "class_short.", class),
                                 f->urgency.len ? copied(arena, say_word(arena, row.report, "word.", f->urgency)) : (struct text){0},
                                 buf_text(&findings), buf_text(&blocking), each_said(row, "direction_short.", f->directions)};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        node_add(arena, row.at, NODE_CELL, cells[i]);
}

const char *index_name(struct arena *arena, enum index_order order, size_t page)
{
    struct buf name = buf_new(arena, 32);
    if (page < 2)
        return "index.html";
    buf_format(&name, "%s-%zu.html", orders[order].anchor, page);
    return buf_text(&name).ptr;
}

void index_more(struct index_page *page, enum index_order order, size_t pages)
{
    struct piece line = piece_under(page->section, NODE_PARAGRAPH, (struct text){0});
    for (size_t i = 1; i <= pages && pages > 1; i++) {
        struct text name = text_of(index_name(line.arena, order, i));
        node_add_noted(line.arena, line.at, NODE_LINK, number(line.arena, i), name);
        node_add(line.arena, line.at, NODE_TEXT, TEXT(" "));
    }
}

const struct node *index_tree(struct index_page *page)
{
    struct piece last = piece_section(page->document, "ui.not_this", "not");
    piece_phrase(last, "index.not_this");
    return page->document.at;
}
