/* SPDX-License-Identifier: MIT
 * In: a report. Out: the patient's tree. The order follows the source page: agreement, differences, questions, who to ask. */
#include "report/patient.h"

#include "report/asking.h"
#include "report/back.h"
#include "report/lead.h"
#include "report/point.h"
#include "report/say.h"
#include "report/telling.h"

static bool agrees(const struct point *point)
{
    return point->relation == RELATION_SAME || point->relation == RELATION_EQUIVALENT;
}

/* The name of a field is said once where several of its values follow each other. */
static void add_point(struct piece item, const struct point *point, int16_t last)
{
    bool again = point->comparison->field == last;
    if (last != NO_FIELD)
        node_add(item.arena, item.at, NODE_TEXT, again ? TEXT(", ") : TEXT("; "));
    struct text label = say_label(item.report, point->comparison->field);
    bool said = again || text_equal(label, item.at->child->text); /* "Grade — Grade: 3" says it twice */
    piece_quoted(item, said ? (struct text){0} : label,
                 report_stated(item.arena, item.report, point->comparison, SIDE_FIRST));
}

/* Agreeing points of one topic in one line. */
static void add_topic(struct piece list, enum topic topic, const struct point *points, size_t count)
{
    struct piece item = list;
    int16_t last = NO_FIELD;
    for (size_t i = 0; i < count; i++) {
        if (points[i].comparison->topic != topic || !agrees(&points[i]))
            continue;
        if (last == NO_FIELD) {
            item = piece_under(list, NODE_ITEM, (struct text){0});
            node_add(item.arena, item.at, NODE_STRONG, say_word(list.arena, list.report, "topic.",
                                                                text_of(word_text(WORDS_TOPIC, (int)topic))));
            node_add(item.arena, item.at, NODE_TEXT, TEXT(" \xe2\x80\x94 "));
        }
        add_point(item, &points[i], last);
        last = points[i].comparison->field;
    }
}

/* All agreeing points by topic: the same points that the sentence on top counts. */
static void add_agreement(struct piece document)
{
    struct piece section = piece_section(document, "ui.agree", "agree");
    size_t count;
    bool told = false;
    const struct point *points = point_list(section.arena, section.report, &count);
    for (size_t i = 0; i < count && !told; i++)
        told = agrees(&points[i]);
    if (!told) {
        piece_phrase(section, "ui.agree_none");
        telling_list(section, FINDING_AGREEMENT);
        return;
    }
    struct piece list = piece_under(section, NODE_LIST, (struct text){0});
    for (int topic = 0; topic < TOPICS; topic++)
        add_topic(list, (enum topic)topic, points, count);
}

static void add_differences(struct piece document)
{
    if (telling_count(document.report, FINDING_DIFFERENCE)) {
        telling_section(document, FINDING_DIFFERENCE, "ui.differ", "differ");
        return;
    }
    piece_phrase(piece_section(document, "ui.differ", "differ"), "ui.differ_none");
}

static void add_list(struct piece document, enum finding_kind kind, const char *phrase, const char *anchor)
{
    if (telling_count(document.report, kind))
        telling_list(piece_section(document, phrase, anchor), kind);
}

static void add_questions(struct piece document)
{
    struct piece section = piece_section(document, "ui.questions", "questions");
    if (!document.report->questions->count) {
        piece_phrase(section, "ui.questions_none");
        return;
    }
    piece_phrase(section, "ui.questions_intro");
    asking_list(section, true, "2");
    piece_phrase(section, "ui.hand_over");
}

static void add_more_questions(struct piece document)
{
    for (size_t i = 0; i < document.report->questions->count; i++)
        if (!document.report->questions->items[i].shown) {
            struct piece section = piece_section(document, "ui.questions_more", "more");
            piece_phrase(section, "ui.questions_more_intro");
            asking_list(section, false, "1");
            return;
        }
}

const struct node *patient_compose(struct arena *arena, const struct report *report)
{
    struct piece document = lead_document(arena, report, "ui.title");
    lead_top(document);
    piece_phrase(document, "ui.purpose");
    back_who(document);
    node_add(arena, document.at, NODE_CONTENTS, say_phrase(report, "ui.contents"));
    telling_section(document, FINDING_SAFETY, "ui.safety", "safety");
    telling_section(document, FINDING_URGENCY, "ui.urgency", "time");
    add_agreement(document);
    add_differences(document);
    telling_section(document, FINDING_FALSE_DIFFERENCE, "ui.false_difference", "looks-different");
    telling_section(document, FINDING_FALSE_AGREEMENT, "ui.false_agreement", "looks-same");
    add_list(document, FINDING_GAP, "ui.gap", "not-said");
    add_list(document, FINDING_CURRENCY, "ui.currency", "dated");
    back_progress(document);
    add_questions(document);
    back_records(document);
    back_checklist(document);
    back_glossary(document);
    add_more_questions(document);
    back_everything(document);
    back_sources(document);
    back_notices(document);
    return document.at;
}
