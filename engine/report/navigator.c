/* SPDX-License-Identifier: MIT
 * In: a report. Out: the navigator's tree. */
#include "report/navigator.h"

#include "base/buf.h"
#include "report/asking.h"
#include "report/back.h"
#include "report/lead.h"
#include "report/point.h"
#include "report/say.h"
#include "report/telling.h"

static struct text places(struct piece piece, const struct finding *finding)
{
    struct buf out = buf_new(piece.arena, 64);
    for (size_t i = 0; i < finding->evidence_count; i++) {
        buf_puts(&out, out.len ? " \xc2\xb7 " : "");
        buf_puts(&out, finding->evidence[i].side == SIDE_FIRST ? "1:" : "2:");
        buf_puts(&out, finding->evidence[i].pointer);
    }
    buf_format(&out, " \xc2\xb7 %s", finding->rule->id);
    return buf_text(&out);
}

static void add_finding(struct piece list, const struct finding *finding)
{
    struct piece item = piece_under(list, NODE_ITEM, (struct text){0});
    struct text first = telling_quote(item, finding, SIDE_FIRST), second = telling_quote(item, finding, SIDE_SECOND);
    node_add(item.arena, item.at, NODE_STRONG, telling_title(item, finding));
    if (finding->about_count <= 1 && (first.len || second.len)) {
        node_add(item.arena, item.at, NODE_TEXT, TEXT(" 1: "));
        node_add(item.arena, item.at, first.len ? NODE_QUOTED : NODE_TEXT,
                 first.len ? first : say_phrase(item.report, "ui.not_stated"));
        node_add(item.arena, item.at, NODE_TEXT, TEXT(" 2: "));
        node_add(item.arena, item.at, second.len ? NODE_QUOTED : NODE_TEXT,
                 second.len ? second : say_phrase(item.report, "ui.not_stated"));
    }
    node_add(item.arena, item.at, NODE_SOURCE, places(item, finding));
}

struct wanted {
    uint32_t kinds; /* bits by enum finding_kind */
    bool major, minor;
};

static void add_findings(struct piece document, struct wanted wanted, const char *phrase, const char *anchor)
{
    const struct findings *all = document.report->findings;
    struct piece list = document;
    bool any = false;
    for (size_t i = 0; i < all->count; i++) {
        bool major = all->items[i].significance == SIGNIFICANCE_MAJOR;
        if (!(wanted.kinds & (UINT32_C(1) << all->items[i].kind)) || !(major ? wanted.major : wanted.minor))
            continue;
        if (!any)
            list = piece_under(piece_section(document, phrase, anchor), NODE_LIST, (struct text){0});
        any = true;
        add_finding(list, &all->items[i]);
    }
}

/* Texts of both opinions at a list ("/case/reasons"), each with its place. */
static void add_texts(struct piece document, const char *path, const char *phrase, const char *anchor)
{
    const struct report *report = document.report;
    int field = field_find(&report->knowledge->fields, path);
    struct piece list = document;
    bool any = false;
    for (size_t i = 0; i < report->comparisons->count; i++) {
        const struct comparison *c = report->comparisons->items[i];
        if (field == NO_FIELD || c->field != field)
            continue;
        if (!any)
            list = piece_under(piece_section(document, phrase, anchor), NODE_LIST, (struct text){0});
        any = true;
        struct piece item = piece_under(list, NODE_ITEM, (struct text){0});
        enum side side = c->first ? SIDE_FIRST : SIDE_SECOND;
        piece_quoted(item, (struct text){0}, report_stated(item.arena, report, c, side));
        struct buf place = buf_new(item.arena, 32);
        buf_format(&place, c->first ? "1:%s " : "%s", c->first ? c->first->pointer : "");
        buf_format(&place, c->second ? "2:%s" : "%s", c->second ? c->second->pointer : "");
        node_add(item.arena, item.at, NODE_SOURCE, buf_text(&place));
    }
}

static void add_pointer(struct piece cell, const struct fact *fact)
{
    if (fact)
        node_add(cell.arena, cell.at, NODE_SOURCE, text_of(fact->pointer));
}

/* One row: label, both quotations with their places. */
static void add_summary_row(struct piece table, const struct comparison *c)
{
    struct piece row = piece_under(table, NODE_ROW, (struct text){0});
    node_add(row.arena, row.at, NODE_CELL, say_label(row.report, c->field));
    for (int side = 0; side < 2; side++) {
        struct piece cell = piece_under(row, NODE_CELL, (struct text){0});
        struct text stated = report_stated(cell.arena, cell.report, c, side ? SIDE_SECOND : SIDE_FIRST);
        node_add(cell.arena, cell.at, NODE_TEXT, stated.len ? stated : say_phrase(cell.report, "ui.not_stated"));
        add_pointer(cell, side ? c->second : c->first);
    }
}

static struct piece head(struct piece section, const char *first)
{
    struct piece table = piece_under(section, NODE_TABLE, (struct text){0});
    const struct text cells[] = {say_phrase(section.report, first), say_phrase(section.report, "ui.first"),
                                 say_phrase(section.report, "ui.second")};
    piece_row(table, cells, 3);
    return table;
}

static bool is_under(const struct report *report, const struct comparison *c, const char *path)
{
    int above = field_find(&report->knowledge->fields, path);
    return above != NO_FIELD && c->field != NO_FIELD && field_within(&report->knowledge->fields, c->field, above);
}

static void add_table(struct piece document, const char *const *paths, const char *phrase, const char *anchor)
{
    size_t count;
    const struct point *points = point_list(document.arena, document.report, &count);
    struct piece table = document;
    bool any = false;
    for (size_t i = 0; i < count; i++)
        for (const char *const *path = paths; *path; path++)
            if (is_under(document.report, points[i].comparison, *path)) {
                if (!any)
                    table = head(piece_section(document, phrase, anchor), "ui.point");
                any = true;
                add_summary_row(table, points[i].comparison);
            }
}

static void add_decisions(struct piece document)
{
    struct piece section = piece_section(document, "ui.decisions", "decisions");
    for (int i = 0; i < 2; i++) {
        piece_headed(section, "ui.decision", TEXT(" "));
        piece_lines(section, "1");
        piece_headed(section, "ui.action", TEXT(" "));
        piece_lines(section, "1");
    }
}

const struct node *navigator_compose(struct arena *arena, const struct report *report)
{
    static const char *const summary[] = {"/diagnosis", "/stage", "/risk_groups", "/biomarkers", "/health", "/plan", NULL};
    static const char *const ledger[] = {"/guidelines", NULL};
    const uint32_t agreement = 1u << FINDING_AGREEMENT | 1u << FINDING_FALSE_DIFFERENCE;
    const uint32_t difference = 1u << FINDING_DIFFERENCE | 1u << FINDING_FALSE_AGREEMENT | 1u << FINDING_GAP | 1u << FINDING_CURRENCY;
    struct piece document = lead_document(arena, report, "ui.title_navigator");
    lead_top(document);
    back_who(document);
    node_add(arena, document.at, NODE_CONTENTS, say_phrase(report, "ui.contents"));
    add_texts(document, "/case/reasons[]", "ui.reasons", "reasons");
    add_texts(document, "/case/priorities[]", "ui.priorities", "priorities");
    add_findings(document, (struct wanted){1u << FINDING_SAFETY | 1u << FINDING_URGENCY, true, true}, "ui.alarms", "alarms");
    add_findings(document, (struct wanted){agreement, true, true}, "ui.agree", "agree");
    add_findings(document, (struct wanted){difference, true, false}, "ui.differ_major", "major");
    add_findings(document, (struct wanted){difference, false, true}, "ui.differ_minor", "minor");
    asking_brief(piece_section(document, "ui.open_questions", "questions"));
    add_table(document, summary, "ui.summary", "summary");
    back_records(document);
    add_table(document, ledger, "ui.ledger", "guidelines");
    back_progress(document);
    add_decisions(document);
    back_sources(document);
    back_notices(document);
    return document.at;
}
