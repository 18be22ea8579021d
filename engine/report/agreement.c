/* SPDX-License-Identifier: MIT
 * In: the points of a report. Out: the section of what both say. All values of a field stand in one breath; one that
 * does not say by itself what it is ("8") has a phrase "brief.<path>" ("edition 8"). */
#include "report/agreement.h"

#include "base/buf.h"
#include "report/point.h"
#include "report/say.h"
#include "report/shared.h"
#include "report/stated.h"
#include "report/telling.h"

enum standing { STANDS_NOT, STANDS_IN_PART, STANDS };

struct entry {
    int16_t field;
    bool in_part;
    struct text text;
};

struct telling {
    struct piece line;
    struct entry *entries;
    size_t count;
};

static bool is_leaf_of_steps(const struct report *report, const struct comparison *c)
{
    return c->field != NO_FIELD && report->knowledge->fields.items[c->field].topic_by != NULL;
}

static enum standing standing_of(const struct report *report, const struct point *point)
{
    if (point->relation == RELATION_SAME || point->relation == RELATION_EQUIVALENT)
        return STANDS;
    const struct comparison *c = point->comparison;
    return is_leaf_of_steps(report, c) && shared_name(report, c) ? STANDS_IN_PART : STANDS_NOT;
}

/* Numbers of code systems say nothing to a reader; the list of all that was compared has them. */
static bool is_code(const struct report *report, const struct comparison *c)
{
    return report->knowledge->fields.items[c->field].kind == KIND_CODE;
}

static bool is_prose(const struct report *report, const struct entry *entry)
{
    return report->knowledge->fields.items[entry->field].kind == KIND_PROSE;
}

/* An item of a list: several values of one kind stand together. */
static bool is_item(const struct report *report, int16_t field)
{
    int above = report->knowledge->fields.items[field].parent;
    return above != NO_FIELD && report->knowledge->fields.items[above].shape == SHAPE_LIST;
}

/* Texts of the entries from `from` that are of one field, with `*next` the one after them. */
static struct text run_of(const struct telling *telling, size_t from, size_t *next)
{
    const struct piece *line = &telling->line;
    struct buf out = buf_new(line->arena, 64);
    size_t i = from;
    for (; i < telling->count && telling->entries[i].field == telling->entries[from].field; i++) {
        bool quoted = is_prose(line->report, &telling->entries[i]) && !line->report->redact;
        bool item = line->report->knowledge->fields.items[telling->entries[i].field].key != NULL;
        buf_puts(&out, i == from ? "" : item ? "; " : ", ");
        buf_puts(&out, quoted ? "\xe2\x80\x9c" : "");
        buf_add(&out, telling->entries[i].text);
        buf_puts(&out, quoted ? "\xe2\x80\x9d" : "");
        if (telling->entries[i].in_part)
            buf_format(&out, " (%s)", say_phrase(line->report, "ui.in_part").ptr);
    }
    *next = i;
    return buf_text(&out);
}

/* "right, 1.2 cm, confirmed; shown by core biopsy": runs with a phrase or of several values stand between semicolons.
 */
static struct text joined(const struct telling *telling)
{
    const struct piece *line = &telling->line;
    struct buf out = buf_new(line->arena, 128);
    bool apart = false;
    for (size_t i = 0, next; i < telling->count; i = next) {
        int16_t field = telling->entries[i].field;
        struct text run = run_of(telling, i, &next);
        bool wide = next - i > 1 || is_item(line->report, field);
        buf_puts(&out, i == 0 ? "" : wide || apart ? "; " : ", ");
        buf_add(&out, line->report->redact ? run : say_brief(line->arena, line->report, field, run));
        apart = wide;
    }
    return buf_text(&out);
}

/* "IIB (AJCC, edition 8, clinical, T2, N1, M0)": the stage, then how it was set. */
static struct text staged(struct telling *telling)
{
    const struct fields *fields = &telling->line.report->knowledge->fields;
    int group = field_find(fields, "/stage/group");
    for (size_t i = 0; i < telling->count; i++) {
        if (telling->entries[i].field != group || telling->count == 1)
            continue;
        struct text stage = telling->entries[i].text;
        for (size_t j = i + 1; j < telling->count; j++)
            telling->entries[j - 1] = telling->entries[j];
        telling->count--;
        struct buf out = buf_new(telling->line.arena, 64);
        buf_add(&out, stage);
        buf_puts(&out, " (");
        buf_add(&out, joined(telling));
        buf_byte(&out, ')');
        return buf_text(&out);
    }
    return joined(telling);
}

/* A copy without values names what they agree on. */
static struct text text_of_point(struct piece piece, const struct comparison *c)
{
    struct text text = shared_text(piece.arena, piece.report, c);
    return text.len && piece.report->redact ? say_label(piece.report, c->field) : text;
}

static void add_topic(struct piece list, enum topic topic, const struct point *points, size_t count)
{
    const struct report *report = list.report;
    struct telling telling = {list, arena_array(list.arena, count + 1, sizeof(struct entry)), 0};
    for (size_t i = 0; i < count; i++) {
        bool here = points[i].comparison->topic == topic && !is_code(report, points[i].comparison);
        enum standing standing = here ? standing_of(report, &points[i]) : STANDS_NOT;
        struct text text = standing == STANDS_NOT ? (struct text){0} : text_of_point(list, points[i].comparison);
        bool again =
            report->redact && telling.count && telling.entries[telling.count - 1].field == points[i].comparison->field;
        if (text.len && !again)
            telling.entries[telling.count++] =
                (struct entry){points[i].comparison->field, standing == STANDS_IN_PART, text};
    }
    if (!telling.count)
        return;
    telling.line = piece_under(list, NODE_ITEM, (struct text){0});
    piece_name(telling.line, NODE_STRONG,
               say_word(list.arena, report, "topic.", text_of(word_text(WORDS_TOPIC, (int)topic))));
    node_add(list.arena, telling.line.at, NODE_TEXT, topic == TOPIC_STAGE ? staged(&telling) : joined(&telling));
}

/* By order of comparison: a finding tells it as something to look at. */
static const bool *list_told(struct piece piece)
{
    const struct report *report = piece.report;
    bool *told = arena_array(piece.arena, report->comparisons->count + 1, sizeof *told);
    for (size_t i = 0; i < report->findings->count; i++) {
        const struct finding *finding = &report->findings->items[i];
        bool tells = finding->kind == FINDING_CURRENCY || finding->kind == FINDING_FALSE_AGREEMENT || finding->kind == FINDING_URGENCY;
        for (size_t j = 0; tells && finding->frame && j < finding->about_count; j++)
            told[finding->about[j]->order] = true;
    }
    return told;
}

/* Leaves where one is more exact, or both can be true: neither agreement nor difference. */
static void add_fitting(struct piece section, const struct point *points, size_t count)
{
    const uint32_t fits = 1u << RELATION_REFINED | 1u << RELATION_COMPATIBLE;
    const bool *told = list_told(section);
    struct piece list = section;
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        if (!(fits >> points[i].relation & 1))
            continue;
        size_t parts;
        const struct comparison *const *leaves =
            shared_leaves(section.arena, section.report, points[i].comparison, fits, &parts);
        for (size_t j = 0; j < parts; j++) {
            if (stated_is_aside(&section.report->knowledge->fields, leaves[j]->field) || told[leaves[j]->order] || told[leaves[j]->parent->order])
                continue;
            if (!any)
                piece_phrase(section, "ui.fit");
            list = any ? list : piece_under(section, NODE_LIST, (struct text){0});
            any = true;
            telling_pair(piece_under(list, NODE_ITEM, (struct text){0}), leaves[j]);
        }
    }
}

void agreement_section(struct piece document)
{
    struct piece section = piece_section(document, "ui.agree", "agree");
    size_t count;
    const struct point *points = point_list(section.arena, section.report, &count);
    if (section.report->findings->classification == CLASS_NOT_COMPARABLE)
        piece_phrase(section, "ui.agree_refused");
    struct piece list = piece_under(section, NODE_LIST, (struct text){0});
    for (int topic = 0; topic < TOPICS; topic++)
        add_topic(list, (enum topic)topic, points, count);
    if (!list.at->child) {
        list.at->kind = NODE_PARAGRAPH;
        list.at->text = say_phrase(section.report, "ui.agree_none");
    }
    add_fitting(section, points, count);
}
