/* SPDX-License-Identifier: MIT
 * In: the text of opinion.schema.json. Out: the field table, one walk of the schema in preorder. Local references are
 * followed; the annotation of a place is read first where it stands and then where it refers to, so the nearest wins.
 * Source: JSON Schema 2020-12, core 8.2.3 ($ref beside other keywords). */
#include "read/schema.h"

#include <string.h>

#include "base/decimal.h"
#include "base/limits.h"
#include "read/json.h"

enum { MAX_FIELDS = 1024 };

struct walk {
    struct arena *arena;
    struct diags *diags;
    const struct json *root;
    struct field *items;
    int count;
};

/* One place of the schema: what stands there, and what it refers to. */
struct spot {
    const struct json *here, *there;
};

static void fault(struct walk *walk, const struct json *at, const char *what, struct text which)
{
    struct place place = {at ? at->line : 0, at ? at->column : 0, ""};
    diags_add(walk->diags, place, "schema", "use the subset that schemas/opinion.schema.json uses", "%s %.*s", what,
              (int)which.len, which.ptr ? which.ptr : "");
}

static const char *copy(struct walk *walk, struct text text)
{
    return arena_copy(walk->arena, text.ptr ? text.ptr : "", text.len);
}

static bool keyword_known(struct text name)
{
    static const char *const known[] = {
        "$schema", "$id", "$defs", "$ref", "title", "description", "type", "const", "enum", "required", "properties",
        "patternProperties", "additionalProperties", "items", "minLength", "pattern", "minimum", "maximum",
        "exclusiveMinimum", "concord", NULL
    };
    for (size_t i = 0; known[i]; i++)
        if (text_is(name, known[i]))
            return true;
    return false;
}

/* "#/$defs/step/properties/kind": tokens without escapes. NULL when it leads nowhere. */
static const struct json *follow(struct walk *walk, struct text ref)
{
    const struct json *at = walk->root;
    if (!text_starts(ref, "#"))
        return NULL;
    for (size_t i = 1; at && i < ref.len;) {
        size_t start = ++i;
        while (i < ref.len && ref.ptr[i] != '/')
            i++;
        at = json_member(at, arena_copy(walk->arena, ref.ptr + start, i - start));
    }
    return at;
}

static struct spot spot_of(struct walk *walk, const struct json *here)
{
    struct spot spot = {here, NULL};
    for (const struct json *member = here->child; member; member = member->next)
        if (!keyword_known(member->name))
            fault(walk, member, "unknown keyword", member->name);
    struct text ref = json_text(here, "$ref");
    if (ref.len) {
        spot.there = follow(walk, ref);
        if (!spot.there)
            fault(walk, here, "no such place:", ref);
    }
    return spot;
}

/* A keyword of the place, of what it refers to, or of what that refers to (an alternative's field refers to a step's, which
 * refers to the shape of a text). */
static const struct json *keyword(struct walk *walk, struct spot spot, const char *name)
{
    const struct json *found = json_member(spot.here, name);
    for (const struct json *there = spot.there; there && !found;) {
        found = json_member(there, name);
        struct text ref = json_text(there, "$ref");
        there = ref.len ? follow(walk, ref) : NULL;
    }
    return found;
}

static const struct json *annotation(struct spot spot, const char *name)
{
    const struct json *note = json_member(spot.here, "concord");
    const struct json *found = note ? json_member(note, name) : NULL;
    if (found || !spot.there)
        return found;
    note = json_member(spot.there, "concord");
    return note ? json_member(note, name) : NULL;
}

static const char *const *string_list(struct walk *walk, const struct json *list)
{
    if (!list)
        return NULL;
    const char **out = arena_array(walk->arena, list->count + 1, sizeof *out);
    size_t n = 0;
    for (const struct json *item = list->child; item; item = item->next)
        out[n++] = copy(walk, item->text);
    return out;
}

static const char *const *words_allowed(struct walk *walk, struct spot spot)
{
    const struct json *constant = keyword(walk, spot, "const");
    if (!constant)
        return string_list(walk, keyword(walk, spot, "enum"));
    const char **out = arena_array(walk->arena, 2, sizeof *out);
    out[0] = copy(walk, constant->text);
    return out;
}

static int value_of(struct walk *walk, enum word_lists list, const struct json *value)
{
    int found = word_value(list, copy(walk, value->text));
    if (found < 0)
        fault(walk, value, "unknown word", value->text);
    return found < 0 ? 0 : found;
}

static enum shape shape_of(struct walk *walk, struct spot spot, bool has_words)
{
    static const struct { const char *type; enum shape shape; } shapes[] = {
        {"object", SHAPE_OBJECT}, {"array", SHAPE_LIST}, {"number", SHAPE_NUMBER}, {"integer", SHAPE_INTEGER},
    };
    const struct json *type = keyword(walk, spot, "type");
    for (size_t i = 0; type && i < sizeof shapes / sizeof shapes[0]; i++)
        if (text_is(type->text, shapes[i].type))
            return shapes[i].shape;
    if (!type || !text_is(type->text, "string"))
        fault(walk, spot.here, "no type", (struct text){0});
    return has_words ? SHAPE_WORD : SHAPE_TEXT;
}

static const uint8_t *topics_of_words(struct walk *walk, struct spot spot, const char *const *words)
{
    const struct json *topics = annotation(spot, "topics");
    size_t count = 0;
    while (words && words[count])
        count++;
    if (!topics || !count)
        return NULL;
    uint8_t *out = arena_array(walk->arena, count, sizeof *out);
    for (size_t i = 0; i < count; i++) {
        const struct json *topic = json_member(topics, words[i]);
        if (topic)
            out[i] = (uint8_t)value_of(walk, WORDS_TOPIC, topic);
        else
            fault(walk, topics, "no topic for the word", text_of(words[i]));
    }
    return out;
}

static void read_bounds(struct walk *walk, struct spot spot, struct field *field)
{
    struct decimal number;
    const struct json *least = keyword(walk, spot, "minimum"), *most = keyword(walk, spot, "maximum");
    field->least = INT64_MIN;
    field->most = INT64_MAX;
    if (least && decimal_read(least->text, &number) && number.exponent >= 0)
        field->least = number.digits;
    if (most && decimal_read(most->text, &number) && number.exponent >= 0) {
        field->most = number.digits;
        for (int i = 0; i < number.exponent && i < 18; i++)
            field->most *= 10; /* digits never end in 0: 130 is 13 * 10^1 */
    }
    field->positive = keyword(walk, spot, "exclusiveMinimum") != NULL;
}

static void read_annotation(struct walk *walk, struct spot spot, struct field *field)
{
    const struct json *topic = annotation(spot, "topic"), *kind = annotation(spot, "kind");
    const struct json *ordered = annotation(spot, "ordered"), *topic_by = annotation(spot, "topic_by");
    if (topic)
        field->topic = (enum topic)value_of(walk, WORDS_TOPIC, topic);
    if (kind)
        field->kind = (enum kind)value_of(walk, WORDS_KIND, kind);
    else
        fault(walk, spot.here, "no kind", (struct text){0});
    field->ordered = ordered && ordered->type == JSON_TRUE;
    field->key = string_list(walk, annotation(spot, "key"));
    field->ruler = string_list(walk, annotation(spot, "ruler"));
    field->vocabularies = string_list(walk, annotation(spot, "vocabularies"));
    field->topics = topics_of_words(walk, spot, field->words);
    field->topic_by = topic_by ? copy(walk, topic_by->text) : NULL;
}

static const char *path_of(struct walk *walk, int parent, struct text name)
{
    if (parent == NO_FIELD)
        return "";
    const char *above = walk->items[parent].path;
    size_t len = strlen(above);
    char *path = arena_alloc(walk->arena, len + name.len + 3);
    memcpy(path, above, len);
    if (walk->items[parent].shape == SHAPE_LIST)
        memcpy(path + len, "[]", 2);
    else {
        path[len] = '/';
        memcpy(path + len + 1, name.ptr, name.len);
    }
    return path;
}

static int new_field(struct walk *walk, struct spot spot, int parent, struct text name)
{
    int index = walk->count++;
    struct field *field = &walk->items[index];
    const struct json *pattern = keyword(walk, spot, "pattern");
    *field = (struct field){.path = path_of(walk, parent, name), .name = copy(walk, name)};
    field->parent = (int16_t)parent;
    field->child = field->next = NO_FIELD;
    field->topic = parent == NO_FIELD ? TOPIC_IDENTITY : walk->items[parent].topic;
    field->words = words_allowed(walk, spot);
    field->shape = shape_of(walk, spot, field->words != NULL);
    field->pattern = pattern && text_starts(pattern->text, "^[0-9]{4}(") ? "date" : NULL;
    char *label = arena_alloc(walk->arena, strlen(field->path) + sizeof "field.");
    memcpy(label, "field.", sizeof "field." - 1);
    memcpy(label + sizeof "field." - 1, field->path, strlen(field->path));
    field->label = label;
    read_bounds(walk, spot, field);
    read_annotation(walk, spot, field);
    return index;
}

static bool is_required(struct walk *walk, struct spot spot, struct text name)
{
    const struct json *required = keyword(walk, spot, "required");
    for (const struct json *item = required ? required->child : NULL; item; item = item->next)
        if (text_equal(item->text, name))
            return true;
    return false;
}

/* Recursion is bounded by the schema's own depth, which json_read bounds, and by MAX_FIELDS where a schema refers to itself. */
static int walk_place(struct walk *walk, const struct json *here, int parent, struct text name)
{
    if (walk->count >= MAX_FIELDS) {
        if (!walk->diags->count)
            fault(walk, here, "too many fields", (struct text){0});
        return NO_FIELD;
    }
    struct spot spot = spot_of(walk, here);
    int index = new_field(walk, spot, parent, name);
    int16_t *link = &walk->items[index].child;
    const struct json *items = keyword(walk, spot, "items"), *properties = keyword(walk, spot, "properties");
    if (items)
        *link = (int16_t)walk_place(walk, items, index, walk->items[index].name ? text_of(walk->items[index].name) : name);
    for (const struct json *at = properties ? properties->child : NULL; at; at = at->next) {
        int child = walk_place(walk, at, index, at->name);
        if (child == NO_FIELD)
            break;
        walk->items[child].required = is_required(walk, spot, at->name);
        *link = (int16_t)child;
        link = &walk->items[child].next;
    }
    return index;
}

bool schema_read(struct text schema, struct fields *out, struct diags *diags)
{
    struct json_rules rules = {.max_bytes = LIMIT_KNOWLEDGE_BYTES};
    size_t before = diags->count;
    struct walk walk = {.arena = diags->arena, .diags = diags};
    walk.root = json_read(schema, &rules, diags);
    if (!walk.root)
        return false;
    walk.items = arena_array(walk.arena, MAX_FIELDS, sizeof *walk.items);
    walk_place(&walk, walk.root, NO_FIELD, TEXT(""));
    *out = (struct fields){walk.items, walk.count};
    return diags->count == before;
}
