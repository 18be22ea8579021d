/* SPDX-License-Identifier: MIT
 * In: a folded text and a place in it. Out: the word or unit of the knowledge that stands there. The rows that share its
 * first byte are found by binary search; a row fits only where a word ends, so that "mg" is never found in "mgus". */
#include "normalise/wordbook.h"

#include <string.h>

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

/* Rows of one of the two tables, both sorted by key. */
struct rows {
    const struct knowledge *k;
    bool units;
    size_t lo, hi;
};

static const char *key_of(const struct rows *rows, size_t i)
{
    return rows->units ? rows->k->units[i].key : rows->k->words[i].key;
}

/* The first of the rows whose key begins with `byte` or what comes after it. */
static size_t first_not_before(const struct rows *rows, unsigned byte)
{
    size_t lo = rows->lo, hi = rows->hi;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if ((unsigned char)key_of(rows, mid)[0] < byte)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

/* The rows that begin as the text does at `at`. */
static struct rows rows_at(const struct knowledge *k, bool units, struct text text, size_t at)
{
    struct rows rows = {k, units, 0, units ? k->unit_count : k->word_count};
    unsigned byte = (unsigned char)text.ptr[at];
    rows.lo = first_not_before(&rows, byte);
    rows.hi = first_not_before(&rows, byte + 1);
    return rows;
}

/* The length of row `i` where it stands at `at` and cuts no word in two; else 0. */
static size_t stands(const struct rows *rows, size_t i, struct text text, size_t at)
{
    const char *key = key_of(rows, i), *here = text.ptr + at;
    size_t len = 1, most = text.len - at;
    while (len < most && key[len] && key[len] == here[len])
        len++;
    bool cut = key[len] || (wordbook_inside(text, at + len - 1) && wordbook_inside(text, at + len));
    return cut ? 0 : len;
}

static bool is_row(const struct word_row *row, const char *sense, struct decimal *value)
{
    if (strcmp(row->sense, sense) != 0)
        return false;
    if (value)
        *value = row->value;
    return true;
}

size_t wordbook_match(const struct knowledge *k, struct text text, size_t at, const char *sense, struct decimal *value)
{
    size_t longest = 0;
    struct rows rows = at < text.len ? rows_at(k, false, text, at) : (struct rows){.k = k};
    for (size_t i = rows.lo; i < rows.hi; i++) {
        size_t len = stands(&rows, i, text, at);
        if (len > longest && is_row(&k->words[i], sense, value))
            longest = len;
    }
    return longest;
}

void wordbook_lengths(const struct knowledge *k, struct text text, size_t at, const char *const *senses, size_t *lengths)
{
    for (size_t s = 0; senses[s]; s++)
        lengths[s] = 0;
    struct rows rows = at < text.len ? rows_at(k, false, text, at) : (struct rows){.k = k};
    for (size_t i = rows.lo; i < rows.hi; i++) {
        size_t len = stands(&rows, i, text, at);
        for (size_t s = 0; len && senses[s]; s++)
            if (len > lengths[s] && is_row(&k->words[i], senses[s], NULL))
                lengths[s] = len;
    }
}

bool wordbook_is(const struct knowledge *k, struct text text, const char *sense, struct decimal *value)
{
    struct rows rows = text.len ? rows_at(k, false, text, 0) : (struct rows){.k = k};
    for (size_t i = rows.lo; i < rows.hi; i++)
        if (text_is(text, k->words[i].key) && is_row(&k->words[i], sense, value))
            return true;
    return false;
}

const struct unit *wordbook_unit(const struct knowledge *k, struct text text, size_t at, size_t *len)
{
    const struct unit *longest = NULL;
    struct rows rows = at < text.len ? rows_at(k, true, text, at) : (struct rows){.k = k};
    *len = 0;
    for (size_t i = rows.lo; i < rows.hi; i++) {
        size_t here = stands(&rows, i, text, at);
        if (here > *len) {
            *len = here;
            longest = &k->units[i];
        }
    }
    return longest;
}
