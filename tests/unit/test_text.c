/* SPDX-License-Identifier: MIT
 * Text: UTF-8, folding, sameness, distance. That fold.def is up to date, tests/tools/fold.py --check tells. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/text.h"

static struct arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new(64 << 20);
    return arena ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static void test_fold(void **state)
{
    (void)state;
    static const char *const CASES[][2] = {
        {"", ""},
        {"  Abc \t\n D ", "abc d"},
        {"\xC3\x89t\xC3\xA9", "e\xCC\x81te\xCC\x81"},
        {"\xE2\x80\x91-\xE2\x88\x92", "---"},
        {"\xC2\xA0" "a\xE2\x80\xAF\xE3\x80\x80" "b\xE2\x80\xA8", "a b"},
        {"\xCE\xA3\xCF\x82", "\xCF\x83\xCF\x83"},
        {"\xC3\x9F", "\xC3\x9F"},                                  /* simple folding keeps sharp s */
        {"\xEF\xBC\xA1", "\xEF\xBD\x81"},                          /* full width stays full width */
        {"\xE1\xBB\x87", "e\xCC\xA3\xCC\x82"},                     /* decomposed twice */
        {"a\xCC\x82\xCC\xA3", "a\xCC\xA3\xCC\x82"},                /* marks in canonical order */
        {"\xEA\xB0\x81", "\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8"},  /* Hangul */
        {"a\xC2\xAD" "b\xE2\x80\x8B", "a\xC2\xAD" "b\xE2\x80\x8B"}, /* what is hidden is kept */
        {"\xE2\x84\xAA", "k"},                                     /* Kelvin sign */
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_string_equal(text_fold(arena, text_of(CASES[i][0])).ptr, CASES[i][1]);
}

static void test_same(void **state)
{
    (void)state;
    assert_true(text_same(arena, TEXT("IIB"), TEXT(" II b")));
    assert_true(text_same(arena, TEXT("nab-paclitaxel"), TEXT("NAB\xE2\x80\x93Paclitaxel")));
    assert_true(text_same(arena, TEXT("\xC3\xA9"), TEXT("e\xCC\x81")));
    assert_false(text_same(arena, TEXT("paclitaxel"), TEXT("nab-paclitaxel")));
    assert_false(text_same(arena, TEXT("p\xD0\xB0"), TEXT("pa"))); /* Cyrillic a */
    assert_false(text_same(arena, TEXT("a"), TEXT("")));
    assert_true(text_same(arena, TEXT(" "), TEXT("")));
}

/* A megabyte of marks folds in linear time. */
static void test_marks(void **state)
{
    (void)state;
    enum { PAIRS = 100000 };
    char *bytes = malloc(4 * PAIRS);
    for (size_t i = 0; i < PAIRS; i++)
        memcpy(bytes + 4 * i, "\xCC\x82\xCC\xA3", 4);
    struct text folded = text_fold(arena, (struct text){bytes, 4 * PAIRS});
    free(bytes);
    assert_int_equal(folded.len, 4 * PAIRS);
    assert_memory_equal(folded.ptr, "\xCC\xA3\xCC\xA3", 4);
    assert_memory_equal(folded.ptr + 4 * PAIRS - 4, "\xCC\x82\xCC\x82", 4);
}

static void test_utf8(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t fault;
    } CASES[] = {
        {"abc", 3},          {"\xC3\xA9", 2},      {"\xC0\xAF", 0},          {"a\xC3", 1},
        {"\xED\xA0\x80", 0}, {"\xED\x9F\xBF", 3},  {"\xE0\x9F\xBF", 0},      {"\xF4\x8F\xBF\xBF", 4},
        {"\xF4\x90\x80\x80", 0}, {"\xF0\x8F\xBF\xBF", 0}, {"\xFF", 0},       {"\x80", 0},
        {"ab\xE2\x82", 2},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_int_equal(utf8_fault(CASES[i].bytes, strlen(CASES[i].bytes)), CASES[i].fault);
    size_t at = 0;
    struct text text = TEXT("\xF0\x9F\x98\x80z");
    assert_int_equal(text_next(text, &at), 0x1F600);
    assert_int_equal(at, 4);
    assert_int_equal(text_next(text, &at), 'z');
    assert_int_equal(text_length(text), 2);
    assert_int_equal(text_columns(text), 3);
    assert_int_equal(text_columns(TEXT("e\xCC\x81\xE4\xB8\xAD")), 3);
}

static void test_views(void **state)
{
    (void)state;
    assert_true(text_is(text_trim(TEXT(" \xC2\xA0x y\n")), "x y"));
    assert_int_equal(text_trim(TEXT(" \t")).len, 0);
    assert_true(text_order(TEXT("a"), TEXT("ab")) < 0);
    assert_true(text_order(TEXT("\xC3\xA9"), TEXT("z")) > 0);
    assert_true(text_order(TEXT("a"), TEXT("a")) == 0);
    assert_true(text_starts(TEXT("x_a"), "x_"));
    assert_false(text_starts(TEXT("x"), "x_"));
    assert_true(text_equal((struct text){NULL, 0}, TEXT("")));
}

static void test_distance(void **state)
{
    (void)state;
    assert_int_equal(text_distance(arena, TEXT("group"), TEXT("gruop"), 2), 1);
    assert_int_equal(text_distance(arena, TEXT("group"), TEXT("group"), 2), 0);
    assert_int_equal(text_distance(arena, TEXT("kitten"), TEXT("sitting"), 9), 3);
    assert_int_equal(text_distance(arena, TEXT("kitten"), TEXT("sitting"), 2), 3);
    assert_int_equal(text_distance(arena, TEXT(""), TEXT("ab"), 2), 2);
    assert_int_equal(text_distance(arena, TEXT("a"), TEXT("abcdef"), 2), 3);
}

static void test_last_fold(void **state)
{
    (void)state;
    /* Sorted tables are what the binary search relies on: every entry must be found by its own key. */
    struct text point = TEXT("\xF0\xAF\xA8\x9D"); /* U+2FA1D, the last of FOLD */
    assert_string_equal(text_fold(arena, point).ptr, "\xF0\xAA\x98\x80");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_fold, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_same, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_marks, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_utf8, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_views, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_distance, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_last_fold, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
