/* SPDX-License-Identifier: MIT
 * In: "pT1c", "N0(i+)", "Stage II-B", "IIIC1". Out: prefix, letter, code, suffix, in lower case with arabic numbers. The grammar of the
 * prefixes and of sub-letters is that of the UICC and AJCC manuals (y, r, a; c, p; (sn), (i+), mi). Ranges and lists have no meaning. */
#include "normalise/stage.h"

#include <string.h>

#include "base/buf.h"
#include "normalise/wordbook.h"

enum { LONGEST_GROUP_SUFFIX = 4 }; /* "(ii)"; more in brackets is another statement */

/* What is left to read. */
struct cursor {
    struct text text;
    size_t at;
};

static char peek(const struct cursor *c, size_t ahead)
{
    return c->at + ahead < c->text.len ? c->text.ptr[c->at + ahead] : '\0';
}

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool in(char c, const char *set)
{
    return c && strchr(set, c);
}

static bool take(struct cursor *c, const char *literal)
{
    if (!text_starts(wordbook_slice(c->text, c->at, c->text.len), literal))
        return false;
    c->at += strlen(literal);
    return true;
}

/* The folded text without its spaces. */
static struct text tight(struct arena *arena, struct text text)
{
    struct text folded = text_plain(arena, text);
    struct buf out = buf_new(arena, folded.len + 1);
    for (size_t i = 0; i < folded.len; i++)
        if (folded.ptr[i] != ' ')
            buf_byte(&out, folded.ptr[i]);
    return buf_text(&out);
}

/* The prefix before `next` (any one of these characters); "" when there is none. Longest first. */
static struct text take_prefix(struct cursor *c, const char *next)
{
    static const char *const prefixes[] = {"yc", "yp", "rc", "rp", "c", "p", "r", "a", "y"};
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        size_t len = strlen(prefixes[i]);
        if (text_starts(wordbook_slice(c->text, c->at, c->text.len), prefixes[i]) && in(peek(c, len), next)) {
            c->at += len;
            return text_of(prefixes[i]);
        }
    }
    return TEXT("");
}

/* What stands in brackets at the end, brackets and all: "(sn)", "(i+)(mol+)"; a bare "i+" gets its brackets. */
static bool take_suffix(struct cursor *c, struct buf *out)
{
    static const char *const bare[] = {"i+", "i-", "mol+", "mol-", "sn"};
    for (size_t i = 0; i < sizeof bare / sizeof *bare; i++)
        if (text_is(wordbook_slice(c->text, c->at, c->text.len), bare[i])) {
            buf_format(out, "(%s)", bare[i]);
            c->at = c->text.len;
            return true;
        }
    while (peek(c, 0) == '(') {
        size_t from = c->at;
        while (peek(c, 0) && peek(c, 0) != ')')
            c->at++;
        if (peek(c, 0) != ')' || c->at - from < 2 || c->at - from > 8)
            return false;
        c->at++;
        buf_add(out, wordbook_slice(c->text, from, c->at));
    }
    return c->at == c->text.len;
}

/* "x", "is", "a", or a digit with its sub-letters: 1mi, 1a2, 0/is. The letter O stands for zero. */
static bool take_code(struct cursor *c, struct buf *out)
{
    static const char *const words[] = {"x", "is", "a"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (take(c, words[i])) {
            buf_puts(out, words[i]);
            return true;
        }
    char first = peek(c, 0) == 'o' ? '0' : peek(c, 0);
    if (!in(first, "01234"))
        return false;
    buf_byte(out, first);
    c->at++;
    if (take(c, "mi")) {
        buf_puts(out, "mi");
    } else if (in(peek(c, 0), "abcdef")) {
        buf_byte(out, peek(c, 0));
        c->at++;
        if (digit(peek(c, 0))) {
            buf_byte(out, peek(c, 0));
            c->at++;
        }
    } else if (take(c, "/is")) {
        buf_puts(out, "/is");
    }
    return true;
}

static struct text shown_code(struct arena *arena, struct text code, char letter)
{
    struct buf out = buf_new(arena, code.len + 1);
    for (size_t i = 0; i < code.len; i++)
        buf_byte(&out, code.ptr[i] == 'x' || (!letter && code.ptr[i] >= 'a' && code.ptr[i] <= 'z' && code.len < 5)
                           ? (char)(code.ptr[i] - 'a' + 'A') : code.ptr[i]);
    return buf_text(&out);
}

static struct meaning made(struct arena *arena, struct stage_value value)
{
    struct meaning meaning = {.form = MEANING_STAGE};
    struct buf out = buf_new(arena, 16);
    buf_add(&out, value.prefix);
    if (value.letter)
        buf_byte(&out, value.letter);
    buf_add(&out, shown_code(arena, value.code, value.letter));
    buf_add(&out, value.suffix);
    meaning.canonical = buf_text(&out);
    meaning.as.stage = value;
    return meaning;
}

struct meaning stage_category(struct arena *arena, const struct knowledge *k, struct text text, char letter)
{
    (void)k;
    struct cursor c = {tight(arena, text), 0};
    struct buf code = buf_new(arena, 8), suffix = buf_new(arena, 8);
    char small[2] = {(char)(letter - 'A' + 'a'), '\0'};
    struct stage_value value = {.letter = letter, .prefix = take_prefix(&c, small)};
    bool named = take(&c, small);
    if (!named && (value.prefix.len || !(digit(peek(&c, 0)) || peek(&c, 0) == 'x')))
        return (struct meaning){0};
    if (!take_code(&c, &code) || !take_suffix(&c, &suffix))
        return (struct meaning){0};
    value.code = buf_text(&code);
    value.suffix = buf_text(&suffix);
    return made(arena, value);
}

/* A Roman numeral of a stage, I to V; 0 when none stands here. "V" and "X" alone are no stage. */
static int take_roman(struct cursor *c)
{
    static const char *const romans[] = {"iii", "ii", "iv", "i"};
    static const int values[] = {3, 2, 4, 1};
    for (size_t i = 0; i < sizeof romans / sizeof *romans; i++)
        if (take(c, romans[i]))
            return values[i];
    return 0;
}

/* Sub-letters and numbers of a group: b, c1, bulky x, e, s; "is" only after 0. At most one gap before them ("II-B"). */
static bool take_sub(struct cursor *c, struct buf *out, bool zero)
{
    size_t letters = 0;
    if (peek(c, 0) == '-' || peek(c, 0) == ' ') {
        if (!in(peek(c, 1), "abcdesx"))
            return false;
        c->at++;
    }
    if (zero && take(c, "is")) {
        buf_puts(out, "is");
        return true;
    }
    for (; in(peek(c, 0), "abcdesx") && letters < 3; letters++, c->at++)
        buf_byte(out, peek(c, 0));
    if (digit(peek(c, 0)) && letters) {
        buf_byte(out, peek(c, 0));
        c->at++;
    }
    return true;
}

/* Drops the words that say no more than "this is a stage"; a word such as "clinical" gives the prefix. */
static struct text take_words(const struct knowledge *k, struct cursor *c)
{
    static const char *const senses[][2] = {{"stage_word", ""}, {"stage_clinical", "c"}, {"stage_pathological", "p"}};
    struct text prefix = TEXT("");
    for (size_t i = 0, len; i < sizeof senses / sizeof *senses;) {
        if ((len = wordbook_match(k, c->text, c->at, senses[i][0], NULL)) == 0) {
            i++;
            continue;
        }
        if (*senses[i][1])
            prefix = text_of(senses[i][1]);
        c->at += len;
        while (peek(c, 0) == ' ' || peek(c, 0) == '-')
            c->at++;
        i = 0; /* another may follow */
    }
    return prefix;
}

/* "ypStage IIA": a prefix glued to the word. */
static struct text take_glued(const struct knowledge *k, struct cursor *c)
{
    static const char *const prefixes[] = {"yc", "yp", "rc", "rp", "c", "p", "r", "y"};
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        size_t len = strlen(prefixes[i]);
        if (text_starts(wordbook_slice(c->text, c->at, c->text.len), prefixes[i]) &&
            wordbook_match(k, c->text, c->at + len, "stage_word", NULL)) {
            c->at += len;
            return text_of(prefixes[i]);
        }
    }
    return TEXT("");
}

/* The two words that are stages of their own, in English letters; other words ("advanced") are no stage that can be laid beside another. */
static struct text stage_name(const struct knowledge *k, struct text word)
{
    static const char *const names[][2] = {{"stage_limited", "limited"}, {"stage_extensive", "extensive"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (wordbook_is(k, word, names[i][0], NULL))
            return text_of(names[i][1]);
    return TEXT("");
}

/* "limited stage"; a short code of another system ("A", "C1", "MS") stays as it is. */
static bool take_plain(const struct knowledge *k, struct cursor *c, struct buf *out)
{
    size_t from = c->at, end = c->text.len;
    while (c->at < end && wordbook_inside(c->text, c->at))
        c->at++;
    struct text word = wordbook_slice(c->text, from, c->at);
    struct text code = word.len > 2 ? stage_name(k, word) : word;
    if (!code.len)
        return false;
    buf_add(out, code);
    while (peek(c, 0) == ' ' || peek(c, 0) == '-') {
        c->at++;
        size_t len = wordbook_match(k, c->text, c->at, "stage_word", NULL);
        if (!len)
            return false;
        c->at += len;
    }
    return c->at == end;
}

static bool take_number(struct cursor *c, struct buf *out)
{
    char first = peek(c, 0) == 'o' && !peek(c, 1) ? '0' : peek(c, 0);
    int value = in(first, "01234") ? first - '0' : take_roman(c);
    if (!value && first != '0')
        return false;
    if (digit(first))
        c->at++;
    buf_byte(out, (char)('0' + value));
    return take_sub(c, out, value == 0);
}

/* "Stage III disease": the text without the words behind it that say no more than "this is a stage". */
static struct text without_tail(const struct knowledge *k, struct text text)
{
    for (size_t at = text.len; at > 1; at--)
        if (text.ptr[at - 1] == ' ' && wordbook_match(k, text, at, "stage_word", NULL) == text.len - at)
            return without_tail(k, (struct text){text.ptr, at - 1});
    return text;
}

struct meaning stage_group(struct arena *arena, const struct knowledge *k, struct text text)
{
    struct cursor c = {without_tail(k, text_plain(arena, text)), 0};
    struct buf code = buf_new(arena, 8), suffix = buf_new(arena, 8);
    struct stage_value value = {.prefix = take_glued(k, &c)};
    struct text said = take_words(k, &c);
    struct text written = take_prefix(&c, "01234i");
    value.prefix = written.len ? written : value.prefix.len ? value.prefix : said;
    struct cursor start = c;
    bool read = take_number(&c, &code) && take_suffix(&c, &suffix) && suffix.len <= LONGEST_GROUP_SUFFIX;
    if (!read) {
        c = start;
        code = buf_new(arena, 8);
        suffix = buf_new(arena, 8);
        if (written.len || in(peek(&c, 0), "01234") || !take_plain(k, &c, &code))
            return (struct meaning){0};
    }
    value.code = buf_text(&code);
    value.suffix = buf_text(&suffix);
    return made(arena, value);
}
