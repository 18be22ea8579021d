/* SPDX-License-Identifier: MIT
 * In: findings. Out: groups and lists of the report tree that tell them. */
#include "report/telling.h"

#include <string.h>

#include "base/buf.h"
#include "model/slots.h"
#include "report/say.h"
#include "report/stated.h"

enum { MOST_NAMED = 200, LOOK_BACK = 40 };

struct text telling_title(struct piece piece, const struct finding *finding)
{
    return report_finding_text(piece.arena, piece.report, finding, finding->rule->title);
}

/* A title as a sentence of its own. */
static struct text closed(struct piece piece, struct text title)
{
    if (!title.len || title.ptr[title.len - 1] == '.' || title.ptr[title.len - 1] == '?' ||
        title.ptr[title.len - 1] == '!')
        return title;
    struct buf out = buf_new(piece.arena, title.len + 2);
    buf_add(&out, title);
    buf_byte(&out, '.');
    return buf_text(&out);
}

struct text telling_sentence(struct piece piece, const struct finding *finding)
{
    return closed(piece, telling_title(piece, finding));
}

struct text telling_explanation(struct piece piece, const struct finding *finding)
{
    return report_finding_text(piece.arena, piece.report, finding, finding->rule->explanation);
}

/* Whether the side does not state the one thing that the finding is about: what else it says would mislead. */
static bool is_silent(const struct finding *finding, enum side side)
{
    const struct comparison *c = finding->frame && finding->about_count == 1 ? finding->about[0] : NULL;
    return c && !(side == SIDE_FIRST ? c->first : c->second) &&
           !(side == SIDE_FIRST ? c->first_shown : c->second_shown).len;
}

/* What differs is quoted with all that belongs to it: of a treatment how long, how often, on what condition. */
static struct evidence whole_step(const struct report *report, const struct finding *finding, const struct evidence *e)
{
    struct evidence whole = *e;
    const struct fact *step = e->fact ? e->fact->parent : NULL;
    if (step && step->field > 0 && report->knowledge->fields.items[step->field].topic == TOPIC_URGENCY) /* how urgent, and by when */
        return (struct evidence){.side = e->side, .pointer = step->pointer, .fact = step};
    bool differs = finding->frame && finding->frame->relation == RELATION_DIFFERENT && step && step->field > 0;
    if (differs && report->knowledge->fields.items[step->field].topic_by &&
        !strcmp(report->knowledge->fields.items[e->fact->field].name, "treatment"))
        whole = (struct evidence){.side = e->side, .pointer = step->pointer, .fact = step};
    return whole;
}

/* All steps of a side that a rule over both plans rests on: "lobectomy; carboplatin". */
static struct text quoted_plan(struct piece piece, const struct finding *finding, enum side side)
{
    struct buf out = buf_new(piece.arena, 64);
    for (size_t i = 0; i < finding->evidence_count && !piece.report->redact; i++) {
        const struct evidence *e = &finding->evidence[i];
        if (e->side != side || !e->fact || e->fact->field <= 0 || !piece.report->knowledge->fields.items[e->fact->field].topic_by)
            continue;
        buf_puts(&out, out.len ? "; " : "");
        buf_add(&out, piece_evidence(piece, e));
    }
    return buf_text(&out);
}

struct text telling_quote(struct piece piece, const struct finding *finding, enum side side)
{
    if (is_silent(finding, side))
        return (struct text){0};
    struct text plan = finding->rule->sided && !finding->frame ? quoted_plan(piece, finding, side) : (struct text){0};
    if (plan.len)
        return plan;
    for (size_t i = 0; i < finding->evidence_count; i++)
        if (finding->evidence[i].side == side) {
            struct evidence whole = whole_step(piece.report, finding, &finding->evidence[i]);
            return say_measured(piece.arena, piece.report, whole.fact ? whole.fact->field : NO_FIELD, piece_evidence(piece, &whole));
        }
    return (struct text){0};
}

size_t telling_count(const struct report *report, enum finding_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < report->findings->count; i++)
        count += report->findings->items[i].kind == kind;
    return count;
}

/* "Dose (whole breast radiotherapy)": what it is, and of which list item. */
struct text telling_label(struct piece piece, const struct comparison *c)
{
    struct text label = say_label(piece.report, c->field);
    struct text item = slots_item(piece.arena, piece.report->knowledge, piece.report->language, c);
    if (piece.report->redact || !item.len || text_equal(item, label))
        return label;
    struct buf out = buf_new(piece.arena, label.len + item.len + 4);
    buf_add(&out, label);
    buf_puts(&out, " (");
    buf_add(&out, item);
    buf_byte(&out, ')');
    return buf_text(&out);
}

void telling_pair(struct piece item, const struct comparison *c)
{
    struct text first = report_stated(item.arena, item.report, c, SIDE_FIRST);
    struct text second = report_stated(item.arena, item.report, c, SIDE_SECOND);
    bool word = c->field != NO_FIELD && item.report->knowledge->fields.items[c->field].words;
    struct text because = word ? (struct text){0} : report_because(item.arena, item.report, c);
    piece_name(item, NODE_TEXT, telling_label(item, c));
    node_add(item.arena, item.at, first.len ? NODE_QUOTED : NODE_TEXT,
             first.len ? first : say_phrase(item.report, "ui.not_stated"));
    node_add(item.arena, item.at, NODE_TEXT, TEXT(" \xc2\xb7 "));
    node_add(item.arena, item.at, second.len ? NODE_QUOTED : NODE_TEXT,
             second.len ? second : say_phrase(item.report, "ui.not_stated"));
    if (because.len)
        node_add(item.arena, item.at, NODE_SOURCE, because);
}

/* Whether an earlier finding of the list rests on this fact: it has quoted it. */
static bool is_quoted(const struct report *report, const struct finding *finding, const struct fact *fact)
{
    const struct finding *all = report->findings->items;
    for (const struct finding *earlier = finding - all > LOOK_BACK ? finding - LOOK_BACK : all; earlier < finding;
         earlier++)
        for (size_t i = 0; i < earlier->evidence_count && earlier->kind == finding->kind; i++)
            if (earlier->evidence[i].fact == fact)
                return true;
    return false;
}

/* Evidence that names the thing itself: of the finding's topic, no list, nothing that only sorts a step. */
static bool names_thing(const struct report *report, const struct finding *finding, const struct evidence *e)
{
    if (!e->fact || e->fact->field <= 0)
        return false;
    const struct field *field = &report->knowledge->fields.items[e->fact->field];
    bool aside = stated_is_aside(&report->knowledge->fields, e->fact->field) && field->kind != KIND_PROSE;
    return !aside && field->shape != SHAPE_LIST && (field->topic_by || field->topic == finding->topic);
}

static bool is_part(const struct finding *finding, const struct evidence *e)
{
    for (size_t i = 0; i < finding->evidence_count; i++)
        if (e->fact && e->fact->parent && finding->evidence[i].fact == e->fact->parent)
            return true;
    return false;
}

static bool is_quotable(const struct report *report, const struct finding *finding, const struct evidence *e)
{
    return !is_part(finding, e) && names_thing(report, finding, e) && !is_quoted(report, finding, e->fact);
}

/* The quotations of one side; with `at` NULL only whether one of them is not in `said` yet. */
static bool quote_side(struct piece item, const struct finding *finding, enum side side, struct text said)
{
    bool any = false, news = false;
    for (size_t i = 0; i < finding->evidence_count; i++) {
        const struct evidence *e = &finding->evidence[i];
        struct text text =
            e->side == side && is_quotable(item.report, finding, e) ? piece_evidence(item, e) : (struct text){0};
        if (!text.len || text.len > MOST_NAMED)
            continue;
        news = news || !say_holds(said, text);
        if (!item.at)
            continue;
        node_add(item.arena, item.at, NODE_TEXT, any ? TEXT(", ") : TEXT(" "));
        if (!any)
            piece_name(item, NODE_TEXT, say_phrase(item.report, side == SIDE_FIRST ? "ui.first" : "ui.second"));
        node_add(item.arena, item.at, NODE_QUOTED, text);
        any = true;
    }
    if (any)
        node_add(item.arena, item.at, NODE_TEXT, TEXT("."));
    return news;
}

/* What each side says of it, where the sentence before has not said it all. */
static void add_quotes(struct piece item, const struct finding *finding, struct text said)
{
    struct piece nowhere = {item.arena, item.report, NULL};
    if (!quote_side(nowhere, finding, SIDE_FIRST, said) && !quote_side(nowhere, finding, SIDE_SECOND, said))
        return;
    quote_side(item, finding, SIDE_FIRST, said);
    quote_side(item, finding, SIDE_SECOND, said);
}

/* A gap that is none: nothing is missing and nothing can be quoted; its questions stand with the others. */
bool telling_only_questions(const struct report *report, const struct finding *finding)
{
    for (size_t i = 0; i < finding->evidence_count; i++)
        if (!finding->evidence[i].fact || names_thing(report, finding, &finding->evidence[i]))
            return false;
    return finding->kind == FINDING_GAP;
}

/* Whether the list has given this explanation a short while ago. */
static bool is_explained(struct piece piece, const struct finding *finding, struct text text)
{
    const struct finding *all = piece.report->findings->items;
    for (const struct finding *earlier = finding - all > LOOK_BACK ? finding - LOOK_BACK : all; earlier < finding;
         earlier++)
        if (earlier->kind == finding->kind && text_equal(telling_explanation(piece, earlier), text))
            return true;
    return false;
}

static void add_finding(struct piece list, const struct finding *finding)
{
    struct piece item = piece_under(list, NODE_ITEM, (struct text){0});
    struct text title = telling_sentence(item, finding), text = telling_explanation(item, finding);
    struct buf said = buf_new(item.arena, title.len + text.len + 1);
    buf_add(&said, title);
    buf_add(&said, text);
    node_add(item.arena, item.at, NODE_STRONG, title);
    if (!is_explained(item, finding, text)) {
        node_add(item.arena, item.at, NODE_TEXT, TEXT(" "));
        node_add(item.arena, item.at, NODE_TEXT, text);
    }
    if (!item.report->redact)
        add_quotes(item, finding, buf_text(&said));
}

void telling_list(struct piece piece, enum finding_kind kind)
{
    if (!telling_count(piece.report, kind))
        return;
    struct piece list = piece_under(piece, NODE_LIST, (struct text){0});
    for (size_t i = 0; i < piece.report->findings->count; i++) {
        const struct finding *finding = &piece.report->findings->items[i];
        if (finding->kind == kind && !telling_only_questions(piece.report, finding))
            add_finding(list, finding);
    }
}
