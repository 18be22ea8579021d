/* SPDX-License-Identifier: MIT
 * In: findings. Out: a group of the report tree for each thing that they are about. */
#include "report/block.h"

#include "base/buf.h"
#include "model/slots.h"
#include "report/own_words.h"
#include "report/say.h"
#include "report/telling.h"

enum { QUESTIONS_IN_A_BLOCK = 2 };

struct blocks blocks_new(struct arena *arena, const struct report *report)
{
    return (struct blocks){arena_array(arena, report->questions->count + 1, sizeof(bool))};
}

/* The list item that a finding is about, or NULL: several findings about one item make one block. */
static const struct comparison *thing_of(const struct report *report, const struct finding *finding)
{
    const struct comparison *c = finding->about_count == 1 ? finding->about[0] : NULL;
    while (c && (c->field == NO_FIELD || !report->knowledge->fields.items[c->field].key))
        c = c->parent;
    return c;
}

static bool raises(const struct asked *asked, const struct finding *finding)
{
    for (size_t i = 0; i < asked->finding_count; i++)
        if (asked->findings[i] == finding)
            return true;
    return false;
}

/* The question that no block has told yet and that fits this finding best: one raised by few findings says most about
 * each. NULL when none is left. */
static const struct asked *question_for(const struct report *report, struct blocks blocks,
                                        const struct finding *finding)
{
    const struct asked *best = NULL;
    for (size_t i = 0; i < report->questions->count; i++) {
        const struct asked *asked = &report->questions->items[i];
        if (!blocks.asked[i] && raises(asked, finding) && (!best || asked->finding_count < best->finding_count))
            best = asked;
    }
    return best;
}

static bool add_question(struct piece group, struct blocks blocks, const struct finding *finding)
{
    const struct asked *asked = question_for(group.report, blocks, finding);
    if (!asked)
        return false;
    blocks.asked[asked - group.report->questions->items] = true;
    piece_headed(group, "ui.ask", report_question_text(group.arena, group.report, asked));
    return true;
}

/* Whether one plan does more in one place and the other in another: two halves of one exchange, of which neither is more. */
static bool goes_both_ways(const struct findings *all)
{
    bool more = false, less = false;
    for (size_t i = 0; i < all->count; i++) {
        more = more || all->items[i].direction == DIRECTION_MORE;
        less = less || all->items[i].direction == DIRECTION_LESS;
    }
    return more && less;
}

static bool has_direction(const struct report *report, const struct finding *finding)
{
    bool one_way = finding->direction == DIRECTION_MORE || finding->direction == DIRECTION_LESS;
    return finding->direction != DIRECTION_NONE && !(one_way && goes_both_ways(report->findings));
}

static struct text what_it_changes(struct piece piece, const struct finding *finding)
{
    struct text significance = text_of(word_text(WORDS_SIGNIFICANCE, (int)finding->significance));
    struct buf out = buf_new(piece.arena, 128);
    if (has_direction(piece.report, finding)) {
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

/* Within one opinion: its own places under each other; the other opinion has no part in it. */
static void add_own_places(struct piece group, const struct finding *finding)
{
    struct piece list = piece_under(group, NODE_LIST, (struct text){0});
    for (size_t i = 0; i < finding->evidence_count; i++) {
        const struct evidence *e = &finding->evidence[i];
        if (!e->fact || e->fact->field == NO_FIELD || e->fact->child)
            continue;
        piece_quoted(piece_under(list, NODE_ITEM, (struct text){0}), say_label(group.report, e->fact->field),
                     piece_evidence(group, e));
    }
}

static bool is_around(const struct comparison *c, const struct finding *finding)
{
    for (size_t i = 0; i < finding->about_count; i++)
        if (finding->about[i]->parent == c)
            return true;
    return false;
}

static void add_quotations(struct piece group, const struct finding *finding)
{
    if (finding->rule->on == ON_EACH) {
        add_own_places(group, finding);
        return;
    }
    bool two_plans = finding->rule->sided && !finding->frame;
    if (finding->about_count > 1 && !two_plans) {
        struct piece list = piece_under(group, NODE_LIST, (struct text){0});
        for (size_t i = 0; i < finding->about_count; i++)
            if (!is_around(finding->about[i], finding))
                telling_pair(piece_under(list, NODE_ITEM, (struct text){0}), finding->about[i]);
        return;
    }
    struct text first = telling_quote(group, finding, SIDE_FIRST), second = telling_quote(group, finding, SIDE_SECOND);
    if (first.len || second.len)
        piece_sides(group, first, second);
}

/* A plain reason stands beside the explanation only where it says more: that two rulers differ. */
static void add_reasons(struct piece group, const struct finding *finding)
{
    struct text explanation = telling_explanation(group, finding);
    piece_paragraph(group, explanation);
    if (finding->frame && finding->about_count <= 1 && finding->frame->relation == RELATION_NOT_COMPARABLE &&
        !say_holds(explanation, telling_quote(group, finding, SIDE_FIRST)))
        piece_paragraph(group, report_because(group.arena, group.report, finding->frame));
    own_words(group, finding);
    if (finding->cause != CAUSE_NONE && weighs(finding)) {
        struct text cause = text_of(word_text(WORDS_CAUSE, (int)finding->cause));
        piece_headed(group, "ui.why", say_word(group.arena, group.report, "cause.", cause));
    }
    if (weighs(finding))
        piece_headed(group, "ui.changes", what_it_changes(group, finding));
}

/* Findings of one kind about one thing. */
struct fold {
    const struct finding **items;
    size_t count;
};

/* What each finding of the kind is about; `told` once its block stands. */
struct things {
    const struct comparison **of;
    bool *told;
};

static struct things things_new(struct piece piece, enum finding_kind kind)
{
    const struct findings *all = piece.report->findings;
    struct things things = {arena_array(piece.arena, all->count + 1, sizeof(struct comparison *)),
                            arena_array(piece.arena, all->count + 1, sizeof(bool))};
    for (size_t i = 0; i < all->count; i++) {
        things.told[i] = all->items[i].kind != kind;
        things.of[i] = things.told[i] ? NULL : thing_of(piece.report, &all->items[i]);
    }
    return things;
}

/* The finding at `from` and all later ones about the same thing; takes them. */
static struct fold fold_from(struct piece piece, struct things things, size_t from)
{
    const struct findings *all = piece.report->findings;
    size_t count = 0;
    for (size_t i = from; i < all->count; i++)
        count += !things.told[i] && (i == from || (things.of[i] && things.of[i] == things.of[from]));
    struct fold fold = {arena_array(piece.arena, count, sizeof(struct finding *)), 0};
    for (size_t i = from; fold.count < count; i++)
        if (!things.told[i] && (i == from || (things.of[i] && things.of[i] == things.of[from]))) {
            fold.items[fold.count++] = &all->items[i];
            things.told[i] = true;
        }
    return fold;
}

static void add_title(struct piece group, const struct finding *finding)
{
    struct piece line = piece_under(group, NODE_PARAGRAPH, (struct text){0});
    node_add(line.arena, line.at, NODE_STRONG, telling_title(line, finding));
}

static struct text name_of(struct piece piece, const struct comparison *thing)
{
    struct text label = say_label(piece.report, thing->field);
    return piece.report->redact ? label
                                : slots_item(piece.arena, piece.report->knowledge, piece.report->language, thing);
}

static void add_block(struct piece section, struct blocks blocks, struct fold fold)
{
    bool several = fold.count > 1;
    struct text heading = several ? name_of(section, thing_of(section.report, fold.items[0]))
                                  : telling_title(section, fold.items[0]);
    struct piece group = piece_group(section, heading);
    size_t asked = 0;
    for (size_t i = 0; i < fold.count; i++) {
        if (several)
            add_title(group, fold.items[i]);
        add_quotations(group, fold.items[i]);
        add_reasons(group, fold.items[i]);
        if (asked < QUESTIONS_IN_A_BLOCK)
            asked += add_question(group, blocks, fold.items[i]);
    }
}

void block_section(struct piece piece, struct blocks blocks, enum finding_kind kind, const char *phrase,
                   const char *anchor)
{
    const struct findings *all = piece.report->findings;
    if (!telling_count(piece.report, kind))
        return;
    struct piece section = piece_section(piece, phrase, anchor);
    struct things things = things_new(section, kind);
    for (size_t i = 0; i < all->count; i++)
        if (!things.told[i])
            add_block(section, blocks, fold_from(section, things, i));
}
