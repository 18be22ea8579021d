/* SPDX-License-Identifier: MIT
 * Value: words, concepts and numbers of one value against a test. Text is compared folded (base/text.h), each text
 * folded once. */
#include "judge/value.h"

static struct text value_folded(struct tester *t, const struct value *value)
{
    if (value->implied || !text_equal(value->text, value->fact->stated)) {
        return text_fold(t->arena, value->text);
    }
    struct text *kept = &t->folded[value->side][value->fact->order];
    if (!kept->ptr) {
        *kept = text_fold(t->arena, value->text);
    }
    return *kept;
}

static struct text value_string(struct tester *t, uint32_t at)
{
    struct text *kept = &t->strings[at];
    if (!kept->ptr) {
        *kept = text_fold(t->arena, text_of(t->knowledge->strings[at]));
    }
    return *kept;
}

static const struct meaning *value_meaning(const struct value *value)
{
    return value->implied ? NULL : &value->fact->meaning;
}

static const struct terms *value_terms(const struct value *value)
{
    const struct meaning *meaning = value_meaning(value);
    return meaning && meaning->form == MEANING_TERMS ? &meaning->as.terms : NULL;
}

static bool value_has_concept(const struct tester *t, const struct test *test, const struct terms *terms, bool under)
{
    for (uint32_t i = 0; i < test->links.count; i++) {
        uint16_t wanted = t->knowledge->links[test->links.at + i];
        for (size_t j = 0; j < terms->count; j++) {
            if (terms->concepts[j] == wanted || (under && concept_under(t->knowledge, terms->concepts[j], wanted))) {
                return true;
            }
        }
        if (terms->whole >= 0 && (terms->whole == wanted
                                  || (under && concept_under(t->knowledge, (uint16_t)terms->whole, wanted)))) {
            return true;
        }
    }
    return false;
}

static bool value_is(struct tester *t, const struct test *test, const struct value *value)
{
    const struct terms *terms = value_terms(value);
    if (terms && value_has_concept(t, test, terms, false)) {
        return true;
    }
    struct text folded = value_folded(t, value);
    for (uint32_t i = 0; i < test->args.count; i++) {
        struct text word = value_string(t, test->args.at + i);
        if (word.len > 0 && text_equal(folded, word)) {
            return true;
        }
    }
    return false;
}

/* Part of a word: ASCII letters and digits, and every byte of a longer code point. */
static bool value_in_word(char byte)
{
    unsigned char b = (unsigned char)byte;
    return (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || b >= 0x80;
}

static bool value_holds_word(struct text text, struct text word)
{
    for (size_t at = 0; word.len > 0 && at + word.len <= text.len; at++) {
        struct text here = {text.ptr + at, word.len};
        bool opens = at == 0 || !value_in_word(text.ptr[at - 1]);
        bool closes = at + word.len == text.len || !value_in_word(text.ptr[at + word.len]);
        if (opens && closes && text_equal(here, word)) {
            return true;
        }
    }
    return false;
}

static bool value_mentions(struct tester *t, const struct test *test, const struct value *value)
{
    struct text folded = value_folded(t, value);
    for (uint32_t i = 0; i < test->args.count; i++) {
        if (value_holds_word(folded, value_string(t, test->args.at + i))) {
            return true;
        }
    }
    return false;
}

static bool value_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* The first number of a text: digits, and a point between digits. */
static bool value_first_number(struct text text, struct decimal *out)
{
    size_t from = 0;
    while (from < text.len && !value_digit(text.ptr[from])) {
        from++;
    }
    size_t to = from;
    while (to < text.len && value_digit(text.ptr[to])) {
        to++;
    }
    if (to + 1 < text.len && text.ptr[to] == '.' && value_digit(text.ptr[to + 1])) {
        to++;
        while (to < text.len && value_digit(text.ptr[to])) {
            to++;
        }
    }
    return to > from && decimal_read((struct text){text.ptr + from, to - from}, out);
}

bool value_number_of(const struct fact *fact, struct decimal *out)
{
    return fact && value_first_number(fact->stated, out);
}

static bool value_number(const struct value *value, struct decimal *out)
{
    if (value_first_number(value->text, out)) {
        return true;
    }
    const struct meaning *meaning = value_meaning(value);
    if (!meaning || meaning->form != MEANING_AMOUNT || meaning->as.amounts.count == 0) {
        return false;
    }
    *out = meaning->as.amounts.items[0].value;
    return true;
}

static bool value_compares(const struct test *test, const struct value *value)
{
    struct decimal number;
    if (!value_number(value, &number)) {
        return false;
    }
    int order = decimal_order(number, test->number);
    return test->op == TEST_LESS ? order < 0 : order > 0;
}

/* An acronym that nothing settles, or words that no vocabulary of the field knows. */
static bool value_unresolved(const struct value *value)
{
    const struct terms *terms = value_terms(value);
    if (terms) {
        return terms->ambiguous || terms->rest.len > 0;
    }
    const struct meaning *meaning = value_meaning(value);
    return meaning && meaning->form == MEANING_NONE && value->field->vocabularies && value->text.len > 0;
}

bool value_fits(struct tester *t, const struct test *test, const struct value *value)
{
    const struct terms *terms = value_terms(value);
    switch (test->op) {
    case TEST_STATED:
        return value->field->shape != SHAPE_LIST || value->implied || value->fact->child;
    case TEST_IS:
        return value_is(t, test, value);
    case TEST_UNDER:
        return terms && value_has_concept(t, test, terms, true);
    case TEST_MENTIONS:
        return value_mentions(t, test, value);
    case TEST_LESS:
    case TEST_MORE:
        return value_compares(test, value);
    case TEST_AMBIGUOUS:
        return value_unresolved(value);
    default:
        return false;
    }
}
