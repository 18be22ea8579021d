/* SPDX-License-Identifier: MIT
 * In: a text. Out: its words with their stems. A stem is no dictionary's: it is what is left of a long word without
 * its plural and its last vowels, so that a word is found in the forms in which doctors write it. */
#include "report/word.h"

#include <string.h>

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_capital(char byte)
{
    return byte >= 'A' && byte <= 'Z';
}

/* Letters, digits, and all of other scripts that is no punctuation, sign or space. */
static bool is_letter(uint32_t c)
{
    enum { MICRO = 0xB5, FIRST_LETTER = 0xC0, TIMES = 0xD7, DIVIDED = 0xF7 };
    if (c < 0x80)
        return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c >= '0' && c <= '9') || c == '_';
    bool sign = (c >= 0x2000 && c < 0x2C00) || (c >= 0x3000 && c < 0x3040);
    return c == MICRO || (c >= FIRST_LETTER && c != TIMES && c != DIVIDED && !sign);
}

static bool is_joint(uint32_t c)
{
    enum { NO_BREAK_SPACE = 0xA0, HYPHEN = 0x2010, BAR = 0x2015, NARROW_SPACE = 0x202F };
    return c == ' ' || c == '-' || c == '/' || c == NO_BREAK_SPACE || c == NARROW_SPACE || (c >= HYPHEN && c <= BAR);
}

/* Whether a letter begins at `at`. */
static bool letter_at(struct text text, size_t at)
{
    if (at >= text.len)
        return false;
    unsigned char byte = (unsigned char)text.ptr[at];
    return is_letter(byte < 0x80 ? byte : text_next(text, &at));
}

static bool is_plain(struct text text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] >= 0x80)
            return false;
    return true;
}

/* Folding by tables is for other scripts; nearly all words are plain. */
static struct text plain_letters(struct arena *arena, struct text text)
{
    char *letters = arena_raw(arena, text.len + 1);
    for (size_t i = 0; i < text.len; i++)
        letters[i] = is_capital(text.ptr[i]) ? (char)(text.ptr[i] | 0x20) : text.ptr[i];
    letters[text.len] = '\0';
    return (struct text){letters, text.len};
}

struct text word_letters(struct arena *arena, struct text text)
{
    if (is_plain(text))
        return plain_letters(arena, text);
    struct text folded = text_fold(arena, text);
    char *letters = arena_raw(arena, folded.len + 1);
    size_t len = 0;
    for (size_t at = 0; at < folded.len;) {
        enum { FIRST_MARK = 0x300, LAST_MARK = 0x36F }; /* combining accents */
        size_t begin = at;
        uint32_t c = text_next(folded, &at);
        if (c >= FIRST_MARK && c <= LAST_MARK)
            continue;
        memcpy(letters + len, folded.ptr + begin, at - begin);
        len += at - begin;
    }
    letters[len] = '\0';
    return (struct text){letters, len};
}

/* "ADCs": a short form with the ending of a plural. */
static bool is_many(struct text written)
{
    if (written.len < 3 || written.ptr[written.len - 1] != 's')
        return false;
    for (size_t i = 0; i + 1 < written.len; i++)
        if (!is_capital(written.ptr[i]))
            return false;
    return true;
}

static struct text stem_of(struct text letters, struct text written)
{
    enum { SHORT = 4, KEPT = 5, ENDING = 2 };
    if (is_many(written))
        return (struct text){letters.ptr, letters.len - 1};
    size_t len = letters.len;
    for (size_t i = 0; i < len; i++)
        if (is_digit(letters.ptr[i]))
            return letters;
    if (len > SHORT && letters.ptr[len - 1] == 's' && letters.ptr[len - 2] != 's')
        len--;
    for (int dropped = 0; dropped < ENDING && len > KEPT && strchr("aeioy", letters.ptr[len - 1]); dropped++)
        len--;
    return (struct text){letters.ptr, len};
}

/* A plus sign ends a word ("HER2+") where no letter follows ("3+4"). */
static size_t end_of(struct text text, size_t at)
{
    while (letter_at(text, at))
        text_next(text, &at);
    bool plus = at < text.len && text.ptr[at] == '+' && !letter_at(text, at + 1);
    return plus ? at + 1 : at;
}

bool word_next(struct arena *arena, struct text text, size_t *at, struct word *word)
{
    word->joined = true;
    while (*at < text.len && !letter_at(text, *at))
        word->joined = is_joint(text_next(text, at)) && word->joined;
    if (*at == text.len)
        return false;
    size_t end = end_of(text, *at);
    word->written = (struct text){text.ptr + *at, end - *at};
    word->stem = stem_of(word_letters(arena, word->written), word->written);
    *at = end;
    return true;
}

struct word *word_split(struct arena *arena, struct text text, size_t *count)
{
    size_t room = 0;
    for (size_t at = 0; at < text.len; room++) {
        while (at < text.len && !letter_at(text, at))
            text_next(text, &at);
        at = end_of(text, at);
    }
    struct word *words = arena_array(arena, room + 1, sizeof *words);
    *count = 0;
    for (size_t at = 0; word_next(arena, text, &at, &words[*count]);)
        ++*count;
    return words;
}

bool word_is_short_form(const struct word *word)
{
    enum { LEAST = 2, MOST = 5 };
    struct text written = word->written;
    bool capital = false;
    for (size_t i = 0; i < written.len; i++) {
        if (is_digit(written.ptr[i]))
            return false;
        capital |= i && is_capital(written.ptr[i]);
    }
    return capital && written.len >= LEAST && written.len <= MOST;
}

bool word_same(const struct word *a, const struct word *b)
{
    if (!text_equal(a->stem, b->stem))
        return false;
    if (!word_is_short_form(a))
        return true;
    size_t len = a->written.len;
    bool many = b->written.len == len + 1 && b->written.ptr[len] == 's';
    return (b->written.len == len || many) && memcmp(a->written.ptr, b->written.ptr, len) == 0;
}
