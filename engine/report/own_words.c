/* SPDX-License-Identifier: MIT
 * In: a finding. Out: the reasons that stand in the two documents beside what it is about, each with the doctor whose it is. */
#include "report/own_words.h"

#include "report/say.h"
#include "report/stated.h"

struct telling_words {
    struct piece group, list;
    const struct fact **told; /* an item is told once, however many comparisons hold it */
    size_t count;
};

static const struct field *field_of(const struct telling_words *words, const struct fact *fact)
{
    return &words->group.report->knowledge->fields.items[fact->field];
}

/* A doctor's reason: prose that the line of the whole leaves out. */
static bool is_reason(const struct telling_words *words, const struct fact *fact)
{
    return fact->field != NO_FIELD && field_of(words, fact)->kind == KIND_PROSE &&
           stated_is_aside(&words->group.report->knowledge->fields, fact->field);
}

static bool has_reason(const struct telling_words *words, const struct fact *item)
{
    for (const struct fact *child = item->child; child; child = child->next)
        if (is_reason(words, child))
            return true;
    return false;
}

static bool is_told(struct telling_words *words, const struct fact *item)
{
    for (size_t i = 0; i < words->count; i++)
        if (words->told[i] == item)
            return true;
    words->told[words->count++] = item;
    return false;
}

static struct text who_of(const struct telling_words *words, enum side side, bool choice)
{
    struct slot who = {"who", say_phrase(words->group.report, side == SIDE_FIRST ? "ui.first" : "ui.second")};
    return choice ? say_filled(words->group.arena, words->group.report, "ui.among_choices", &who, 1) : who.text;
}

/* "First opinion: “watch and wait”. Why this treatment: “No symptoms.”" What the block has quoted already is not named again. */
static void add_item(struct telling_words *words, enum side side, const struct fact *item, bool choice, bool quoted)
{
    if (!item || item->field <= 0 || (!choice && !has_reason(words, item)) || is_told(words, item))
        return;
    if (!words->list.at) {
        piece_headed(words->group, "ui.own_words", TEXT(" "));
        words->list = piece_under(words->group, NODE_LIST, (struct text){0});
    }
    struct piece line = piece_under(words->list, NODE_ITEM, (struct text){0});
    piece_quoted(line, who_of(words, side, choice), quoted ? (struct text){0} : stated_plain(line.arena, line.report, item));
    node_add(line.arena, line.at, NODE_TEXT, TEXT("."));
    for (const struct fact *child = item->child; child; child = child->next)
        if (is_reason(words, child)) {
            node_add(line.arena, line.at, NODE_TEXT, TEXT(" "));
            piece_quoted(line, say_label(line.report, child->field), child->stated);
        }
}

/* Whether an item of a comparison stands among the alternatives, which have no order, and faces a step of the other plan. */
static bool is_choice(const struct telling_words *words, const struct comparison *c, const struct fact *item)
{
    const struct field *field = item ? field_of(words, item) : NULL;
    bool crosses = c->first && c->second && c->first->field != c->second->field;
    return crosses && field && !words->group.report->knowledge->fields.items[field->parent].ordered;
}

/* The list item that a comparison belongs to; else the object around it, but not the document. */
static const struct comparison *item_of(const struct report *report, const struct comparison *c)
{
    for (const struct comparison *item = c; item; item = item->parent)
        if (item->field != NO_FIELD && report->knowledge->fields.items[item->field].key)
            return item;
    return c && c->parent && c->parent->parent ? c->parent : NULL;
}

static void add_sides(struct telling_words *words, const struct comparison *c, bool quoted)
{
    for (int side = 0; c && side < 2; side++) {
        const struct fact *item = side ? c->second : c->first;
        add_item(words, (enum side)side, item, !quoted && is_choice(words, c, item), quoted);
    }
}

void own_words(struct piece group, const struct finding *finding)
{
    struct telling_words words = {.group = group};
    words.told = arena_array(group.arena, finding->about_count * 6 + 1, sizeof *words.told);
    for (size_t i = 0; !group.report->redact && i < finding->about_count; i++) {
        const struct comparison *c = item_of(group.report, finding->about[i]);
        if (!c || finding->rule->on == ON_EACH)
            continue;
        add_sides(&words, c, finding->frame != NULL);
        add_sides(&words, c->crossing[0], false);
        add_sides(&words, c->crossing[1], false);
    }
}
