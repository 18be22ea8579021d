/* SPDX-License-Identifier: MIT
 * In: an opinion document. Out: its facts, or all its faults. One walk along the field table does both, so that no
 * value is read that was not checked. Messages tell what was found by kind, never by content: with --redact nothing
 * may leak. */
#include "read/opinion.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/sha256.h"
#include "read/json.h"
#include "read/suggest.h"
#include "read/value.h"

struct walk {
    const struct fields *fields;
    struct diags *diags;
    size_t count; /* facts so far */
};

static struct fact *walk_value(struct walk *walk, const struct json *json, int field, struct fact *parent,
                               const char *pointer);

static struct place place_of(const struct json *json, const char *pointer)
{
    return (struct place){json->line, json->column, pointer};
}

static struct fact *add_fact(struct walk *walk, const struct json *json, int field, struct fact *parent,
                             const char *pointer)
{
    struct fact *fact = arena_alloc(walk->diags->arena, sizeof *fact);
    *fact = (struct fact){.field = (int16_t)field,
                          .parent = parent,
                          .pointer = pointer,
                          .line = json->line,
                          .column = json->column};
    walk->count++;
    if (json->type == JSON_STRING || json->type == JSON_NUMBER)
        fact->stated = json->text;
    return fact;
}

/* One member of an object: known, somebody's own (x_), or a fault. NULL when there is no fact to keep. */
static struct fact *walk_member(struct walk *walk, const struct json *member, struct fact *object)
{
    struct arena *arena = walk->diags->arena;
    const char *pointer = pointer_join(arena, object->pointer, member->name);
    if (text_starts(member->name, "x_"))
        return add_fact(walk, member, NO_FIELD, object, pointer);
    int field = field_child(walk->fields, object->field, member->name);
    if (field != NO_FIELD)
        return walk_value(walk, member, field, object, pointer);
    struct place place = {member->name_line, member->name_column, pointer};
    /* Beyond the last fault shown nobody reads the suggestion. */
    const char *remedy = value_wants_remedy(walk->diags)
                             ? suggest_field(arena, walk->fields, object->field, member->name) : "";
    diags_add(walk->diags, place, "O001", remedy, "unknown field");
    return NULL;
}

static void check_required(struct walk *walk, const struct json *json, const struct fact *object)
{
    const struct field *items = walk->fields->items;
    for (int at = items[object->field].child; at != NO_FIELD; at = items[at].next) {
        if (!items[at].required || json_member(json, items[at].name))
            continue;
        struct buf remedy = buf_new(walk->diags->arena, 0);
        if (items[at].words && items[at].words[0] && !items[at].words[1])
            buf_format(&remedy, "add \"%s\": \"%s\"", items[at].name, items[at].words[0]);
        else
            buf_format(&remedy, "add \"%s\" with %s", items[at].name, value_example(&items[at]));
        diags_add(walk->diags, place_of(json, object->pointer), "O002", buf_text(&remedy).ptr,
                  "the field \"%s\" is missing", items[at].name);
    }
}

/* Moves the fact of `field` from one list to the end of another. */
static struct fact **move_field(struct fact **from, int field, struct fact **tail)
{
    while (*from && (*from)->field != field)
        from = &(*from)->next;
    if (!*from)
        return tail;
    *tail = *from;
    *from = (*from)->next;
    (*tail)->next = NULL;
    return &(*tail)->next;
}

/* Facts stand in schema order, so that nothing after this depends on the order of names in a document; somebody's own fields follow. */
static void walk_object(struct walk *walk, const struct json *json, struct fact *object)
{
    const struct field *items = walk->fields->items;
    struct fact *known = NULL, *own = NULL, **known_tail = &known, **own_tail = &own;
    check_required(walk, json, object);
    for (const struct json *member = json->child; member; member = member->next) {
        struct fact *fact = walk_member(walk, member, object), ***tail = fact && fact->field == NO_FIELD ? &own_tail : &known_tail;
        if (!fact)
            continue;
        **tail = fact;
        *tail = &fact->next;
    }
    struct fact **tail = &object->child;
    for (int at = items[object->field].child; at != NO_FIELD; at = items[at].next)
        tail = move_field(&known, at, tail);
    *tail = own;
}

static void walk_list(struct walk *walk, const struct json *json, struct fact *list)
{
    int field = walk->fields->items[list->field].child;
    struct fact **tail = &list->child;
    size_t index = 0;
    for (const struct json *item = json->child; item; item = item->next, index++) {
        const char *pointer = pointer_index(walk->diags->arena, list->pointer, index);
        *tail = walk_value(walk, item, field, list, pointer);
        (*tail)->index = index;
        tail = &(*tail)->next;
    }
}

static struct fact *walk_value(struct walk *walk, const struct json *json, int field, struct fact *parent,
                               const char *pointer)
{
    const struct field *known = &walk->fields->items[field];
    struct fact *fact = add_fact(walk, json, field, parent, pointer);
    if (!value_check(walk->diags, known, json, place_of(json, pointer)))
        return fact;
    if (known->shape == SHAPE_OBJECT)
        walk_object(walk, json, fact);
    else if (known->shape == SHAPE_LIST)
        walk_list(walk, json, fact);
    return fact;
}

/* Numbers the facts in preorder, without recursion: down, along, and up again. */
static void index_facts(struct opinion *opinion, const struct fact **facts)
{
    struct fact *fact = opinion->root;
    size_t order = 0;
    while (fact) {
        fact->order = order;
        facts[order++] = fact;
        if (fact->child) {
            fact = fact->child;
            continue;
        }
        while (fact && !fact->next)
            fact = fact->parent;
        fact = fact ? fact->next : NULL;
    }
    opinion->facts = facts;
}

struct opinion *opinion_read(const struct fields *fields, struct text name, struct text bytes, struct diags *diags)
{
    size_t before = diags->count;
    const struct json *json = json_read(bytes, NULL, diags);
    if (!json)
        return NULL;
    struct walk walk = {.fields = fields, .diags = diags};
    struct opinion *opinion = arena_alloc(diags->arena, sizeof *opinion);
    opinion->root = walk_value(&walk, json, 0, NULL, "");
    if (diags->count > before)
        return NULL;
    opinion->name = (struct text){arena_copy(diags->arena, name.ptr, name.len), name.len};
    opinion->count = walk.count;
    sha256_hex(bytes, opinion->digest);
    index_facts(opinion, arena_array(diags->arena, walk.count, sizeof(const struct fact *)));
    return opinion;
}
