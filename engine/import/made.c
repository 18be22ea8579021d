/* SPDX-License-Identifier: MIT
 * In: values at pointers, in any order. Out: a document in schema order. Only values that their field takes should be put: whoever puts them
 * has checked them, and the reader of opinions will check them again. */
#include "import/made.h"

#include <string.h>

#include "base/buf.h"

struct made made_new(struct arena *arena, const struct fields *fields)
{
    return (struct made){.arena = arena, .fields = fields, .root = {.field = 0, .pointer = ""}};
}

static bool is_index(struct text part)
{
    for (size_t i = 0; i < part.len; i++)
        if (part.ptr[i] < '0' || part.ptr[i] > '9')
            return false;
    return part.len > 0 && part.len < 6;
}

/* The field one part further down; NO_FIELD where there is none. */
static int field_below(const struct fields *fields, int field, struct text part)
{
    if (field == NO_FIELD)
        return NO_FIELD;
    if (fields->items[field].shape == SHAPE_LIST)
        return is_index(part) ? fields->items[field].child : NO_FIELD;
    return field_child(fields, field, part);
}

/* The next part of a pointer; moves past it. */
static struct text next_part(const char **pointer)
{
    size_t len = strcspn(++*pointer, "/");
    struct text part = {*pointer, len};
    *pointer += len;
    return part;
}

static struct spot *child_named(const struct spot *spot, struct text name)
{
    for (struct spot *at = spot->child; at; at = at->next)
        if (text_equal(at->name, name))
            return at;
    return NULL;
}

static struct spot *add_child(struct made *made, struct spot *parent, struct text name, int field, const char *pointer, size_t len)
{
    struct spot *spot = arena_alloc(made->arena, sizeof *spot), **tail = &parent->child;
    *spot = (struct spot){.field = (int16_t)field, .pointer = arena_copy(made->arena, pointer, len), .parent = parent};
    spot->name = (struct text){arena_copy(made->arena, name.ptr, name.len), name.len};
    while (*tail)
        tail = &(*tail)->next;
    *tail = spot;
    return spot;
}

/* Whether all parts lead somewhere: to a leaf of an opinion, or to an x_ field below one of its objects. */
static bool leads(const struct made *made, const char *pointer)
{
    int field = 0;
    while (*pointer == '/') {
        struct text part = next_part(&pointer);
        if (text_starts(part, "x_") && made->fields->items[field].shape == SHAPE_OBJECT)
            return true;
        field = field_below(made->fields, field, part);
        if (field == NO_FIELD)
            return false;
    }
    enum shape shape = made->fields->items[field].shape;
    return !*pointer && shape != SHAPE_OBJECT && shape != SHAPE_LIST;
}

enum put made_put(struct made *made, const char *pointer, struct text value, struct text source)
{
    struct spot *spot = &made->root;
    if (!leads(made, pointer))
        return PUT_NO_PLACE;
    for (const char *at = pointer; *at;) {
        struct text part = next_part(&at);
        struct spot *below = child_named(spot, part);
        int field = field_below(made->fields, spot->field, part);
        spot = below ? below : add_child(made, spot, part, field, pointer, (size_t)(at - pointer));
    }
    if (spot->value.ptr)
        return text_equal(spot->value, value) ? PUT_SAME : PUT_OTHER;
    spot->value = (struct text){arena_copy(made->arena, value.ptr, value.len), value.len};
    spot->source = (struct text){arena_copy(made->arena, source.ptr, source.len), source.len};
    return PUT_NEW;
}

struct spot *made_at(const struct made *made, const char *pointer)
{
    struct spot *spot = NULL;
    for (struct spot *among = made->root.child; *pointer; among = spot->child) {
        struct text part = next_part(&pointer);
        for (spot = among; spot && !text_equal(spot->name, part); spot = spot->next)
            ;
        if (!spot)
            return NULL;
    }
    return spot;
}

size_t made_count(const struct made *made, const char *pointer)
{
    const struct spot *list = made_at(made, pointer);
    size_t count = 0;
    for (const struct spot *at = list ? list->child : NULL; at; at = at->next)
        count++;
    return count;
}

int made_field(const struct made *made, const char *pointer)
{
    int field = 0;
    while (*pointer == '/' && field != NO_FIELD)
        field = field_below(made->fields, field, next_part(&pointer));
    return field;
}

void made_drop(struct made *made, const char *pointer)
{
    struct spot *spot = made_at(made, pointer);
    if (!spot)
        return;
    for (struct spot **at = &spot->parent->child; *at; at = &(*at)->next)
        if (*at == spot) {
            *at = spot->next;
            return;
        }
}

void made_rename(struct made *made, struct spot *item, const char *pointer)
{
    struct buf out = buf_new(made->arena, 64);
    for (struct spot *at = item->child; at; at = at->next) {
        out.len = 0;
        buf_format(&out, "%s%s", pointer, at->pointer + strlen(item->pointer));
        made_rename(made, at, arena_copy(made->arena, out.ptr, out.len));
    }
    item->name = text_of(strrchr(pointer, '/') + 1);
    item->pointer = pointer;
}

static void write_spot(const struct made *made, const struct spot *spot, struct writer *writer, bool named);

/* The members in schema order, then somebody's own in the order they came. Items of a list stand in the order of their numbers. */
static void write_members(const struct made *made, const struct spot *spot, struct writer *writer)
{
    const struct field *items = made->fields->items;
    if (spot->field == NO_FIELD || items[spot->field].shape == SHAPE_LIST) {
        for (const struct spot *at = spot->child; at; at = at->next)
            write_spot(made, at, writer, spot->field == NO_FIELD && !is_index(at->name));
        return;
    }
    for (int field = items[spot->field].child; field != NO_FIELD; field = items[field].next)
        for (const struct spot *at = spot->child; at; at = at->next)
            if (at->field == field)
                write_spot(made, at, writer, true);
    for (const struct spot *at = spot->child; at; at = at->next)
        if (at->field == NO_FIELD)
            write_spot(made, at, writer, true);
}

static void write_spot(const struct made *made, const struct spot *spot, struct writer *writer, bool named)
{
    const char *name = named ? arena_copy(made->arena, spot->name.ptr, spot->name.len) : NULL;
    enum shape shape = spot->field == NO_FIELD ? SHAPE_TEXT : made->fields->items[spot->field].shape;
    bool list = shape == SHAPE_LIST || (spot->field == NO_FIELD && spot->child && is_index(spot->child->name));
    if (spot->child) {
        writer_open(writer, name, list ? '[' : '{');
        write_members(made, spot, writer);
        writer_close(writer, list ? ']' : '}');
    } else if (shape == SHAPE_NUMBER || shape == SHAPE_INTEGER) {
        writer_digits(writer, name, spot->value);
    } else if (spot->value.ptr) {
        writer_text(writer, name, spot->value);
    }
}

/* The next spot in preorder. */
static const struct spot *after(const struct spot *spot)
{
    if (spot->child)
        return spot->child;
    while (spot && !spot->next)
        spot = spot->parent;
    return spot ? spot->next : NULL;
}

void made_write(const struct made *made, struct writer *writer)
{
    writer_word(writer, "format", "concord.opinion/1");
    write_members(made, &made->root, writer);
    writer_open(writer, "x_source", '{');
    for (const struct spot *at = made->root.child; at; at = after(at))
        if (at->value.ptr && at->source.len)
            writer_text(writer, at->pointer, at->source);
    writer_close(writer, '}');
}
