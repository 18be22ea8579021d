/* SPDX-License-Identifier: MIT
 * In: a value, whose it is and where it shall go. Out: the value in the document, its leaves marked as read; or nothing, and the leaves stay
 * unread. Here is the one gate that keeps what is personal out of the document. */
#include <string.h>

#include "base/buf.h"
#include "import/importer.h"
#include "read/value.h"

enum { LEAST_LETTERS = 3, LEAST_DIGITS = 7, LEAST_NUMBER = 5 };

static struct text digits_of(struct arena *arena, struct text text)
{
    char *out = arena_alloc(arena, text.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] >= '0' && text.ptr[i] <= '9')
            out[len++] = text.ptr[i];
    return (struct text){out, len};
}

static void add_personal(struct importer *in, struct text value)
{
    struct text folded = text_fold(in->arena, value);
    if (folded.len < LEAST_LETTERS)
        return;
    for (size_t i = 0; i < in->personal_count; i++)
        if (text_equal(in->personal[i].folded, folded))
            return;
    if (in->personal_count % 64 == 0) {
        struct personal *more = arena_array(in->arena, in->personal_count + 64, sizeof *more);
        if (in->personal_count)
            memcpy(more, in->personal, in->personal_count * sizeof *more);
        in->personal = more;
    }
    in->personal[in->personal_count++] = (struct personal){folded, digits_of(in->arena, folded)};
}

/* The members of a person's record whose values point to the person, wherever they stand below it. */
static const char *const telling[] = {"family", "given", "text", "value", "line", "postalCode", "birthDate", "display"};

static void collect_below(struct importer *in, const struct json *json, size_t least)
{
    for (const struct json *at = json->child; at; at = at->next) {
        bool tells = json->type == JSON_ARRAY;
        for (size_t i = 0; i < sizeof telling / sizeof *telling && !tells; i++)
            tells = text_is(at->name, telling[i]);
        if (at->type == JSON_STRING && tells && at->text.len >= least)
            add_personal(in, at->text);
        collect_below(in, at, least);
    }
}

static bool is_word(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || (byte & 0x80);
}

/* Whether `part` stands in `whole` as whole words. */
static bool holds(struct text whole, struct text part)
{
    for (size_t at = 0; at + part.len <= whole.len; at++) {
        size_t end = at + part.len;
        if (!memcmp(whole.ptr + at, part.ptr, part.len) && (!at || !is_word(whole.ptr[at - 1])) && (end == whole.len || !is_word(whole.ptr[end])))
            return true;
    }
    return false;
}

static bool has_digit(struct text text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] >= '0' && text.ptr[i] <= '9')
            return true;
    return false;
}

/* An id that is a number of the person is not told: the resource is called by its place. */
static void hide_ids(struct importer *in)
{
    for (size_t i = 0; i < in->bundle.count; i++) {
        struct resource *resource = &in->bundle.resources[i];
        struct text folded = text_fold(in->arena, resource->id);
        for (size_t p = 0; p < in->personal_count; p++)
            if (in->personal[p].folded.len > LEAST_LETTERS && has_digit(in->personal[p].folded) && holds(folded, in->personal[p].folded))
                resource->label = bundle_label(in->arena, resource);
    }
}

/* Doctors and places: how they are called and reached. A doctor whose name is that of a trade ("Oncologist") hides no trade. */
static void collect_professional(struct importer *in, const struct resource *resource)
{
    static const char *const members[] = {"telecom", "address", "identifier"};
    struct text family = told_text(in, bundle_first(resource->json, "name.family"));
    for (size_t m = 0; m < sizeof members / sizeof *members; m++)
        if (json_member(resource->json, members[m]))
            collect_below(in, json_member(resource->json, members[m]), LEAST_NUMBER);
    if (text_is(resource->type, "Practitioner") && told_concept(in, "specialists", family) < 0)
        add_personal(in, family);
    if (text_is(resource->type, "Practitioner"))
        add_personal(in, told_text(in, bundle_first(resource->json, "name.text")));
}

/* Names beside references: {"reference": "Practitioner/1", "display": "Dr. A. Sample"}. */
static void collect_displays(struct importer *in)
{
    for (size_t i = 0; i < in->bundle.leaf_count; i++) {
        const struct leaf *leaf = &in->bundle.leaves[i];
        if (leaf->fate == FATE_PRIVATE && text_is(leaf->json->name, "display") && leaf->json->type == JSON_STRING && !strstr(leaf->pointer, "/coding/"))
            add_personal(in, leaf->json->text);
    }
}

void personal_collect(struct importer *in)
{
    static const char *const members[] = {"name", "telecom", "address", "identifier", "contact"};
    for (size_t i = 0; i < in->bundle.count; i++) {
        const struct resource *resource = &in->bundle.resources[i];
        bool person = text_is(resource->type, "Patient") || text_is(resource->type, "RelatedPerson") || text_is(resource->type, "Person");
        for (size_t m = 0; m < sizeof members / sizeof *members && person; m++)
            if (json_member(resource->json, members[m]))
                collect_below(in, json_member(resource->json, members[m]), LEAST_LETTERS);
        if (person)
            add_personal(in, json_text(resource->json, "birthDate"));
        else
            collect_professional(in, resource);
    }
    collect_displays(in);
    hide_ids(in);
}

static bool stands_in(struct text whole, struct text part)
{
    for (size_t at = 0; at + part.len <= whole.len; at++)
        if (!memcmp(whole.ptr + at, part.ptr, part.len))
            return true;
    return false;
}

bool personal_in(const struct importer *in, struct text text)
{
    struct text folded = text_fold(in->arena, text), digits = digits_of(in->arena, text);
    for (size_t i = 0; i < in->personal_count; i++) {
        struct text number = in->personal[i].digits;
        bool same_number = number.len >= LEAST_DIGITS && stands_in(digits, number);
        if (holds(folded, in->personal[i].folded) || same_number)
            return true;
    }
    return false;
}

void warn(struct importer *in, const struct json *json, const char *pointer, const char *code, struct text sentence)
{
    if (in->warning_count == in->warning_room) {
        in->warning_room = in->warning_room * 2 + 16;
        struct text *more = arena_array(in->arena, in->warning_room, sizeof *more);
        if (in->warning_count)
            memcpy(more, in->warnings, in->warning_count * sizeof *more);
        in->warnings = more;
    }
    in->warnings[in->warning_count++] = sentence;
    struct place place = {json ? json->line : 0, json ? json->column : 0, pointer};
    diags_add(in->diags, place, code, "ask the care team which one holds", "%s", sentence.ptr);
}

const char *place_in(struct importer *in, struct resource *resource, const char *pointer)
{
    const char *mark = strpbrk(pointer, "#");
    const char *end = pointer + strlen(pointer);
    bool next = end > pointer + 1 && end[-1] == '-' && end[-2] == '/';
    struct buf out = buf_new(in->arena, 64);
    if (mark) {
        const char *list = arena_copy(in->arena, pointer, (size_t)(mark - pointer - 1));
        size_t item = resource->item ? resource->item - 1 : made_count(&in->made, list);
        buf_format(&out, "%s/%zu%s", list, item, mark + 1);
        pointer = buf_text(&out).ptr;
        end = pointer + strlen(pointer);
    }
    if (!next)
        return pointer;
    const char *list = arena_copy(in->arena, pointer, (size_t)(end - pointer - 2));
    return pointer_index(in->arena, list, made_count(&in->made, list));
}

/* Whether the field takes this value. */
static bool fits(struct importer *in, const char *pointer, struct text value)
{
    int field = made_field(&in->made, pointer);
    if (field == NO_FIELD)
        return true;
    const struct field *known = &in->k->fields.items[field];
    bool number = known->shape == SHAPE_NUMBER || known->shape == SHAPE_INTEGER;
    struct json json = {.type = number ? JSON_NUMBER : JSON_STRING, .text = value};
    struct diags scratch = diags_new(in->arena, "");
    return value_check(&scratch, known, &json, (struct place){0});
}

static void keep_beside(struct importer *in, struct resource *resource, const char *pointer, struct text value, const struct json *json)
{
    const char *slash = strrchr(pointer, '/');
    struct buf also = buf_new(in->arena, 64), sentence = buf_new(in->arena, 128);
    const struct spot *spot = made_at(&in->made, pointer);
    buf_add(&also, (struct text){pointer, (size_t)(slash - pointer)});
    buf_format(&also, "/x_%s_also", slash + 1);
    const char *list = buf_text(&also).ptr;
    for (size_t i = 0; i < made_count(&in->made, list); i++)
        if (text_equal(made_at(&in->made, pointer_index(in->arena, list, i))->value, value)) {
            bundle_read(&in->bundle, json, list);
            return;
        }
    made_put(&in->made, pointer_index(in->arena, list, made_count(&in->made, list)), value, text_of(resource->label));
    bundle_read(&in->bundle, json, list);
    buf_format(&sentence, "the file says two things for %s: \"%s\" (%s) and \"%s\" (%s); the first is taken, the other stands in %s", pointer,
               spot->value.ptr, spot->source.ptr, arena_copy(in->arena, value.ptr, value.len), resource->label, list);
    warn(in, json, pointer, "F010", buf_text(&sentence));
}

static bool put(struct importer *in, struct resource *resource, const char *pointer, struct text value, const struct json *json, bool first)
{
    value = text_trim(value);
    pointer = place_in(in, resource, pointer);
    if (!value.len || !fits(in, pointer, value) || personal_in(in, value))
        return false;
    bool item = made_field(&in->made, pointer) != NO_FIELD || strstr(pointer, "/x_");
    enum put done = made_put(&in->made, pointer, value, text_of(resource->label));
    if (done == PUT_NO_PLACE || (done == PUT_OTHER && first) || !item)
        return false;
    if (done == PUT_OTHER)
        keep_beside(in, resource, pointer, value, json);
    else
        bundle_read(&in->bundle, json, made_at(&in->made, pointer)->pointer);
    return true;
}

/* Remembers the item that a resource began to fill. */
static bool put_item(struct importer *in, struct resource *resource, const char *pointer, struct text value, const struct json *json, bool first)
{
    const char *mark = strchr(pointer, '#');
    size_t next = mark && !resource->item ? made_count(&in->made, arena_copy(in->arena, pointer, (size_t)(mark - pointer - 1))) + 1 : resource->item;
    if (!put(in, resource, pointer, value, json, first))
        return false;
    resource->item = next;
    return true;
}

bool give(struct importer *in, struct resource *resource, const char *pointer, struct text value, const struct json *json)
{
    return put_item(in, resource, pointer, value, json, false);
}

bool give_first(struct importer *in, struct resource *resource, const char *pointer, struct text value, const struct json *json)
{
    return put_item(in, resource, pointer, value, json, true);
}
