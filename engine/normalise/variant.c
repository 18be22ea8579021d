/* SPDX-License-Identifier: MIT
 * In: "p.(Val600Glu)". Out: "change=18.600.4": the same for each way of writing it. Insertions and frameshifts are written in too many ways to
 * be told apart by their letters: they stay words. After the HGVS nomenclature (substitution, deletion, duplication). */
#include "normalise/variant.h"

#include <string.h>

#include "base/buf.h"
#include "normalise/wordbook.h"

enum { LEAST_DIGITS = 2, MOST_DIGITS = 5, LONGEST_CODE = 3 };

static bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The number of the amino acid at `at`, whose letters must end there; 0 when they name none. */
static int amino_at(const struct knowledge *k, struct text word, size_t *at)
{
    size_t len = 0;
    while (*at + len < word.len && len <= LONGEST_CODE && is_letter(word.ptr[*at + len]))
        len++;
    struct decimal number;
    struct text code = {word.ptr + *at, len};
    if (!len || !wordbook_is(k, code, "amino_acid", &number))
        return 0;
    *at += len;
    return (int)number.digits;
}

static struct text position_at(struct text word, size_t *at)
{
    size_t from = *at;
    while (*at < word.len && is_digit(word.ptr[*at]))
        ++*at;
    size_t len = *at - from;
    return len >= LEAST_DIGITS && len <= MOST_DIGITS ? (struct text){word.ptr + from, len} : TEXT("");
}

/* "Val600"; false when there is none. */
static bool take_place(const struct knowledge *k, struct text word, size_t *at, struct buf *out)
{
    int amino = amino_at(k, word, at);
    struct text position = amino ? position_at(word, at) : TEXT("");
    if (!position.len)
        return false;
    buf_format(out, "%d.", amino);
    buf_add(out, position);
    return true;
}

/* "Glu", "del", "dup", and nothing behind it. */
static bool take_change(const struct knowledge *k, struct text word, size_t at, struct buf *out)
{
    struct text last = {word.ptr + at, word.len - at};
    bool whole = text_is(last, "del") || text_is(last, "dup");
    int amino = whole ? 0 : amino_at(k, word, &at);
    buf_byte(out, '.');
    if (whole)
        buf_add(out, last);
    else
        buf_format(out, "%d", amino);
    return whole || (amino && at == word.len);
}

struct text variant_read(struct arena *arena, const struct knowledge *k, struct text word)
{
    struct buf out = buf_new(arena, 32);
    size_t at = text_starts(word, "p.") ? strlen("p.") : 0;
    buf_puts(&out, VARIANT);
    if (!take_place(k, word, &at, &out))
        return TEXT("");
    if (at < word.len && word.ptr[at] == '_') {
        at++;
        buf_byte(&out, '_');
        if (!take_place(k, word, &at, &out))
            return TEXT("");
    }
    return take_change(k, word, at, &out) ? buf_text(&out) : TEXT("");
}
