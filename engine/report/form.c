/* SPDX-License-Identifier: MIT
 * In: the fields of an opinion. Out: the same as JSON, for a form that is built from them. */
#include "report/form.h"

#include <string.h>

#include "report/writer.h"

static void put_list(struct writer *writer, const char *name, const char *const *list)
{
    if (!list)
        return;
    writer_open(writer, name, '[');
    for (; *list; list++)
        writer_text(writer, NULL, text_of(*list));
    writer_close(writer, ']');
}

/* Bounds are kept only where they are numbers that a person would write. */
static void put_bounds(struct writer *writer, const struct field *field)
{
    if (field->most <= 0 || field->least < 0)
        return;
    writer_number(writer, "least", (size_t)field->least);
    if (field->most < INT32_MAX)
        writer_number(writer, "most", (size_t)field->most);
}

static void put_field(struct writer *writer, const struct fields *fields, const struct field *field)
{
    writer_open(writer, NULL, '{');
    writer_text(writer, "path", text_of(field->path));
    writer_text(writer, "name", text_of(field->name));
    writer_word(writer, "shape", word_text(WORDS_SHAPE, (int)field->shape));
    writer_word(writer, "kind", word_text(WORDS_KIND, (int)field->kind));
    writer_word(writer, "topic", word_text(WORDS_TOPIC, (int)field->topic));
    if (field->parent != NO_FIELD)
        writer_text(writer, "parent", text_of(fields->items[field->parent].path));
    writer_bool(writer, "required", field->required);
    writer_bool(writer, "date", field->pattern != NULL);
    put_bounds(writer, field);
    writer_bool(writer, "ordered", field->ordered);
    put_list(writer, "words", field->words);
    put_list(writer, "vocabularies", field->vocabularies);
    put_list(writer, "key", field->key);
    writer_close(writer, '}');
}

void form_json(struct buf *out, const struct fields *fields)
{
    struct writer writer = {.out = out};
    writer_open(&writer, NULL, '[');
    for (int i = 0; i < fields->count; i++)
        put_field(&writer, fields, &fields->items[i]);
    writer_close(&writer, ']');
}
