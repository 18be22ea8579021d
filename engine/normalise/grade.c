/* SPDX-License-Identifier: MIT
 * In: a grading system and "3+4=7", "Gleason 7 (3+4)", "Grade Group 2", "G3", "III", "high". Out: the system's name in the conversion
 * tables and the bare value. Sums must add up; a second system in the same text must agree by the conversion tables. */
#include "normalise/grade.h"

#include <string.h>

#include "base/buf.h"
#include "normalise/wordbook.h"

enum { LONGEST_VALUE = 16 };

/* One statement of a text: the name of a system, if any, and a value. */
struct statement {
    const char *system; /* "" when not named */
    struct text value;
    bool broken;
};

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The conversion word of the system that the whole text names; "" for none. */
static const char *system_named(struct arena *arena, const struct knowledge *k, const struct scope *scope, struct text text)
{
    if (!text.len)
        return "";
    struct meaning meaning = term_read(arena, k, text, scope);
    if (meaning.form != MEANING_TERMS || meaning.as.terms.count != 1 || meaning.as.terms.rest.len)
        return "";
    return k->concepts[meaning.as.terms.concepts[0]].conversion;
}

/* "system value": where the value begins: at the first digit, or at the last word. */
static size_t value_place(struct text t)
{
    size_t last = 0;
    for (size_t i = 0; i < t.len; i++) {
        if (digit(t.ptr[i]) && (i == 0 || !wordbook_inside(t, i - 1)))
            return i;
        if (t.ptr[i] == ' ' && i + 1 < t.len)
            last = i + 1;
    }
    return last;
}

/* Digits glued to letters: "gg2" is the system "gg" and the value 2; "g3" likewise. */
static size_t glued_place(struct text t)
{
    size_t at = t.len;
    while (at > 0 && digit(t.ptr[at - 1]))
        at--;
    return at > 0 && at < t.len && wordbook_inside(t, at - 1) ? at : 0;
}

/* Reads "a + b" and "a + b = c"; false when the text is something else. `broken` when the sum is wrong. */
static bool read_sum(struct arena *arena, struct text t, struct statement *out)
{
    int numbers[3] = {0};
    size_t count = 0;
    const char *signs = "+=";
    for (size_t at = 0; at < t.len;) {
        if (t.ptr[at] == ' ') {
            at++;
        } else if (digit(t.ptr[at]) && count < 3) {
            int value = 0;
            for (; at < t.len && digit(t.ptr[at]) && value < 100; at++)
                value = 10 * value + (t.ptr[at] - '0');
            numbers[count++] = value;
        } else if (count > 0 && count < 3 && t.ptr[at] == signs[count - 1]) {
            at++;
        } else {
            return false;
        }
    }
    if (count < 2 || numbers[0] > 9 || numbers[1] > 9)
        return false;
    char text[3] = {(char)('0' + numbers[0]), '+', (char)('0' + numbers[1])};
    out->value = (struct text){arena_copy(arena, text, 3), 3};
    out->broken = count == 3 && numbers[0] + numbers[1] != numbers[2];
    return true;
}

static bool sum_is(struct text sum, struct text patterns)
{
    struct decimal value;
    int total = patterns.ptr[0] - '0' + (patterns.ptr[2] - '0');
    struct decimal expected = total % 10 ? (struct decimal){total, 0} : (struct decimal){total / 10, total > 0};
    return decimal_read(sum, &value) && decimal_order(value, expected) == 0;
}

/* A whole number, a Roman one, or one of the few words that grades use. */
static bool plain_value(const struct knowledge *k, struct text t, struct text *out)
{
    static const char *const romans[] = {"i", "ii", "iii", "iv"};
    static const char *const numbers[] = {"1", "2", "3", "4"};
    size_t digits = 0;
    for (size_t i = 0; i < t.len; i++)
        digits += digit(t.ptr[i]);
    for (size_t i = 0; i < sizeof romans / sizeof *romans; i++)
        if (text_is(t, romans[i])) {
            *out = text_of(numbers[i]);
            return true;
        }
    *out = t;
    return t.len && t.len <= LONGEST_VALUE && (digits == t.len || wordbook_is(k, t, "grade_value", NULL));
}

/* Takes the words that say no more than "this is a grade" off both ends. */
static struct text bare(const struct knowledge *k, struct text t)
{
    for (size_t len; (t = text_trim(t)).len && (len = wordbook_match(k, t, 0, "grade_word", NULL)) != 0;)
        t = wordbook_slice(t, len, t.len);
    for (size_t at = t.len; at > 0; at--)
        if (t.ptr[at - 1] == ' ' && wordbook_is(k, wordbook_slice(t, at, t.len), "grade_word", NULL))
            t = text_trim(wordbook_slice(t, 0, at));
    return t;
}

static struct statement read_statement(struct arena *arena, const struct knowledge *k, const struct scope *scope,
                                       struct text t)
{
    struct statement out = {"", TEXT(""), false};
    t = text_trim(t);
    size_t places[] = {value_place(t), glued_place(t), 0};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct text value = bare(k, wordbook_slice(t, places[i], t.len)), head = text_trim(wordbook_slice(t, 0, places[i]));
        const char *system = system_named(arena, k, scope, head);
        if (!*system)
            system = system_named(arena, k, scope, bare(k, head));
        if (!*system && bare(k, head).len)
            continue;
        out.system = system;
        if (read_sum(arena, value, &out) || plain_value(k, value, &out.value))
            return out;
    }
    out.broken = true;
    return out;
}

/* Whether a published table says that the two statements do not go together. */
static bool contradicts(const struct knowledge *k, struct statement a, struct statement b)
{
    bool known = false;
    for (size_t i = 0; i < k->conversion_count; i++) {
        const struct conversion *row = &k->conversions[i];
        if (strcmp(row->from, a.system) != 0 || !text_is(a.value, row->from_value) || strcmp(row->to, b.system) != 0)
            continue;
        known = true;
        if (text_is(b.value, row->to_value))
            return false;
    }
    return known;
}

/* Joins what stands in brackets to what stands before: "7 (3+4)", "3+4=7 (Grade Group 2)". */
static struct statement join(const struct knowledge *k, struct statement a, struct statement b)
{
    bool a_sum = a.value.len == 3 && a.value.ptr[1] == '+', b_sum = b.value.len == 3 && b.value.ptr[1] == '+';
    a.broken = a.broken || b.broken;
    if (a.broken)
        return a;
    if (*a.system && *b.system && strcmp(a.system, b.system) != 0) {
        a.broken = contradicts(k, a, b) || contradicts(k, b, a);
        return a;
    }
    if (!*a.system)
        a.system = b.system;
    if (a_sum == b_sum)
        a.broken = !text_equal(a.value, b.value);
    else
        a.broken = a_sum ? !sum_is(b.value, a.value) : !sum_is(a.value, b.value);
    if (b_sum)
        a.value = b.value;
    return a;
}

static size_t find(struct text t, char c)
{
    size_t at = 0;
    while (at < t.len && t.ptr[at] != c)
        at++;
    return at;
}

/* The text before a bracket and the text in it, each a statement; the declared system holds where none is written. */
static struct statement read_value(struct arena *arena, const struct knowledge *k, const struct scope *scope, struct text t,
                                   const char *declared)
{
    size_t open = find(t, '('), close = find(t, ')');
    struct statement first = read_statement(arena, k, scope, wordbook_slice(t, 0, open));
    if (!*first.system)
        first.system = declared;
    if (open == t.len)
        return first;
    struct statement second = read_statement(arena, k, scope, wordbook_slice(t, open + 1, close));
    first.broken = first.broken || close + 1 != t.len;
    return join(k, first, second);
}

struct meaning grade_read(struct arena *arena, const struct knowledge *k, const struct scope *scope, struct text system,
                          struct text value)
{
    struct meaning meaning = {0};
    struct text folded = text_plain(arena, system);
    const char *declared = system_named(arena, k, scope, folded);
    if (!*declared && folded.len)
        declared = folded.ptr;
    struct statement said = read_value(arena, k, scope, text_plain(arena, value), declared);
    if (said.broken || (*declared && strcmp(declared, said.system) != 0))
        return meaning;
    meaning.form = MEANING_GRADE;
    meaning.as.grade = (struct grade_value){said.system, said.value};
    meaning.canonical = said.value;
    return meaning;
}
