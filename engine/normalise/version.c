/* SPDX-License-Identifier: MIT
 * In: "Version 4.2025", "v4.2025", "8th ed.", "Eighth edition", "NG101". Out: "4.2025", "8", "ng101". Just one part may carry a
 * number; all others must be words that say no more than "this is a version" (words.csv, sense version_word). */
#include "normalise/version.h"

#include "normalise/wordbook.h"

static bool digit(struct text t, size_t at)
{
    return at < t.len && t.ptr[at] >= '0' && t.ptr[at] <= '9';
}

static bool has_digit(struct text t)
{
    for (size_t i = 0; i < t.len; i++)
        if (digit(t, i))
            return true;
    return false;
}

/* "8th" is "8"; "v4.2025" is "4.2025". */
static struct text bare(struct text t)
{
    static const char *const ordinals[] = {"st", "nd", "rd", "th"};
    if (t.len > 1 && t.ptr[0] == 'v' && digit(t, 1))
        t = wordbook_slice(t, 1, t.len);
    if (t.len > 2 && digit(t, t.len - 3))
        for (size_t i = 0; i < sizeof ordinals / sizeof *ordinals; i++)
            if (text_is(wordbook_slice(t, t.len - 2, t.len), ordinals[i]))
                return wordbook_slice(t, 0, t.len - 2);
    return t;
}

/* "eighth" as digits; empty when the word is no small whole number. */
static struct text spelled(struct arena *arena, const struct knowledge *k, struct text word)
{
    struct decimal value;
    if (!wordbook_is(k, word, "ordinal", &value) && !wordbook_is(k, word, "number", &value))
        return TEXT("");
    if (value.digits < 0 || value.digits > 99 || value.exponent < 0 || value.exponent > 1)
        return TEXT("");
    int64_t number = value.exponent ? value.digits * 10 : value.digits;
    char out[3] = {(char)('0' + number / 10 % 10), (char)('0' + number % 10), 0};
    size_t skip = number < 10;
    return (struct text){arena_copy(arena, out + skip, 2 - skip), 2 - skip};
}

/* Takes one word; false when it does not fit. */
static bool take(struct arena *arena, const struct knowledge *k, struct text word, struct text *found)
{
    struct text bare_word = word.len && word.ptr[word.len - 1] == '.' ? wordbook_slice(word, 0, word.len - 1) : word;
    if (!bare_word.len || wordbook_is(k, bare_word, "version_word", NULL) || wordbook_is(k, word, "version_word", NULL))
        return true;
    struct text value = has_digit(bare_word) ? bare(bare_word) : spelled(arena, k, bare_word);
    if (!value.len || found->len)
        return false;
    *found = value;
    return true;
}

struct meaning version_read(struct arena *arena, const struct knowledge *k, struct text text)
{
    struct meaning meaning = {0};
    struct text folded = text_plain(arena, text), found = TEXT("");
    for (size_t at = 0, end; at < folded.len; at = end + 1) {
        for (end = at; end < folded.len && folded.ptr[end] != ' ' && folded.ptr[end] != '(' && folded.ptr[end] != ')';)
            end++;
        if (!take(arena, k, wordbook_slice(folded, at, end), &found))
            return meaning;
    }
    if (found.len) {
        meaning.form = MEANING_VERSION;
        meaning.canonical = found;
    }
    return meaning;
}
