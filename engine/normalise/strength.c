/* SPDX-License-Identifier: MIT
 * In: a folded text and a word of it. Out: whether that word is the number of a strength, by the dimensions of units.csv. */
#include "normalise/strength.h"

#include <string.h>

#include "normalise/wordbook.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_strength(const struct unit *unit)
{
    return unit && strncmp(unit->dimension, "time_", 5) != 0 && strcmp(unit->dimension, "cycles") != 0 &&
           strcmp(unit->dimension, "courses") != 0;
}

static const struct unit *unit_after(const struct knowledge *k, struct text text, size_t at)
{
    size_t len;
    while (at < text.len && (is_digit(text.ptr[at]) || text.ptr[at] == '.'))
        at++;
    while (at < text.len && text.ptr[at] == ' ')
        at++;
    return wordbook_unit(k, text, at, &len);
}

/* "AUC 5": the unit is the whole word before. */
static const struct unit *unit_before(const struct knowledge *k, struct text text, size_t at)
{
    size_t end = at, len = 0;
    while (end && text.ptr[end - 1] == ' ')
        end--;
    size_t from = end;
    while (from && wordbook_inside(text, from - 1))
        from--;
    const struct unit *unit = from < end ? wordbook_unit(k, text, from, &len) : NULL;
    return len == end - from ? unit : NULL;
}

bool strength_at(const struct knowledge *k, struct text text, size_t from, size_t to)
{
    return from < to && is_digit(text.ptr[from]) &&
           (is_strength(unit_after(k, text, from)) || is_strength(unit_before(k, text, from)));
}
