/* SPDX-License-Identifier: MIT
 * In: a value and its field. Out: the fault in it, if any, with what would be right. Dates are those of the Gregorian
 * calendar, whole or cut at the month or year (ISO 8601). */
#include "read/value.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/decimal.h"
#include "base/limits.h"
#include "read/suggest.h"

bool value_wants_remedy(const struct diags *diags)
{
    return diags->count < LIMIT_DIAGNOSTICS;
}

static bool is_date_field(const struct field *field)
{
    return field->pattern && strcmp(field->pattern, "date") == 0;
}

const char *value_example(const struct field *field)
{
    if (is_date_field(field))
        return "a date in quotes: \"YYYY\", \"YYYY-MM\" or \"YYYY-MM-DD\"";
    switch (field->shape) {
    case SHAPE_OBJECT:
        return "an object: { }";
    case SHAPE_LIST:
        return "a list: [ ]";
    case SHAPE_NUMBER:
        return "a number without quotes";
    case SHAPE_INTEGER:
        return "a whole number without quotes";
    case SHAPE_WORD:
        return "one of its words in quotes";
    case SHAPE_TEXT:
    case SHAPES:
        break;
    }
    return "a text in quotes";
}

static const char *type_name(enum json_type type)
{
    static const char *const NAMES[] = {
        [JSON_NULL] = "null",        [JSON_FALSE] = "false", [JSON_TRUE] = "true",    [JSON_NUMBER] = "a number",
        [JSON_STRING] = "a text",    [JSON_ARRAY] = "a list", [JSON_OBJECT] = "an object",
    };
    return NAMES[type];
}

static enum json_type type_wanted(enum shape shape)
{
    static const enum json_type TYPES[SHAPES] = {
        [SHAPE_OBJECT] = JSON_OBJECT, [SHAPE_LIST] = JSON_ARRAY,    [SHAPE_TEXT] = JSON_STRING,
        [SHAPE_WORD] = JSON_STRING,   [SHAPE_NUMBER] = JSON_NUMBER, [SHAPE_INTEGER] = JSON_NUMBER,
    };
    return TYPES[shape];
}

static bool check_type(struct diags *diags, const struct field *field, const struct json *json, struct place place)
{
    enum json_type wanted = type_wanted(field->shape);
    if (json->type == wanted)
        return true;
    if (json->type == JSON_NULL) {
        diags_add(diags, place, "O003", "leave the field out when it was not stated", "null is not a value here");
        return false;
    }
    struct buf remedy = buf_new(diags->arena, 0);
    buf_format(&remedy, "write %s", value_example(field));
    diags_add(diags, place, "O004", buf_text(&remedy).ptr, "%s expected, found %s", type_name(wanted),
              type_name(json->type));
    return false;
}

/* "did you mean ...? allowed: a, b, c" */
static const char *words_remedy(struct arena *arena, struct text wrong, const char *const *words)
{
    struct buf out = buf_new(arena, 0);
    const char *nearest = suggest_word(arena, wrong, words);
    if (nearest)
        buf_format(&out, "did you mean \"%s\"? ", nearest);
    buf_puts(&out, words[1] ? "write one of " : "write ");
    for (size_t i = 0; words[i]; i++)
        buf_format(&out, "%s\"%s\"", i ? ", " : "", words[i]);
    return buf_text(&out).ptr;
}

static bool check_word(struct diags *diags, const struct field *field, struct text text, struct place place)
{
    for (const char *const *word = field->words; *word; word++)
        if (text_is(text, *word))
            return true;
    const char *remedy = value_wants_remedy(diags) ? words_remedy(diags->arena, text, field->words) : "";
    diags_add(diags, place, "O006", remedy, "not a word that \"%s\" takes", field->name);
    return false;
}

/* Exactly `count` digits at `at`, or -1. */
static int digits_at(struct text text, size_t at, size_t count)
{
    int value = 0;
    for (size_t i = at; i < at + count; i++) {
        if (i >= text.len || text.ptr[i] < '0' || text.ptr[i] > '9')
            return -1;
        value = value * 10 + (text.ptr[i] - '0');
    }
    return value;
}

static int days_in(int year, int month)
{
    static const int DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : DAYS[month - 1];
}

static bool check_date(struct diags *diags, struct text text, struct place place)
{
    int year = digits_at(text, 0, 4), month = 1, day = 1;
    bool form = year >= 0 && (text.len == 4 || text.len == 7 || text.len == 10);
    if (form && text.len >= 7)
        form = text.ptr[4] == '-' && (month = digits_at(text, 5, 2)) >= 0;
    if (form && text.len == 10)
        form = text.ptr[7] == '-' && (day = digits_at(text, 8, 2)) >= 0;
    if (!form) {
        diags_add(diags, place, "O007", "write YYYY, YYYY-MM or YYYY-MM-DD, such as \"2026-03-14\"",
                  "not a date that can be read");
        return false;
    }
    if (year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= days_in(year, month))
        return true;
    diags_add(diags, place, "O008", "check the month and the day, in the order YYYY-MM-DD",
              "a date that the calendar does not have");
    return false;
}

static bool check_text(struct diags *diags, const struct field *field, const struct json *json, struct place place)
{
    if (text_trim(json->text).len == 0) {
        diags_add(diags, place, "O005", "write what was stated, or leave the field out", "an empty text");
        return false;
    }
    if (field->words)
        return check_word(diags, field, json->text, place);
    return !is_date_field(field) || check_date(diags, json->text, place);
}

/* The gate lets no integer from 2^53 through. */
static int64_t integer_of(struct text text)
{
    bool negative = text.ptr[0] == '-';
    int64_t value = 0;
    for (size_t i = negative; i < text.len; i++)
        value = value * 10 + (text.ptr[i] - '0');
    return negative ? -value : value;
}

/* An integer within its bounds. A table without bounds has 0 for both. */
static bool check_integer(struct diags *diags, const struct field *field, const struct json *json, struct place place)
{
    if (strcspn(json->text.ptr, ".eE") < json->text.len) {
        diags_add(diags, place, "O009", "write it with digits only, such as 12", "a whole number expected");
        return false;
    }
    bool bounded = field->least != 0 || field->most != 0;
    int64_t value = integer_of(json->text);
    if (!bounded || (value >= field->least && value <= field->most))
        return true;
    struct buf remedy = buf_new(diags->arena, 0);
    if (field->most == INT64_MAX)
        buf_format(&remedy, "write a whole number from %ld up", (long)field->least);
    else
        buf_format(&remedy, "write a whole number from %ld to %ld", (long)field->least, (long)field->most);
    diags_add(diags, place, "O010", buf_text(&remedy).ptr, "a number out of bounds");
    return false;
}

static bool check_number(struct diags *diags, const struct field *field, const struct json *json, struct place place)
{
    struct decimal value;
    if (!decimal_read(json->text, &value)) {
        diags_add(diags, place, "O011", "write at most 18 digits", "a number of too many digits");
        return false;
    }
    if (!field->positive || value.digits > 0)
        return true;
    diags_add(diags, place, "O012", "write a number above 0", "a number that is not positive");
    return false;
}

bool value_check(struct diags *diags, const struct field *field, const struct json *json, struct place place)
{
    if (!check_type(diags, field, json, place))
        return false;
    if (json->type == JSON_STRING)
        return check_text(diags, field, json, place);
    if (field->shape == SHAPE_INTEGER)
        return check_integer(diags, field, json, place);
    return field->shape != SHAPE_NUMBER || check_number(diags, field, json, place);
}
