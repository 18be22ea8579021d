/* SPDX-License-Identifier: MIT
 * In: a report. Out: the patient's tree. The order follows the source page: agreement, differences, questions, who to
 * ask. */
#include "report/patient.h"

#include "base/buf.h"
#include "report/agreement.h"
#include "report/asking.h"
#include "report/back.h"
#include "report/block.h"
#include "report/lead.h"
#include "report/sameness.h"
#include "report/say.h"
#include "report/telling.h"

static void add_differences(struct piece document, struct blocks blocks)
{
    block_section(document, blocks, FINDING_DIFFERENCE, "ui.differ", "differ");
    if (!telling_count(document.report, FINDING_DIFFERENCE))
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

/* The questions that follow the first page; how many more there are is said. */
static void add_more_questions(struct piece document)
{
    const struct questions_asked *all = document.report->questions;
    size_t others = 0;
    for (size_t i = 0; i < all->count; i++)
        others += !all->items[i].shown;
    if (!others)
        return;
    struct piece section = piece_section(document, "ui.questions_more", "more");
    piece_phrase(section, "ui.questions_more_intro");
    size_t left = others - asking_list(section, false, "0");
    struct buf number = buf_new(document.arena, 8);
    buf_number(&number, left);
    struct slot slot = {"count", buf_text(&number)};
    if (left)
        piece_paragraph(section, say_filled(document.arena, document.report, "ui.questions_rest", &slot, 1));
}

const struct node *patient_compose(struct arena *arena, const struct report *report)
{
    struct piece document = lead_document(arena, report, "ui.title");
    lead_top(document);
    piece_phrase(document, "ui.purpose");
    back_who(document);
    node_add(arena, document.at, NODE_CONTENTS, say_phrase(report, "ui.contents"));
    struct blocks blocks = blocks_new(arena, report);
    block_section(document, blocks, FINDING_SAFETY, "ui.safety", "safety");
    block_section(document, blocks, FINDING_URGENCY, "ui.urgency", "time");
    agreement_section(document);
    add_differences(document, blocks);
    sameness_section(document);
    block_section(document, blocks, FINDING_FALSE_AGREEMENT, "ui.false_agreement", "looks-same");
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
