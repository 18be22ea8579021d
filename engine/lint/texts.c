/* SPDX-License-Identifier: MIT
 * The words that a reader meets: none that takes a side, no abbreviation that nobody explains. */
#include <string.h>

#include "lint/room.h"

/* Every column of text for readers, with its language. */
static const struct column {
    const char *form, *name;
    enum language language;
} columns[] = {
    {"phrases/en.csv", "text", LANGUAGE_EN},    {"phrases/es.csv", "text", LANGUAGE_ES},    {"questions.csv", "text_en", LANGUAGE_EN},
    {"questions.csv", "text_es", LANGUAGE_ES},  {"checklist.csv", "text_en", LANGUAGE_EN},  {"checklist.csv", "text_es", LANGUAGE_ES},
    {"glossary.csv", "plain_en", LANGUAGE_EN},  {"glossary.csv", "plain_es", LANGUAGE_ES},
};

typedef void look_at_text(const struct lint_row *row, const struct column *column, const char *text);

/* Calls `look` for each text of a row. */
static void texts_of(const struct lint_row *row, look_at_text *look)
{
    const char *form = row->lint->job->reading->files[row->file].name;
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        if (!strcmp(columns[i].form, form))
            look(row, &columns[i], lint_cell(row, columns[i].name));
}

static void each_text(const struct lint *lint, void (*look)(const struct lint_row *row))
{
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        if (!i || strcmp(columns[i].form, columns[i - 1].form) != 0)
            lint_rows(lint, columns[i].form, look);
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* A letter or digit; every byte of a letter beyond ASCII. */
static bool is_word(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || is_digit(byte) || (unsigned char)byte >= 0x80;
}

/* The end of `words` where they stand at `at`; '#' is any number. NULL where they do not. */
static const char *stands_at(const char *at, const char *words)
{
    for (; *words; words++) {
        if (*words == '#' && is_digit(*at))
            while (is_digit(at[1]))
                at++;
        else if (*words != *at)
            return NULL;
        at++;
    }
    return at;
}

/* Whether the folded text holds the folded words, whole. */
static bool holds(const char *text, const char *words)
{
    for (const char *at = text; *at; at++) {
        const char *end = at == text || !is_word(at[-1]) ? stands_at(at, words) : NULL;
        if (end && !is_word(*end))
            return true;
    }
    return false;
}

static void look_for_banned(const struct lint_row *row, const struct column *column, const char *text)
{
    const struct knowledge *k = row->lint->k;
    const char *folded = text_fold(row->lint->arena, text_of(text)).ptr;
    for (size_t i = 0; i < k->banned_count; i++)
        if (k->banned[i].language == column->language && holds(folded, k->banned[i].words))
            lint_fault(row, column->name, "banned", k->banned[i].why, "\"%s\" is banned in texts", k->banned[i].words);
}

static void banned_in(const struct lint_row *row)
{
    texts_of(row, look_for_banned);
}

/* No text holds a word of banned.csv. */
void lint_banned(const struct lint *lint)
{
    each_text(lint, banned_in);
}

static bool is_capital(uint32_t point)
{
    return (point >= 'A' && point <= 'Z') || (point >= 0xC0 && point <= 0xDE && point != 0xD7);
}

/* A stage group is a number: "IIIA", "IVB2". */
static bool is_roman(struct text word)
{
    size_t at = 0;
    while (at < word.len && strchr("IVX", word.ptr[at]))
        at++;
    bool begun = at > 0;
    at += at < word.len && word.ptr[at] >= 'A' && word.ptr[at] <= 'E';
    at += at < word.len && is_digit(word.ptr[at]);
    return begun && at == word.len;
}

/* Whether the word is written in capitals and digits alone, two capitals at least. */
static bool is_abbreviation(struct text word)
{
    size_t at = 0, capitals = 0;
    if (is_roman(word))
        return false;
    while (at < word.len) {
        uint32_t point = text_next(word, &at);
        bool capital = is_capital(point);
        if (!capital && point != '-' && !(point >= '0' && point <= '9'))
            return false;
        capitals += capital;
    }
    return capitals > 1;
}

/* As it is written (pCR is no PCR), alone or as a word of a longer name. */
static bool in_glossary(const struct knowledge *k, const char *word)
{
    for (size_t i = 0; i < k->glossary_count; i++)
        for (uint32_t j = 0; j < k->glossary[i].also.count; j++)
            if (holds(k->strings[k->glossary[i].also.at + j], word))
                return true;
    return false;
}

/* Whether the text itself says what it means: "... (CT)", or "CT (...)". */
static bool is_spelled_out(const char *text, struct text word)
{
    const char *end = word.ptr + word.len;
    return (word.ptr > text && word.ptr[-1] == '(' && *end == ')') || (end[0] == ' ' && end[1] == '(');
}

static void look_at_word(const struct lint_row *row, const struct column *column, const char *text, struct text word)
{
    struct arena *arena = row->lint->arena;
    const char *written = arena_copy(arena, word.ptr, word.len);
    if (is_abbreviation(word) && !is_spelled_out(text, word) && !knowledge_may_abbreviate(row->lint->k, written) &&
        !in_glossary(row->lint->k, written))
        lint_fault(row, column->name, "abbreviation", "spell it out, explain it in glossary.csv, or name it in abbreviations.csv",
                   "nobody explains \"%s\"", written);
}

/* Words are of letters, digits and hyphens; what stands in braces is no word of ours. A word with small letters is looked at in its parts:
 * "HER2-positive". */
static void look_for_abbreviations(const struct lint_row *row, const struct column *column, const char *text)
{
    for (const char *at = text; *at;) {
        size_t slot = *at == '{' ? strcspn(at, "}") : 0, len = 0, part = 0;
        while (is_word(at[len]) || (at[len] == '-' && len))
            len++;
        if (is_abbreviation((struct text){at, len}))
            look_at_word(row, column, text, (struct text){at, len});
        else
            for (size_t i = 0; i <= len; i++)
                if (i == len || at[i] == '-') {
                    look_at_word(row, column, text, (struct text){at + part, i - part});
                    part = i + 1;
                }
        at += slot ? slot : len ? len : 1;
    }
}

static void abbreviations_in(const struct lint_row *row)
{
    texts_of(row, look_for_abbreviations);
}

/* No reader meets an abbreviation that neither the text nor the glossary explains. */
void lint_abbreviations(const struct lint *lint)
{
    each_text(lint, abbreviations_in);
}
