/* SPDX-License-Identifier: MIT
 * In: a JSON tree. Out: its resources, and its leaves in the order of the file, so that one is found again by its place. */
#include "import/bundle.h"

#include <string.h>

#include "base/buf.h"

/* What is a person's own, by type of resource ("*": any) and member ("*": all of it); and what only holds a file together. */
static const struct {
    const char *type, *member;
    enum fate fate;
} customs[] = {
#define PRIVATE(type, member) {type, member, FATE_PRIVATE},
#define FORM(member) {"*", member, FATE_FORM},
#include "import/fhir.def"
};

/* The fate of a member by the tables; `above` is that of what holds it. */
static enum fate fate_of(struct text type, const struct json *member, enum fate above)
{
    if (above == FATE_PRIVATE)
        return above;
    if (text_is(member->name, "text") && member->type == JSON_OBJECT && json_member(member, "div"))
        return FATE_PRIVATE; /* the story for people repeats names */
    for (size_t i = 0; i < sizeof customs / sizeof *customs; i++)
        if ((*customs[i].type == '*' || text_is(type, customs[i].type)) && (*customs[i].member == '*' || text_is(member->name, customs[i].member)))
            return customs[i].fate;
    return above;
}

bool bundle_is(const struct json *root)
{
    if (root->type == JSON_ARRAY)
        return root->child && json_text(root->child, "resourceType").len;
    return json_text(root, "resourceType").len > 0;
}

struct opener {
    struct bundle *bundle;
    size_t resource_room, leaf_room;
};

static void *grow(struct arena *arena, void *rows, size_t count, size_t size, size_t *room)
{
    if (count < *room)
        return rows;
    *room = *room ? *room * 2 : 64;
    void *more = arena_array(arena, *room, size);
    if (count)
        memcpy(more, rows, count * size);
    return more;
}

static const char *address_of(struct arena *arena, struct text type, struct text id)
{
    struct buf out = buf_new(arena, 64);
    buf_add(&out, type);
    buf_byte(&out, '/');
    buf_add(&out, id);
    return buf_text(&out).ptr;
}

const char *bundle_label(struct arena *arena, const struct resource *resource)
{
    struct buf out = buf_new(arena, 64);
    buf_add(&out, resource->type);
    if (*resource->pointer)
        buf_format(&out, " at %s", resource->pointer);
    return buf_text(&out).ptr;
}

static void add_resource(struct opener *opener, const struct json *json, const struct json *full_url, const char *pointer)
{
    struct bundle *bundle = opener->bundle;
    bundle->resources = grow(bundle->arena, bundle->resources, bundle->count, sizeof *bundle->resources, &opener->resource_room);
    struct text type = json_text(json, "resourceType"), id = json_text(json, "id");
    struct resource *resource = &bundle->resources[bundle->count++];
    *resource = (struct resource){.json = json, .full_url = full_url, .pointer = pointer, .address = address_of(bundle->arena, type, id),
                                  .type = type, .id = id};
    resource->label = id.len ? resource->address : bundle_label(bundle->arena, resource);
}

static void add_leaf(struct opener *opener, const struct json *json, const char *pointer, enum fate fate)
{
    struct bundle *bundle = opener->bundle;
    bundle->leaves = grow(bundle->arena, bundle->leaves, bundle->leaf_count, sizeof *bundle->leaves, &opener->leaf_room);
    bundle->leaves[bundle->leaf_count++] = (struct leaf){.json = json, .pointer = pointer, .fate = fate};
}

/* Goes through everything below; as deep as the reader lets a document be. */
static void open_value(struct opener *opener, const struct json *json, const struct json *entry, const char *pointer, struct text type,
                       enum fate fate)
{
    struct arena *arena = opener->bundle->arena;
    bool object = json->type == JSON_OBJECT;
    if (object && json_text(json, "resourceType").len) {
        type = json_text(json, "resourceType");
        fate = FATE_UNREAD;
        if (!text_is(type, "Bundle"))
            add_resource(opener, json, entry ? json_member(entry, "fullUrl") : NULL, pointer);
    }
    if (!object && json->type != JSON_ARRAY) {
        add_leaf(opener, json, pointer, fate);
        return;
    }
    size_t index = 0;
    for (const struct json *at = json->child; at; at = at->next, index++)
        open_value(opener, at, object ? json : NULL, object ? pointer_join(arena, pointer, at->name) : pointer_index(arena, pointer, index), type,
                   object ? fate_of(type, at, fate) : fate);
}

static bool before(const struct json *a, const struct json *b)
{
    return a->line < b->line || (a->line == b->line && a->column < b->column);
}

/* Each leaf knows the resource that it stands in: the last one that began before it. A contained resource ends before its holder goes on, so
 * the nearest that is still open is looked for by pointer. */
static void join_leaves(struct bundle *bundle)
{
    size_t begun = 0;
    for (size_t at = 0; at < bundle->leaf_count; at++) {
        struct leaf *leaf = &bundle->leaves[at];
        while (begun < bundle->count && !before(leaf->json, bundle->resources[begun].json))
            begun++;
        for (size_t i = begun; i > 0 && !leaf->resource; i--) {
            size_t len = strlen(bundle->resources[i - 1].pointer);
            if (!strncmp(leaf->pointer, bundle->resources[i - 1].pointer, len) && leaf->pointer[len] == '/')
                leaf->resource = &bundle->resources[i - 1];
        }
    }
}

struct bundle bundle_open(struct arena *arena, const struct json *root)
{
    struct bundle bundle = {.arena = arena};
    struct opener opener = {.bundle = &bundle};
    open_value(&opener, root, NULL, "", TEXT(""), FATE_FORM);
    join_leaves(&bundle);
    return bundle;
}

struct leaf *bundle_leaf(const struct bundle *bundle, const struct json *json)
{
    size_t low = 0, high = bundle->leaf_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (before(bundle->leaves[middle].json, json))
            low = middle + 1;
        else
            high = middle;
    }
    return low < bundle->leaf_count && bundle->leaves[low].json == json ? &bundle->leaves[low] : NULL;
}

void bundle_read(struct bundle *bundle, const struct json *json, const char *field)
{
    if (json->type == JSON_OBJECT || json->type == JSON_ARRAY) {
        for (const struct json *at = json->child; at; at = at->next)
            bundle_read(bundle, at, field);
        return;
    }
    struct leaf *leaf = bundle_leaf(bundle, json);
    if (!leaf || leaf->fate == FATE_READ)
        return;
    leaf->hidden = leaf->fate == FATE_PRIVATE;
    leaf->fate = FATE_READ;
    leaf->field = field;
}

bool bundle_was_read(const struct bundle *bundle, const struct json *json)
{
    while (json && (json->type == JSON_OBJECT || json->type == JSON_ARRAY))
        json = json->child;
    const struct leaf *leaf = json ? bundle_leaf(bundle, json) : NULL;
    return leaf && leaf->fate == FATE_READ;
}

void bundle_moved(struct bundle *bundle, const char *from, const char *to)
{
    size_t len = strlen(from);
    for (size_t i = 0; i < bundle->leaf_count; i++) {
        struct leaf *leaf = &bundle->leaves[i];
        if (!leaf->field || strncmp(leaf->field, from, len) || (leaf->field[len] && leaf->field[len] != '/'))
            continue;
        struct buf field = buf_new(bundle->arena, 64);
        buf_format(&field, "%s%s", to, leaf->field + len);
        leaf->field = buf_text(&field).ptr;
    }
}

static bool ends_with(struct text whole, struct text end)
{
    return whole.len > end.len && text_equal((struct text){whole.ptr + whole.len - end.len, end.len}, end);
}

struct resource *bundle_find(const struct bundle *bundle, const struct json *reference)
{
    struct text to = reference && reference->type == JSON_STRING ? reference->text : json_text(reference, "reference");
    for (size_t i = 0; to.len && i < bundle->count; i++) {
        struct resource *resource = &bundle->resources[i];
        struct text address = text_of(resource->address), id = resource->id;
        if ((id.len && text_equal(address, to)) || (resource->full_url && text_equal(resource->full_url->text, to)))
            return resource;
        if (id.len && ends_with(to, address) && to.ptr[to.len - address.len - 1] == '/')
            return resource;
        if (id.len && ends_with(to, id) && (to.ptr[0] == '#' ? to.len == id.len + 1 : text_starts(to, "urn:")))
            return resource;
    }
    return NULL;
}

static void pick_from(const struct json *json, const char *path, const struct json **out, size_t *count);

/* The value of an extension, or the extension itself where it holds others. */
static void pick_extension(const struct json *json, struct text part, const char *rest, const struct json **out, size_t *count)
{
    const struct json *list = json_member(json, "extension");
    for (const struct json *at = list && list->type == JSON_ARRAY ? list->child : NULL; at; at = at->next) {
        struct text url = json_text(at, "url");
        bool named = false;
        for (size_t i = 0; i + part.len <= url.len && !named; i++)
            named = !strncmp(url.ptr + i, part.ptr, part.len);
        const struct json *value = at->child;
        while (value && !text_starts(value->name, "value"))
            value = value->next;
        if (named)
            pick_from(value ? value : at, rest, out, count);
    }
}

static void pick_from(const struct json *json, const char *path, const struct json **out, size_t *count)
{
    if (json->type == JSON_ARRAY) {
        for (const struct json *at = json->child; at; at = at->next)
            pick_from(at, path, out, count);
        return;
    }
    if (!*path) {
        if (*count < PICK_MOST)
            out[(*count)++] = json;
        return;
    }
    size_t len = strcspn(path, ".");
    const char *rest = path + len + (path[len] == '.');
    if (*path == '~') {
        pick_extension(json, (struct text){path + 1, len - 1}, rest, out, count);
        return;
    }
    bool any = path[len - 1] == '*';
    struct text part = {path, any ? len - 1 : len};
    for (const struct json *at = json->type == JSON_OBJECT ? json->child : NULL; at; at = at->next)
        if (any ? at->name.len >= part.len && !memcmp(at->name.ptr, part.ptr, part.len) : text_equal(at->name, part))
            pick_from(at, rest, out, count);
}

size_t bundle_pick(const struct json *json, const char *path, const struct json *out[PICK_MOST])
{
    size_t count = 0;
    pick_from(json, path, out, &count);
    return count;
}

const struct json *bundle_first(const struct json *json, const char *path)
{
    const struct json *found[PICK_MOST];
    return json && bundle_pick(json, path, found) ? found[0] : NULL;
}
