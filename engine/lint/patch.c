/* SPDX-License-Identifier: MIT
 * In: a JSON document and a merge patch. Out: the document that comes of them, written as JSON. */
#include "lint/patch.h"

static void put_string(struct buf *out, struct text text)
{
    buf_byte(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        char byte = text.ptr[i];
        if ((unsigned char)byte < 0x20) {
            buf_puts(out, "\\u00");
            buf_byte(out, "0123456789abcdef"[byte >> 4]);
            buf_byte(out, "0123456789abcdef"[byte & 15]);
            continue;
        }
        if (byte == '"' || byte == '\\')
            buf_byte(out, '\\');
        buf_byte(out, byte);
    }
    buf_byte(out, '"');
}

static const struct json *member_of(const struct json *object, struct text name)
{
    for (const struct json *member = object ? object->child : NULL; member; member = member->next)
        if (text_equal(member->name, name))
            return member;
    return NULL;
}

static void put_merged(struct buf *out, const struct json *base, const struct json *patch);

/* A comma but before the first. */
static void put_member(struct buf *out, struct text name, const struct json *base, const struct json *patch)
{
    if (out->ptr[out->len - 1] != '{')
        buf_byte(out, ',');
    put_string(out, name);
    buf_byte(out, ':');
    put_merged(out, base, patch);
}

static void put_object(struct buf *out, const struct json *base, const struct json *patch)
{
    buf_byte(out, '{');
    for (const struct json *member = base ? base->child : NULL; member; member = member->next) {
        const struct json *change = member_of(patch, member->name);
        if (!change || change->type != JSON_NULL)
            put_member(out, member->name, member, change);
    }
    for (const struct json *member = patch ? patch->child : NULL; member; member = member->next)
        if (member->type != JSON_NULL && !member_of(base, member->name))
            put_member(out, member->name, NULL, member);
    buf_byte(out, '}');
}

static void put_list(struct buf *out, const struct json *list)
{
    buf_byte(out, '[');
    for (const struct json *item = list->child; item; item = item->next) {
        if (item != list->child)
            buf_byte(out, ',');
        put_merged(out, item, NULL);
    }
    buf_byte(out, ']');
}

/* As deep as the documents nest, which the reader bounds. */
static void put_merged(struct buf *out, const struct json *base, const struct json *patch)
{
    static const char *const words[] = {[JSON_NULL] = "null", [JSON_FALSE] = "false", [JSON_TRUE] = "true"};
    const struct json *value = patch ? patch : base;
    if (value->type == JSON_OBJECT)
        put_object(out, base && base->type == JSON_OBJECT ? base : NULL, patch);
    else if (value->type == JSON_ARRAY)
        put_list(out, value);
    else if (value->type == JSON_STRING)
        put_string(out, value->text);
    else if (value->type == JSON_NUMBER)
        buf_add(out, value->text);
    else
        buf_puts(out, words[value->type]);
}

struct text patch_merge(struct arena *arena, const struct json *base, const struct json *patch)
{
    struct buf out = buf_new(arena, 512);
    if (base || patch)
        put_merged(&out, base, patch);
    return buf_text(&out);
}

static size_t leaves(const struct json *json)
{
    size_t count = json && !json->child;
    for (const struct json *child = json ? json->child : NULL; child; child = child->next)
        count += leaves(child);
    return count;
}

static size_t list_distance(const struct json *a, const struct json *b)
{
    size_t count = 0;
    const struct json *x = a->child, *y = b->child;
    for (; x && y; x = x->next, y = y->next)
        count += patch_distance(x, y);
    for (; x || y; x = x ? x->next : NULL, y = y ? y->next : NULL)
        count += leaves(x) + leaves(y);
    return count;
}

size_t patch_distance(const struct json *a, const struct json *b)
{
    size_t count = 0;
    if (!a || !b)
        return leaves(a) + leaves(b);
    if (a->type == JSON_ARRAY && b->type == JSON_ARRAY)
        return list_distance(a, b);
    if (a->type != JSON_OBJECT || b->type != JSON_OBJECT)
        return a->type == b->type && text_equal(a->text, b->text) ? 0 : leaves(a) > leaves(b) ? leaves(a) : leaves(b);
    for (const struct json *member = a->child; member; member = member->next)
        count += patch_distance(member, member_of(b, member->name));
    for (const struct json *member = b->child; member; member = member->next)
        if (!member_of(a, member->name))
            count += leaves(member);
    return count;
}
