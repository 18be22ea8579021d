/* SPDX-License-Identifier: MIT
 * Decimal: what is read, how it is ordered, what a product is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/decimal.h"

static struct decimal number(const char *written)
{
    struct decimal out = {-1, -1};
    if (!decimal_read(text_of(written), &out))
        fail_msg("not read: %s", written);
    return out;
}

static void test_read(void **state)
{
    (void)state;
    static const struct {
        const char *written;
        int64_t digits;
        int exponent;
    } CASES[] = {
        {"0", 0, 0},       {"-0.00", 0, 0},  {"0e99", 0, 0},      {"50.40", 504, -1}, {"5040", 504, 1},
        {"-1.5e3", -15, 2}, {"007", 7, 0},   {".5", 5, -1},       {"1E+2", 1, 2},     {"0.05", 5, -2},
        {"100000000000000000000000", 1, 23}, {"0.10", 1, -1},     {"123456789012345678", 123456789012345678, 0},
        {"1.00000000000000000000", 1, 0},    {"100.0010", 100001, -3},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct decimal out = number(CASES[i].written);
        if (out.digits != CASES[i].digits || out.exponent != CASES[i].exponent)
            fail_msg("%s: %lld e %d", CASES[i].written, (long long)out.digits, out.exponent);
    }
}

static void test_refused(void **state)
{
    (void)state;
    static const char *const CASES[] = {"",    "-",     ".",   "5.",   "+5",  "1,5", "1 ",  "e5",  "1e",
                                        "1e+", "--1",   "0x1", "1..2", "1.2.3", "NaN", "1e999999999999",
                                        "1234567890123456789", "1.000000000000000001"};
    struct decimal out;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        if (decimal_read(text_of(CASES[i]), &out))
            fail_msg("read: %s", CASES[i]);
}

/* In rising order; each against each. */
static void test_order(void **state)
{
    (void)state;
    static const char *const RISING[] = {"-1e300", "-999999999999999999", "-10", "-9.9", "-0.1", "0", "1e-300", "0.1",
                                         "0.10000000000000001", "1", "9.99", "10", "999999999999999999", "1e18", "1e300"};
    int count = sizeof RISING / sizeof *RISING;
    for (int i = 0; i < count; i++)
        for (int j = 0; j < count; j++)
            assert_int_equal(decimal_order(number(RISING[i]), number(RISING[j])), (i > j) - (i < j));
}

static void test_times(void **state)
{
    (void)state;
    struct decimal out;
    assert_true(decimal_times(number("50.4"), number("100"), &out));
    assert_int_equal(decimal_order(out, number("5040")), 0);
    assert_true(decimal_times(number("262144000000000000"), number("381469.7265625"), &out)); /* ends in zeros */
    assert_true(decimal_times(number("-2"), number("0.5"), &out));
    assert_int_equal(out.digits, -1);
    assert_true(decimal_times(number("0"), number("1e9"), &out));
    assert_int_equal(out.exponent, 0);
    assert_false(decimal_times(number("123456789012345678"), number("123456789012345678"), &out));
}

static void test_plus(void **state)
{
    (void)state;
    struct decimal out;
    assert_true(decimal_plus(number("3"), number("3"), &out));
    assert_int_equal(decimal_order(out, number("6")), 0);
    assert_true(decimal_plus(number("9.5"), number("0.5"), &out));
    assert_int_equal(out.exponent, 1);
    assert_true(decimal_plus(number("0"), number("1e300"), &out));
    assert_int_equal(decimal_order(out, number("1e300")), 0);
    assert_true(decimal_plus(number("-20"), number("20"), &out));
    assert_int_equal(out.digits, 0);
    assert_false(decimal_plus(number("999999999999999999"), number("1"), &out));
    assert_false(decimal_plus(number("1e300"), number("1"), &out));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_times),
        cmocka_unit_test(test_plus),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
