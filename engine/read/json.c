/* SPDX-License-Identifier: MIT
 * In: bytes that the gate has passed. Out: a tree of plain values. The only user of cJSON, which allocates in the
 * arena, may not disagree with the gate, and is forgotten before this returns. */
#include "read/json.h"

#include <cjson/cJSON.h>
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "read/gate.h"

/* cJSON's allocator takes no argument: this is the arena of the parse under way. One parse at a time. */
static struct arena *current;

static void *hook_alloc(size_t size)
{
    return arena_alloc(current, size);
}

static void hook_free(void *ptr)
{
    (void)ptr; /* the arena forgets it */
}

static const cJSON *parse(struct text bytes, struct arena *arena)
{
    cJSON_Hooks hooks = {hook_alloc, hook_free};
    const char *end = NULL;
    char *copy = arena_copy(arena, bytes.ptr, bytes.len);
    current = arena;
    cJSON_InitHooks(&hooks);
    const cJSON *root = cJSON_ParseWithLengthOpts(copy, bytes.len + 1, &end, 1);
    current = NULL;
    if (!root || end != copy + bytes.len)
        BUG("cJSON refuses what the gate passed");
    return root;
}

static enum json_type type_of(const cJSON *item)
{
    if (cJSON_IsObject(item))
        return JSON_OBJECT;
    if (cJSON_IsArray(item))
        return JSON_ARRAY;
    if (cJSON_IsString(item))
        return JSON_STRING;
    if (cJSON_IsNumber(item))
        return JSON_NUMBER;
    if (cJSON_IsTrue(item))
        return JSON_TRUE;
    return cJSON_IsFalse(item) ? JSON_FALSE : JSON_NULL;
}

struct copier {
    struct arena *arena;
    const struct marks *marks;
    size_t next; /* the mark of the next value */
};

/* Recursion is as deep as the gate allows, cJSON's own at most. */
static struct json *copy_value(struct copier *copier, const cJSON *item)
{
    if (copier->next == copier->marks->count)
        BUG("cJSON sees more values than the gate");
    const struct mark *mark = &copier->marks->items[copier->next++];
    struct json *json = arena_alloc(copier->arena, sizeof *json);
    *json = (struct json){.type = type_of(item), .line = mark->line, .column = mark->column,
                          .name_line = mark->name_line, .name_column = mark->name_column};
    if ((json->type == JSON_NUMBER) != (mark->number.len > 0))
        BUG("cJSON and the gate disagree about a number");
    if (item->string)
        json->name = text_of(item->string);
    if (json->type == JSON_STRING)
        json->text = text_of(item->valuestring);
    if (json->type == JSON_NUMBER)
        json->text = (struct text){arena_copy(copier->arena, mark->number.ptr, mark->number.len), mark->number.len};
    struct json **tail = &json->child;
    for (const cJSON *child = item->child; child; child = child->next) {
        *tail = copy_value(copier, child);
        tail = &(*tail)->next;
        json->count++;
    }
    return json;
}

const struct json *json_read(struct text bytes, const struct json_rules *rules, struct diags *diags)
{
    static const struct json_rules USUAL = {0};
    struct marks marks;
    if (!gate_check(bytes, rules ? rules : &USUAL, diags, &marks))
        return NULL;
    struct copier copier = {diags->arena, &marks, 0};
    const struct json *json = copy_value(&copier, parse(bytes, diags->arena));
    if (copier.next != marks.count)
        BUG("cJSON sees fewer values than the gate");
    return json;
}

const struct json *json_member(const struct json *object, const char *name)
{
    if (!object || object->type != JSON_OBJECT)
        return NULL;
    for (const struct json *member = object->child; member; member = member->next)
        if (text_is(member->name, name))
            return member;
    return NULL;
}

struct text json_text(const struct json *object, const char *name)
{
    const struct json *member = json_member(object, name);
    return member && member->type == JSON_STRING ? member->text : (struct text){"", 0};
}

const char *pointer_join(struct arena *arena, const char *pointer, struct text name)
{
    struct buf out = buf_new(arena, strlen(pointer) + name.len + 8);
    buf_puts(&out, pointer);
    buf_byte(&out, '/');
    for (size_t from = 0, at = 0; from < name.len; from = ++at) {
        while (at < name.len && name.ptr[at] != '~' && name.ptr[at] != '/')
            at++;
        buf_add(&out, (struct text){name.ptr + from, at - from});
        if (at < name.len)
            buf_puts(&out, name.ptr[at] == '~' ? "~0" : "~1");
    }
    return buf_text(&out).ptr;
}

const char *pointer_index(struct arena *arena, const char *pointer, size_t index)
{
    struct buf out = buf_new(arena, strlen(pointer) + 24);
    buf_puts(&out, pointer);
    buf_byte(&out, '/');
    buf_number(&out, index);
    return buf_text(&out).ptr;
}

static const char *pointer_below(struct arena *arena, const char *pointer, const struct json *at, const struct json *value)
{
    const char *found = at == value ? pointer : NULL;
    size_t index = 0;
    for (const struct json *child = at->child; child && !found; child = child->next, index++) {
        const char *below = at->type == JSON_OBJECT ? pointer_join(arena, pointer, child->name) : pointer_index(arena, pointer, index);
        found = pointer_below(arena, below, child, value);
    }
    return found;
}

const char *json_pointer(struct arena *arena, const struct json *root, const struct json *value)
{
    return pointer_below(arena, "", root, value);
}
