/* SPDX-License-Identifier: MIT
 * In: the report. Out: its first lines. Missing is never counted as agreement, and every count that is not zero is
 * said. */
#include "report/lead.h"

#include "base/buf.h"
#include "report/point.h"
#include "report/say.h"
#include "report/telling.h"

struct piece lead_document(struct arena *arena, const struct report *report, const char *title)
{
    struct text language = text_of(report->language == LANGUAGE_ES ? "es" : "en");
    return (struct piece){arena, report,
                          node_add_noted(arena, NULL, NODE_DOCUMENT, say_phrase(report, title), language)};
}

enum tally { TALLY_AGREE, TALLY_FIT, TALLY_DIFFER, TALLY_ONLY, TALLY_CANNOT, TALLIES };

static enum tally tally_of(enum relation relation)
{
    static const uint8_t tallies[RELATIONS] = {
        [RELATION_SAME] = TALLY_AGREE,       [RELATION_EQUIVALENT] = TALLY_AGREE,
        [RELATION_REFINED] = TALLY_FIT,      [RELATION_COMPATIBLE] = TALLY_FIT,
        [RELATION_FIRST_ONLY] = TALLY_ONLY,  [RELATION_SECOND_ONLY] = TALLY_ONLY,
        [RELATION_DIFFERENT] = TALLY_DIFFER, [RELATION_NOT_COMPARABLE] = TALLY_CANNOT,
    };
    return (enum tally)tallies[relation];
}

static struct text counted(struct piece piece, enum tally tally, size_t n)
{
    static const char *const one[TALLIES] = {"ui.count_agree_1", "ui.count_fit_1", "ui.count_differ_1",
                                             "ui.count_only_1", "ui.count_cannot_1"};
    static const char *const many[TALLIES] = {"ui.count_agree", "ui.count_fit", "ui.count_differ", "ui.count_only",
                                              "ui.count_cannot"};
    struct buf number = buf_new(piece.arena, 8);
    buf_format(&number, "%zu", n);
    struct slot slot = {"n", buf_text(&number)};
    return say_filled(piece.arena, piece.report, n == 1 ? one[tally] : many[tally], &slot, 1);
}

static void count_points(struct piece piece, size_t tallies[TALLIES])
{
    size_t count;
    const struct point *points = point_list(piece.arena, piece.report, &count);
    for (size_t i = 0; i < count; i++)
        tallies[tally_of(points[i].relation)]++;
}

struct text lead_counts(struct piece piece)
{
    size_t tallies[TALLIES] = {0};
    count_points(piece, tallies);
    struct buf out = buf_new(piece.arena, 200);
    for (int tally = 0; tally < TALLIES; tally++) {
        if (!tallies[tally] && tally != TALLY_AGREE) /* "they differ on 0" says nothing */
            continue;
        buf_puts(&out, tally ? "; " : "");
        buf_add(&out, counted(piece, (enum tally)tally, tallies[tally]));
    }
    buf_byte(&out, '.');
    return buf_text(&out);
}

static struct piece add_lead(struct piece piece, const char *tone)
{
    piece.at = node_add_noted(piece.arena, piece.at, NODE_LEAD, (struct text){0}, text_of(tone));
    return piece;
}

/* Each reason why the two may not be laid side by side, as a sentence, then what to do. */
static void add_refusal(struct piece piece)
{
    if (piece.report->findings->classification != CLASS_NOT_COMPARABLE)
        return;
    struct piece lead = add_lead(piece, "alert");
    struct text said = {0};
    node_add(lead.arena, lead.at, NODE_STRONG, say_phrase(lead.report, "ui.lead_refused"));
    for (size_t i = 0; i < piece.report->findings->count; i++) {
        const struct finding *finding = &piece.report->findings->items[i];
        struct text why = finding->rule->refuses ? telling_sentence(lead, finding) : (struct text){0};
        if (!why.len || text_equal(why, said))
            continue;
        said = why;
        node_add(lead.arena, lead.at, NODE_TEXT, TEXT(" "));
        node_add(lead.arena, lead.at, NODE_TEXT, why);
    }
    node_add(lead.arena, lead.at, NODE_TEXT, TEXT(" "));
    node_add(lead.arena, lead.at, NODE_TEXT, say_phrase(lead.report, "ui.lead_refused_why"));
}

static struct text phrase_for(struct piece piece, struct text word)
{
    struct text phrase = say_word(piece.arena, piece.report, "urgent.", word);
    return word.len && phrase.ptr != word.ptr ? phrase : (struct text){0};
}

/* Which levels and which findings call for a word on top is knowledge: the phrase "urgent.<level>" or "urgent.<rule>"
 * is there for them. */
static void add_urgency(struct piece piece)
{
    const struct fields *fields = &piece.report->knowledge->fields;
    struct text said = {0};
    for (int side = 0; side < 2; side++) {
        struct text phrase =
            phrase_for(piece, opinion_text(fields, piece.report->opinions[side], "/plan/urgency/level"));
        if (!phrase.len || text_equal(said, phrase))
            continue;
        said = phrase;
        node_add_noted(piece.arena, piece.at, NODE_LEAD, phrase, TEXT("alert"));
    }
    for (size_t i = 0; i < piece.report->findings->count && !said.len; i++) {
        said = phrase_for(piece, text_of(piece.report->findings->items[i].rule->id));
        if (said.len)
            node_add_noted(piece.arena, piece.at, NODE_LEAD, said, TEXT("alert"));
    }
}

/* The class in words. Where what there is to look at is no difference, "small differences" would belie the counts; where words are not the
 * same, "the same" would. */
static struct text class_words(struct piece piece)
{
    enum classification class = piece.report->findings->classification;
    size_t tallies[TALLIES] = {0};
    count_points(piece, tallies);
    bool quiet = class == CLASS_MINOR && !tallies[TALLY_DIFFER] && !telling_count(piece.report, FINDING_DIFFERENCE);
    bool unsure = class == CLASS_IDENTICAL && (tallies[TALLY_FIT] || tallies[TALLY_DIFFER] || tallies[TALLY_ONLY] || tallies[TALLY_CANNOT]);
    if (quiet || unsure)
        return say_phrase(piece.report, quiet ? "class.minor_quiet" : "class.identical_quiet");
    return say_word(piece.arena, piece.report, "class.", text_of(word_text(WORDS_CLASS, (int)class)));
}

void lead_top(struct piece piece)
{
    add_refusal(piece);
    add_urgency(piece);
    if (piece.report->findings->classification == CLASS_NOT_COMPARABLE)
        return; /* no count: it would sound like a comparison */
    struct piece lead = add_lead(piece, "calm");
    node_add(lead.arena, lead.at, NODE_STRONG, lead_counts(lead));
    node_add(lead.arena, lead.at, NODE_TEXT, TEXT(" "));
    node_add(lead.arena, lead.at, NODE_TEXT, class_words(lead));
}
