/* SPDX-License-Identifier: MIT
 * In: a compiled test. Out: the words of the rule language (schemas/rule.schema.json) that it was made from. */
#include "report/test_words.h"

#include "base/buf.h"

/* What a test says after its field; the words of the rule language. */
static const char *const op_words[] = {
    [TEST_ALL] = "all of",          [TEST_ANY] = "any of",     [TEST_NONE] = "none of",     [TEST_ITEM] = "some item:",
    [TEST_RELATION] = "relation",   [TEST_KIN] = "kin",        [TEST_STATED] = "stated",    [TEST_IS] = "is",
    [TEST_UNDER] = "under",         [TEST_MENTIONS] = "mentions", [TEST_LESS] = "less than", [TEST_MORE] = "more than",
    [TEST_REASON] = "because",      [TEST_AMBIGUOUS] = "unresolved", [TEST_APART] = "apart by more than",
};

static const char *const whose_words[] = {
    [WHOSE_EITHER] = "", [WHOSE_BOTH] = " (both)", [WHOSE_ONE] = " (one)", [WHOSE_OTHER] = " (other)"};

static void add_number(struct buf *out, struct decimal number)
{
    buf_format(out, " %ld", (long)number.digits);
    if (number.exponent)
        buf_format(out, "e%d", number.exponent);
}

struct text test_words(struct arena *arena, const struct knowledge *knowledge, const struct test *test)
{
    struct buf out = buf_new(arena, 64);
    if (test->field != NO_FIELD)
        buf_format(&out, "%s: ", knowledge->fields.items[test->field].path);
    bool yes_or_no = test->op == TEST_KIN || test->op == TEST_STATED || test->op == TEST_AMBIGUOUS;
    buf_format(&out, "%s%s%s", yes_or_no && !test->wanted ? "not " : "", op_words[test->op], whose_words[test->whose]);
    for (int i = 0; i < RELATIONS; i++)
        if (test->relations >> i & 1)
            buf_format(&out, " %s", word_text(WORDS_RELATION, i));
    for (uint32_t i = 0; i < test->args.count; i++)
        buf_format(&out, " %s", knowledge->strings[test->args.at + i]);
    for (uint32_t i = 0; i < test->links.count; i++)
        buf_format(&out, " %s", knowledge->concepts[knowledge->links[test->links.at + i]].id);
    if (test->op == TEST_LESS || test->op == TEST_MORE || test->op == TEST_APART)
        add_number(&out, test->number);
    return buf_text(&out);
}
