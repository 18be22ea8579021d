/* SPDX-License-Identifier: MIT
 * In: findings. Out: groups and lists of the report tree that tell them. */
#include "report/telling.h"

#include "base/buf.h"
#include "model/slots.h"
#include "report/say.h"

enum { QUESTIONS_IN_A_GROUP = 1 };

struct text telling_title(struct piece piece, const struct finding *finding)
{
    return report_finding_text(piece.arena, piece.report, finding, finding->rule->title);
}

struct text telling_explanation(struct piece piece, const struct finding *finding)
{
    return report_finding_text(piece.arena, piece.report, finding, finding->rule->explanation);
}

struct text telling_quote(struct piece piece, const struct finding *finding, enum side side)
{
    for (size_t i = 0; i < finding->evidence_count; i++)
        if (finding->evidence[i].side == side)
            return piece_evidence(piece, &finding->evidence[i]);
    return (struct text){0};
}

size_t telling_count(const struct report *report, enum finding_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < report->findings->count; i++)
        count += report->findings->items[i].kind == kind;
    return count;
}

static void add_questions(struct piece piece, const struct finding *finding)
{
    const struct questions_asked *all = piece.report->questions;
    size_t told = 0;
    for (size_t i = 0; i < all->count && told < QUESTIONS_IN_A_GROUP; i++)
        for (size_t j = 0; j < all->items[i].finding_count; j++)
            if (all->items[i].findings[j] == finding) {
                piece_headed(piece, "ui.ask", report_question_text(piece.arena, piece.report, &all->items[i]));
                told++;
            }
}

static struct text what_it_changes(struct piece piece, const struct finding *finding)
{
    struct text significance = text_of(word_text(WORDS_SIGNIFICANCE, (int)finding->significance));
    struct buf out = buf_new(piece.arena, 128);
    if (finding->direction != DIRECTION_NONE) {
        struct text direction = text_of(word_text(WORDS_DIRECTION, (int)finding->direction));
        buf_add(&out, say_word(piece.arena, piece.report, "direction.", direction));
        buf_byte(&out, ' ');
    }
    buf_add(&out, say_word(piece.arena, piece.report, "significance.", significance));
    return buf_text(&out);
}

static bool weighs(const struct finding *finding)
{
    return finding->kind == FINDING_DIFFERENCE || finding->kind == FINDING_FALSE_AGREEMENT;
}

/* "Dose (whole breast radiotherapy)": what it is, and of which list item. */
static struct text full_label(struct piece piece, const struct comparison *c)
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

/* A finding over several places: both quotations of each, and why they are what they are. */
static void add_about(struct piece piece, const struct finding *finding)
{
    struct piece list = piece_under(piece, NODE_LIST, (struct text){0});
    for (size_t i = 0; i < finding->about_count; i++) {
        const struct comparison *c = finding->about[i];
        struct piece item = piece_under(list, NODE_ITEM, (struct text){0});
        struct text first = report_stated(item.arena, item.report, c, SIDE_FIRST);
        struct text second = report_stated(item.arena, item.report, c, SIDE_SECOND);
        piece_quoted(item, full_label(item, c), first.len ? first : say_phrase(item.report, "ui.not_stated"));
        node_add(item.arena, item.at, NODE_TEXT, TEXT(" \xc2\xb7 "));
        piece_quoted(item, (struct text){0}, second.len ? second : say_phrase(item.report, "ui.not_stated"));
        struct text because = report_because(item.arena, item.report, c);
        if (because.len)
            node_add(item.arena, item.at, NODE_SOURCE, because);
    }
}

static void add_quotations(struct piece group, const struct finding *finding)
{
    if (finding->about_count > 1) {
        add_about(group, finding);
        return;
    }
    struct text first = telling_quote(group, finding, SIDE_FIRST), second = telling_quote(group, finding, SIDE_SECOND);
    if (first.len || second.len)
        piece_sides(group, first, second);
    if (finding->frame)
        piece_paragraph(group, report_because(group.arena, group.report, finding->frame));
}

void telling_group(struct piece piece, const struct finding *finding)
{
    struct piece group = piece_group(piece, telling_title(piece, finding));
    add_quotations(group, finding);
    if (finding->kind != FINDING_FALSE_DIFFERENCE) /* there the reason of each comparison has said it already */
        piece_paragraph(group, telling_explanation(group, finding));
    if (finding->cause != CAUSE_NONE && weighs(finding)) {
        struct text cause = text_of(word_text(WORDS_CAUSE, (int)finding->cause));
        piece_headed(group, "ui.why", say_word(piece.arena, piece.report, "cause.", cause));
    }
    if (weighs(finding))
        piece_headed(group, "ui.changes", what_it_changes(group, finding));
    add_questions(group, finding);
}

void telling_section(struct piece piece, enum finding_kind kind, const char *phrase, const char *anchor)
{
    if (!telling_count(piece.report, kind))
        return;
    struct piece section = piece_section(piece, phrase, anchor);
    for (size_t i = 0; i < piece.report->findings->count; i++)
        if (piece.report->findings->items[i].kind == kind)
            telling_group(section, &piece.report->findings->items[i]);
}

void telling_list(struct piece piece, enum finding_kind kind)
{
    if (!telling_count(piece.report, kind))
        return;
    struct piece list = piece_under(piece, NODE_LIST, (struct text){0});
    for (size_t i = 0; i < piece.report->findings->count; i++) {
        const struct finding *finding = &piece.report->findings->items[i];
        if (finding->kind != kind)
            continue;
        struct piece item = piece_under(list, NODE_ITEM, (struct text){0});
        node_add(item.arena, item.at, NODE_STRONG, telling_title(item, finding));
        node_add(item.arena, item.at, NODE_TEXT, TEXT(" "));
        node_add(item.arena, item.at, NODE_TEXT, telling_explanation(item, finding));
    }
}
