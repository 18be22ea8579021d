/* SPDX-License-Identifier: MIT
 * In: a folded text and a place in it. Out: the word or unit of the knowledge that stands there. Binary search, longest
 * candidate first; a candidate ends where a word ends, so that "mg" is never found in "mgus". */
#include "normalise/wordbook.h"

#include <string.h>

enum { LONGEST_KEY = 40 }; /* bytes; the longest key of words.csv and units.csv is far shorter */

bool wordbook_inside(struct text text, size_t at)
{
    if (at >= text.len)
        return false;
    unsigned char c = (unsigned char)text.ptr[at];
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80;
}

struct text wordbook_slice(struct text text, size_t from, size_t to)
{
    if (to > text.len)
        to = text.len;
    return from < to ? (struct text){text.ptr + from, to - from} : (struct text){text.ptr, 0};
}

/* The first row that is not before `key`; `at(rows, i)` gives a row's key. */
static size_t first_not_before(const struct knowledge *k, bool units, struct text key)
{
    size_t lo = 0, hi = units ? k->unit_count : k->word_count;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        struct text row = text_of(units ? k->units[mid].key : k->words[mid].key);
        if (text_order(row, key) < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

bool wordbook_is(const struct knowledge *k, struct text text, const char *sense, struct decimal *value)
{
    for (size_t i = first_not_before(k, false, text); i < k->word_count && text_is(text, k->words[i].key); i++)
        if (strcmp(k->words[i].sense, sense) == 0) {
            if (value)
                *value = k->words[i].value;
            return true;
        }
    return false;
}

/* The next shorter end of a candidate that starts at `at`: a place where no word is cut in two; `at` when there is none. */
static size_t shorter_end(struct text text, size_t at, size_t end)
{
    while (end > at) {
        end--;
        if (end > at && !(wordbook_inside(text, end - 1) && wordbook_inside(text, end)) && text.ptr[end - 1] != ' ')
            return end;
    }
    return at;
}

static size_t longest_end(struct text text, size_t at)
{
    return text.len - at > LONGEST_KEY ? at + LONGEST_KEY + 1 : text.len + 1;
}

size_t wordbook_match(const struct knowledge *k, struct text text, size_t at, const char *sense, struct decimal *value)
{
    if (at >= text.len)
        return 0;
    for (size_t end = shorter_end(text, at, longest_end(text, at)); end > at; end = shorter_end(text, at, end))
        if (wordbook_is(k, wordbook_slice(text, at, end), sense, value))
            return end - at;
    return 0;
}

const struct unit *wordbook_unit(const struct knowledge *k, struct text text, size_t at, size_t *len)
{
    if (at >= text.len)
        return NULL;
    for (size_t end = shorter_end(text, at, longest_end(text, at)); end > at; end = shorter_end(text, at, end)) {
        struct text key = wordbook_slice(text, at, end);
        size_t i = first_not_before(k, true, key);
        if (i < k->unit_count && text_is(key, k->units[i].key)) {
            *len = end - at;
            return &k->units[i];
        }
    }
    return NULL;
}
