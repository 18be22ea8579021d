/* SPDX-License-Identifier: MIT
 * In: a report. Out: the navigator's tree: what one page can hold first, what stands behind it after. */
#include "report/navigator.h"

#include "base/buf.h"
#include "report/agreement.h"
#include "report/asking.h"
#include "report/back.h"
#include "report/lead.h"
#include "report/ledger.h"
#include "report/meeting.h"
#include "report/places.h"
#include "report/sameness.h"
#include "report/say.h"
#include "report/summary.h"
#include "report/telling.h"

static void add_side(struct piece item, struct text side, struct text quote)
{
    node_add(item.arena, item.at, NODE_TEXT, side);
    node_add(item.arena, item.at, quote.len ? NODE_QUOTED : NODE_TEXT,
             quote.len ? quote : say_phrase(item.report, "ui.not_stated"));
}

static void add_finding(struct piece list, const struct finding *finding)
{
    struct piece item = piece_under(list, NODE_ITEM, (struct text){0});
    node_add(item.arena, item.at, NODE_STRONG, telling_title(item, finding));
    if (finding->about_count == 1 && finding->kind != FINDING_GAP) {
        add_side(item, TEXT(" 1: "), telling_quote(item, finding, SIDE_FIRST));
        add_side(item, TEXT(" \xc2\xb7 2: "), telling_quote(item, finding, SIDE_SECOND));
    }
    struct buf place = buf_new(item.arena, 64);
    buf_add(&place, places_short(item.arena, finding));
    buf_format(&place, " \xc2\xb7 %s", finding->rule->id);
    node_add(item.arena, item.at, NODE_SOURCE, buf_text(&place));
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
        if (!(wanted.kinds & (UINT32_C(1) << all->items[i].kind)) || !(major ? wanted.major : wanted.minor)
            || telling_only_questions(document.report, &all->items[i]))
            continue;
        if (!any)
            list = piece_under(piece_section(document, phrase, anchor), NODE_LIST, (struct text){0});
        any = true;
        add_finding(list, &all->items[i]);
    }
}

static struct text place_of(struct piece piece, const struct comparison *c)
{
    struct buf out = buf_new(piece.arena, 48);
    if (c->first)
        buf_format(&out, "1 %s", c->first->pointer);
    if (c->second)
        buf_format(&out, "%s2 %s", out.len ? " \xc2\xb7 " : "", c->second->pointer);
    return buf_text(&out);
}

/* Texts of both opinions at a list ("/case/reasons[]"), each with its place. */
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
        piece_quoted(item, (struct text){0}, report_stated(item.arena, report, c, c->first ? SIDE_FIRST : SIDE_SECOND));
        node_add(item.arena, item.at, NODE_SOURCE, place_of(item, c));
    }
}

static void add_questions(struct piece document, bool blocking, const char *phrase, const char *anchor)
{
    for (size_t i = 0; i < document.report->questions->count; i++)
        if (document.report->questions->items[i].question->blocking == blocking) {
            asking_brief(piece_section(document, phrase, anchor), blocking);
            return;
        }
}

const struct node *navigator_compose(struct arena *arena, const struct report *report)
{
    const uint32_t difference = 1u << FINDING_DIFFERENCE;
    struct piece document = lead_document(arena, report, "ui.title_navigator");
    lead_top(document);
    node_add(arena, document.at, NODE_CONTENTS, say_phrase(report, "ui.contents"));
    meeting_section(document);
    back_who(piece_section(document, "ui.who", "who"));
    add_findings(document, (struct wanted){1u << FINDING_SAFETY | 1u << FINDING_URGENCY, true, true}, "ui.alarms",
                 "alarms");
    add_texts(document, "/case/reasons[]", "ui.reasons", "reasons");
    add_texts(document, "/case/priorities[]", "ui.priorities", "priorities");
    summary_section(document);
    agreement_section(document);
    add_findings(document, (struct wanted){1u << FINDING_FALSE_AGREEMENT, true, true}, "ui.false_agreement", "alike");
    add_findings(document, (struct wanted){difference, true, false}, "ui.differ_major", "major");
    add_findings(document, (struct wanted){difference, false, true}, "ui.differ_minor", "minor");
    add_questions(document, true, "ui.questions_blocking", "blocking");
    add_findings(document, (struct wanted){1u << FINDING_CURRENCY, true, true}, "ui.currency", "dated");
    add_findings(document, (struct wanted){1u << FINDING_GAP, true, true}, "ui.gap", "not-said");
    add_questions(document, false, "ui.open_questions", "more");
    sameness_section(document);
    back_records(document);
    ledger_section(document);
    back_progress(document);
    back_everything(document);
    back_sources(document);
    back_notices(document);
    return document.at;
}
