/* SPDX-License-Identifier: MIT
 * The small parts of the navigator's desk: days, minutes, and the line of a batch taken apart. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/limits.h"
#include "read/pair_line.h"
#include "report/agenda.h"
#include "report/days.h"

static struct arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new(LIMIT_ARENA_BYTES);
    return arena ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static void test_days_and_back(void **state)
{
    static const char *const dates[] = {"2026-11-22", "2024-02-29", "2000-02-29", "1999-12-31", "2026-03-01", "2026-01-01"};
    (void)state;
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
        assert_string_equal(days_text(arena, days_of(text_of(dates[i]))).ptr, dates[i]);
    size_t day = days_of(TEXT("1900-01-01")), end = days_of(TEXT("2100-01-01"));
    assert_int_equal(end - day, 73049);
    for (; day < end; day++)
        assert_int_equal(days_of(days_text(arena, day)), day);
    assert_string_equal(days_text(arena, days_of(TEXT("2026-02-20")) + 14).ptr, "2026-03-06");
}

static void test_no_day(void **state)
{
    (void)state;
    assert_int_equal(days_of(TEXT("2026-03")), 0);
    assert_int_equal(days_of(TEXT("2026-13-01")), 0);
    assert_int_equal(days_of(TEXT("2026-00-01")), 0);
    assert_int_equal(days_of(TEXT("")), 0);
}

static void test_minutes_add_up(void **state)
{
    static const size_t weights[] = {2, 2, 9, 1, 2, 3, 1};
    size_t ends[7];
    (void)state;
    for (size_t minutes = 10; minutes <= 240; minutes++) {
        agenda_share(ends, weights, 7, minutes);
        assert_int_equal(ends[6], minutes);
        for (size_t i = 0; i < 7; i++)
            assert_true(ends[i] > (i ? ends[i - 1] : 0));
    }
}

static bool taken(const char *line, struct pair_line *out, size_t *faults)
{
    struct diags diags = diags_new(arena, "line");
    bool good = pair_line_read(text_of(line), &diags, out);
    *faults = diags.count;
    return good;
}

static void test_line_taken_apart(void **state)
{
    struct pair_line pair;
    size_t faults;
    (void)state;
    assert_true(taken(" { \"id\" : [1, \"}\"], \"second\": {\"a\": \"\\\"}{\"} ,\"first\":[[],{}]}\r", &pair, &faults));
    assert_true(text_is(pair.sides[0], "[[],{}]"));
    assert_true(text_is(pair.sides[1], "{\"a\": \"\\\"}{\"}"));
    assert_int_equal(faults, 0);
}

static void test_line_refused(void **state)
{
    static const char *const lines[] = {
        "", " ", "{}", "[]", "{\"first\":{}}", "{\"first\":{},\"second\":{}", "{\"first\":{},\"second\":{}}x",
        "{\"first\":{},\"first\":{},\"second\":{}}", "{\"first\":,\"second\":{}}", "{\"first\":{},\"second\":{},}",
        "{\"first\":{},\"second\":{},\"id\":@}", "{\"first\":{\"a\":\"", "{\"first\" {},\"second\":{}}", "{\"first\":{}]"};
    struct pair_line pair;
    size_t faults;
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        assert_false(taken(lines[i], &pair, &faults));
        assert_true(faults > 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_days_and_back), cmocka_unit_test(test_no_day), cmocka_unit_test(test_minutes_add_up),
        cmocka_unit_test(test_line_taken_apart), cmocka_unit_test(test_line_refused),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
