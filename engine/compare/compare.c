/* SPDX-License-Identifier: MIT
 * In: two opinions with meanings. Out: the tree of comparisons, in schema order. One walk along the field table over both documents at once;
 * a side that is absent stays present as NULL. Nothing is lost: what a comparison does not hold is left out by name. */
#include "compare/compare.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "compare/courses.h"
#include "compare/crossing.h"
#include "compare/pair.h"
#include "compare/parts.h"
#include "compare/relate.h"
#include "compare/sequence.h"

struct walk {
    struct context c;
    struct comparison *parent; /* new comparisons go under it ... */
    struct comparison **tail;  /* ... here */
    int topic;                 /* of the plan's step that the walk is in, or -1 */
    const struct pair *pair; /* of the list items that the walk is in, or NULL */
    size_t count;
};

static void walk_field(struct walk *walk, int16_t field, const struct fact *first, const struct fact *second);

/* The topic of a step's fields is the step's: the schema gives them the topic of drugs as a stand-in. */
static enum topic topic_of(const struct walk *walk, const struct field *field)
{
    return walk->topic >= 0 && field->topic == TOPIC_DRUG ? (enum topic)walk->topic : field->topic;
}

static struct comparison *add(struct walk *walk, int16_t field, const struct fact *first, const struct fact *second)
{
    struct comparison *c = arena_alloc(walk->c.arena, sizeof *c);
    c->field = field;
    c->topic = topic_of(walk, &walk->c.knowledge->fields.items[field]);
    c->first = first;
    c->second = second;
    c->parent = walk->parent;
    c->relation = !second ? RELATION_FIRST_ONLY : !first ? RELATION_SECOND_ONLY : RELATION_SAME;
    *walk->tail = c;
    walk->tail = &c->next;
    walk->count++;
    return c;
}

/* From most to least agreeing; what only one side says ranks alike whichever side it is. */
static int rank(enum relation relation)
{
    return relation == RELATION_SECOND_ONLY ? RELATION_FIRST_ONLY : (int)relation;
}

/* A comparison with parts has the least agreeing relation among them. */
static void sum_up(struct comparison *c)
{
    for (const struct comparison *part = c->child; part; part = part->next)
        if (part == c->child || rank(part->relation) > rank(c->relation))
            c->relation = part->relation;
}

/* Objects that are one value: a grade, a size, a code. Their fields make sense only together. */
static bool is_one_value(enum kind kind)
{
    return kind == KIND_QUANTITY || kind == KIND_GRADE || kind == KIND_PERFORMANCE || kind == KIND_RISK || kind == KIND_CODE;
}

/* What a reason quotes: a leaf as written, of an object that is one value its leaves in a row ("1.2 cm"). */
static struct text quote_of(struct arena *arena, const struct fact *fact)
{
    struct buf out = buf_new(arena, 32);
    buf_add(&out, fact->stated);
    for (const struct fact *child = fact->child; child; child = child->next) {
        if (out.len)
            buf_byte(&out, ' ');
        buf_add(&out, child->stated);
    }
    return buf_text(&out);
}

static void compare_values(struct walk *walk, int16_t field, const struct fact *first, const struct fact *second)
{
    struct comparison *c = add(walk, field, first, second);
    if (!first || !second)
        return;
    if (!strcmp(walk->c.knowledge->fields.items[field].name, "cycles") && courses_relate(&walk->c, walk->pair, c))
        return;
    struct verdict verdict = relate(&walk->c, first, second);
    if (walk->pair && walk->pair->assembled && relate_is_treatment(&walk->c, first)) {
        verdict = parts_relate(&walk->c, walk->pair);
        *(walk->pair->more_side ? &c->second_shown : &c->first_shown) = parts_shown(&walk->c, walk->pair);
    }
    c->relation = verdict.relation;
    c->because = verdict.because;
    if (c->because.phrase && !c->because.a.len && !c->because.b.len) {
        c->because.a = quote_of(walk->c.arena, first);
        c->because.b = quote_of(walk->c.arena, second);
    }
    c->kin = verdict.kin;
    c->extent = verdict.extent;
}

/* A stance that is absent means "recommended" (contract, section 1). That matters where the other side states one: then the step
 * itself speaks for it. */
static void compare_stances(struct walk *walk, int16_t field, const struct fact *item[2], const struct fact *stance[2])
{
    static const char usual[] = "recommended";
    int silent = stance[0] ? 1 : 0;
    if ((!stance[0]) == (!stance[1]) || text_is(stance[!silent]->stated, usual)) {
        compare_values(walk, field, stance[0], stance[1]);
        return;
    }
    struct comparison *c = add(walk, field, silent ? stance[0] : item[0], silent ? item[1] : stance[1]);
    *(silent ? &c->second_shown : &c->first_shown) = TEXT("recommended");
    c->relation = RELATION_DIFFERENT;
    c->because.phrase = "because.default_stance";
}

static const struct fact *child_of_field(const struct fact *parent, int16_t field)
{
    for (const struct fact *child = parent->child; child; child = child->next)
        if (child->field == field)
            return child;
    return NULL;
}

static void walk_children(struct walk *walk, int16_t field, const struct fact *first, const struct fact *second)
{
    const struct fields *fields = &walk->c.knowledge->fields;
    for (int16_t child = fields->items[field].child; child != NO_FIELD; child = fields->items[child].next) {
        const struct fact *item[2] = {first, second};
        const struct fact *part[2] = {child_of_field(first, child), child_of_field(second, child)};
        if (!part[0] && !part[1])
            continue;
        if (fields->items[child].kind == KIND_STANCE)
            compare_stances(walk, child, item, part);
        else
            walk_field(walk, child, part[0], part[1]);
    }
}

/* The topic of a list item whose word decides it: of both sides the one that comes first in the contract. */
static int item_topic(const struct walk *walk, const struct field *item, const struct fact *const sides[2])
{
    const struct fields *fields = &walk->c.knowledge->fields;
    int topic = -1;
    for (int i = 0; item->topic_by && i < 2; i++) {
        const struct fact *word = sides[i] ? fact_child(fields, sides[i], item->topic_by) : NULL;
        const struct field *decider = word ? &fields->items[word->field] : NULL;
        for (int w = 0; decider && decider->topics && decider->words[w]; w++)
            if (text_is(word->stated, decider->words[w]) && (topic < 0 || decider->topics[w] < topic))
                topic = decider->topics[w];
    }
    return topic;
}

static bool has_known_parts(const struct fact *fact)
{
    for (const struct fact *child = fact->child; child; child = child->next)
        if (child->field != NO_FIELD)
            return true;
    return false;
}

static void walk_object(struct walk *walk, int16_t field, const struct fact *first, const struct fact *second)
{
    if (!has_known_parts(first) && !has_known_parts(second))
        return;
    struct comparison *c = add(walk, field, first, second), **after = walk->tail;
    struct comparison *parent = walk->parent;
    walk->parent = c;
    walk->tail = &c->child;
    walk_children(walk, field, first, second);
    walk->parent = parent;
    walk->tail = after;
    sum_up(c);
}

/* Lays a step beside the alternative of the other plan that names it. */
static struct comparison *add_crossing(struct walk *walk, int16_t field, const struct crossing *crossing, bool from_first)
{
    return from_first ? add(walk, field, crossing->step, crossing->choice) : add(walk, field, crossing->choice, crossing->step);
}

/* What one plan does and the other names among its alternatives is told once: with the step where that stands alone, else with the
 * alternative. False when the lone item crosses nothing. */
static bool walk_crossing(struct walk *walk, int16_t field, const struct pair *lone)
{
    int side = lone->first ? 0 : 1;
    const struct fact *item = side ? lone->second : lone->first;
    struct crossing *crossing = crossing_of(&walk->c, side, item);
    if (!crossing || lone->elsewhere || (lone->part && item == crossing->step))
        return false;
    if (item == crossing->choice && crossing->alone)
        return true;
    crossing->alone = item == crossing->step;
    bool from_first = crossing->alone == (side == 0);
    struct comparison *c = add_crossing(walk, field, crossing, from_first);
    struct verdict verdict = crossing->alone ? crossing_verdict(&walk->c, crossing)
                                             : verdict_because(RELATION_COMPATIBLE, BECAUSE_NONE, "because.other_plan", NULL);
    c->relation = verdict.relation;
    c->because = verdict.because;
    if (!crossing->alone && crossing->told)
        crossing->told->crossing[!from_first] = c;
    return true;
}

/* Where a step is told, for the crossing that it is in. */
static void note_crossing(const struct walk *walk, int side, const struct fact *item, struct comparison *told)
{
    struct crossing *crossing = item ? crossing_of(&walk->c, side, item) : NULL;
    if (crossing && crossing->step == item)
        crossing->told = told;
}

static void walk_list(struct walk *walk, int16_t field, const struct fact *first, const struct fact *second)
{
    const struct field *list = &walk->c.knowledge->fields.items[field];
    struct pairs pairs = pair_items(&walk->c, first, second);
    int outer = walk->topic;
    const struct pair *around = walk->pair;
    for (size_t i = 0; i < pairs.count; i++) {
        const struct fact *sides[2] = {pairs.items[i].first, pairs.items[i].second};
        int topic = item_topic(walk, &walk->c.knowledge->fields.items[list->child], sides);
        walk->topic = topic >= 0 ? topic : outer;
        struct comparison **here = walk->tail;
        walk->pair = &pairs.items[i];
        if ((!sides[0] || !sides[1]) && walk_crossing(walk, list->child, &pairs.items[i]))
            continue;
        walk_field(walk, list->child, sides[0], sides[1]);
        for (int side = 0; side < 2; side++)
            note_crossing(walk, side, sides[side], *here);
        if (*here && (pairs.items[i].elsewhere || pairs.items[i].part))
            (*here)->because.phrase = pairs.items[i].part ? "because.part" : "because.elsewhere";
    }
    walk->topic = outer;
    walk->pair = around;
    struct order_of_steps order;
    if (list->ordered && first && second && sequence_compare(&walk->c, &pairs, &order)) {
        struct comparison *c = add(walk, field, first, second);
        c->relation = order.relation;
        c->because.phrase = order.phrase;
        c->first_shown = order.shown[0];
        c->second_shown = order.shown[1];
    }
}

/* What a list says without items, or an object without known fields, is nothing. */
static bool is_empty(const struct fact *fact, const struct field *field)
{
    bool holder = field->shape == SHAPE_OBJECT || field->shape == SHAPE_LIST;
    return holder && !has_known_parts(fact);
}

static void walk_field(struct walk *walk, int16_t field, const struct fact *first, const struct fact *second)
{
    const struct field *f = &walk->c.knowledge->fields.items[field];
    if (first && is_empty(first, f))
        first = NULL;
    if (second && is_empty(second, f))
        second = NULL;
    if (!first && !second)
        return;
    if (f->shape == SHAPE_LIST)
        walk_list(walk, field, first, second);
    else if (f->shape == SHAPE_OBJECT && first && second && !is_one_value(f->kind))
        walk_object(walk, field, first, second);
    else
        compare_values(walk, field, first, second);
}

static size_t number(struct comparison *c, const struct comparison **items, size_t at)
{
    for (; c; c = c->next) {
        c->order = at;
        items[at++] = c;
        at = number(c->child, items, at);
    }
    return at;
}

static int by_pointer(const void *a, const void *b)
{
    return strcmp((*(const struct fact *const *)a)->pointer, (*(const struct fact *const *)b)->pointer);
}

/* The fields that are somebody's own (x_), by pointer. */
static const struct fact *const *left_out(struct arena *arena, const struct opinion *opinion, size_t *count)
{
    const struct fact **items = arena_array(arena, opinion->count + 1, sizeof *items);
    for (size_t i = 0; i < opinion->count; i++)
        if (opinion->facts[i]->field == NO_FIELD)
            items[(*count)++] = opinion->facts[i];
    qsort(items, *count, sizeof *items, by_pointer);
    return items;
}

/* What the two diagnoses have in common decides how acronyms and stages compare. */
static void relate_diagnoses(struct context *c)
{
    const struct fact *a = opinion_at(&c->knowledge->fields, c->first, "/diagnosis/cancer");
    const struct fact *b = opinion_at(&c->knowledge->fields, c->second, "/diagnosis/cancer");
    if (!a || !b)
        return;
    struct verdict verdict = relate(c, a, b);
    c->one_diagnosis = verdict.relation <= RELATION_EQUIVALENT;
    c->two_organs = verdict.relation == RELATION_DIFFERENT && !verdict.kin;
}

struct comparisons *compare_opinions(struct arena *arena, const struct knowledge *knowledge, const struct opinion *first,
                                     const struct opinion *second)
{
    struct comparisons *all = arena_alloc(arena, sizeof *all);
    struct walk walk = {.tail = &all->root, .topic = -1};
    walk.c = (struct context){.arena = arena, .knowledge = knowledge, .first = first, .second = second, .one_diagnosis = true};
    relate_diagnoses(&walk.c);
    walk.c.crossings = crossings_find(&walk.c);
    walk_object(&walk, 0, first->root, second->root);
    const struct comparison **items = arena_array(arena, walk.count + 1, sizeof *items);
    all->count = number(all->root, items, 0);
    all->items = items;
    all->left_out_first = left_out(arena, first, &all->left_out_first_count);
    all->left_out_second = left_out(arena, second, &all->left_out_second_count);
    return all;
}
