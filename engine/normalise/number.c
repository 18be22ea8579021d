/* SPDX-License-Identifier: MIT
 * In: a text and a place. Out: the decimal number that stands there. "5,040" is 5040 (three digits after the comma, up to three
 * before); "50,4" is refused: it may be a decimal comma or a list. */
#include "normalise/number.h"

#include <string.h>

enum { MOST_DIGITS = 40 };

static bool digit(struct text text, size_t at)
{
    return at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9';
}

static size_t digits_from(struct text text, size_t at)
{
    size_t end = at;
    while (digit(text, end))
        end++;
    return end - at;
}

/* Whether ",ddd" and no further digit stands at `at`. */
static bool group_at(struct text text, size_t at)
{
    return at < text.len && text.ptr[at] == ',' && digits_from(text, at + 1) == 3;
}

bool number_doubtful(struct text text, size_t at)
{
    size_t whole = digits_from(text, at), end = at + whole;
    if (!whole)
        return false;
    while (whole <= 3 && group_at(text, end))
        end += 4;
    return end < text.len && text.ptr[end] == ',' && digit(text, end + 1);
}

size_t number_at(struct text text, size_t at, struct decimal *out)
{
    char plain[MOST_DIGITS];
    size_t len = 0, end = at;
    bool minus = end < text.len && text.ptr[end] == '-' && (digit(text, end + 1));
    end += minus;
    size_t whole = digits_from(text, end);
    if ((!whole && !(end < text.len && text.ptr[end] == '.' && digit(text, end + 1))) || number_doubtful(text, end))
        return 0;
    size_t stop = end + whole;
    while (whole && whole <= 3 && text.ptr[end] != '0' && group_at(text, stop))
        stop += 4;
    if (stop < text.len && text.ptr[stop] == '.' && digit(text, stop + 1))
        stop += 1 + digits_from(text, stop + 1);
    for (size_t i = at; i < stop; i++) {
        if (text.ptr[i] == ',')
            continue;
        if (len == sizeof plain)
            return 0;
        plain[len++] = text.ptr[i];
    }
    if (stop < text.len && text.ptr[stop] == ',' && digit(text, stop + 1))
        return 0;
    return decimal_read((struct text){plain, len}, out) ? stop : 0;
}

bool number_ends(struct text text, size_t at)
{
    if (at >= text.len || strchr(" ,;()[]/:", text.ptr[at]))
        return true;
    return text.ptr[at] == '.' && (at + 1 == text.len || text.ptr[at + 1] == ' ');
}
