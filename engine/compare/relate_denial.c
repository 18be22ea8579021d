/* SPDX-License-Identifier: MIT
 * In: two texts that the vocabularies do not settle. Out: whether one denies what the other tells: "no lung nodules", "two 4 mm nodules in the
 * lung". Words are all that is looked at: a text with a second thought in it (a comma, "resolved") denies nothing and is left to the doctors. */
#include <string.h>

#include "compare/relate.h"

enum { SHORTEST_STEM = 4, LONGEST_ENDING = 2 };

size_t relate_begins(const struct context *c, struct text text, const char *sense)
{
    size_t longest = 0;
    for (size_t i = 0; i < c->knowledge->word_count; i++) {
        const struct word_row *row = &c->knowledge->words[i];
        size_t len = strlen(row->key);
        bool whole = len == text.len || (len < text.len && text.ptr[len] == ' ');
        if (whole && len > longest && !strcmp(row->sense, sense) && !memcmp(text.ptr, row->key, len))
            longest = len;
    }
    return longest;
}

/* The next word of a folded text, from `at` on, which moves behind it; empty at the end. */
static struct text next_word(struct text text, size_t *at)
{
    while (*at < text.len && text.ptr[*at] == ' ')
        ++*at;
    size_t from = *at;
    while (*at < text.len && text.ptr[*at] != ' ')
        ++*at;
    return (struct text){text.ptr + from, *at - from};
}

/* "nodule" and "nodules", "metastasis" and "metastases": words that part in their last letters. */
static bool one_stem(struct text a, struct text b)
{
    size_t common = 0, longer = a.len > b.len ? a.len : b.len;
    while (common < a.len && common < b.len && a.ptr[common] == b.ptr[common])
        common++;
    return common == longer || (common >= SHORTEST_STEM && longer - common <= LONGEST_ENDING);
}

static bool tells(struct text text, struct text wanted)
{
    size_t at = 0;
    for (struct text word; (word = next_word(text, &at)).len;)
        if (one_stem(word, wanted))
            return true;
    return false;
}

/* Whether any word of the text says no, or takes back what it says. */
static bool says_no(const struct context *c, struct text text)
{
    for (size_t at = 0; at < text.len;) {
        struct text rest = {text.ptr + at, text.len - at};
        if (relate_begins(c, rest, "negation") || relate_begins(c, rest, "second_thought"))
            return true;
        if (!next_word(text, &at).len)
            break;
        at += at < text.len;
    }
    return false;
}

bool relate_denies(const struct context *c, const struct fact *a, const struct fact *b)
{
    struct text denial = text_plain(c->arena, a->stated), told = text_plain(c->arena, b->stated);
    size_t at = relate_begins(c, denial, "negation"), words = 0;
    struct text denied = {denial.ptr + at, denial.len - at};
    if (!at || memchr(denial.ptr, ',', denial.len) || memchr(denial.ptr, ';', denial.len) || says_no(c, denied) || says_no(c, told))
        return false;
    for (struct text word; (word = next_word(denial, &at)).len; words++)
        if (!tells(told, word))
            return false;
    return words > 0;
}
