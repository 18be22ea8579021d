/* SPDX-License-Identifier: MIT
 * What a spreadsheet does to cells and dates, and the document that is made of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/limits.h"
#include "import/cells.h"
#include "import/made.h"
#include "model/knowledge.h"

static struct arena *arena;
static const struct cell_months months = {{{"january february march april may june july august september october november december", 85},
                                           {"enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre", 88}}};

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

/* Each way to write a date, and what it is; NULL: refused by this phrase, with `date` and `other` as its two readings where it has two. */
static const struct {
    const char *cell, *date, *refusal, *other;
} dates[] = {
    {"2026", "2026", NULL, NULL},
    {"2026-03", "2026-03", NULL, NULL},
    {"2026-03-14", "2026-03-14", NULL, NULL},
    {"2026/3/14", "2026-03-14", NULL, NULL},
    {"2026-03-14 00:00:00", "2026-03-14", NULL, NULL},
    {"14/03/2026", "2026-03-14", NULL, NULL},
    {"3/14/26", "2026-03-14", NULL, NULL},
    {"14.3.2026", "2026-03-14", NULL, NULL},
    {"3/3/26", "2026-03-03", NULL, NULL},
    {"14 March 2026", "2026-03-14", NULL, NULL},
    {"March 14th, 2026", "2026-03-14", NULL, NULL},
    {"14-Mar-26", "2026-03-14", NULL, NULL},
    {"Mar 2026", "2026-03", NULL, NULL},
    {"03/2026", "2026-03", NULL, NULL},
    {"3 de febrero de 2026", "2026-02-03", NULL, NULL},
    {"29/2/2024", "2024-02-29", NULL, NULL},
    {"3/2/26", "2026-02-03", "fault.date.two_ways", "2026-03-02"},
    {"4-5-2026", "2026-05-04", "fault.date.two_ways", "2026-04-05"},
    {"Mar-26", NULL, "fault.date.month", NULL},
    {"29/2/2025", NULL, "fault.date.no_day", NULL},
    {"31/4/2026", NULL, "fault.date.no_day", NULL},
    {"46095", NULL, "fault.date.serial", NULL},
    {"26", NULL, "fault.date.unread", NULL},
    {"soon", NULL, "fault.date.unread", NULL},
    {"1/2/3/4", NULL, "fault.date.unread", NULL},
    {"2026-13", NULL, "fault.date.unread", NULL},
    {"", NULL, "fault.date.unread", NULL},
};

static void test_dates(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        struct text out[2] = {TEXT(""), TEXT("")};
        const char *fault = cell_date(arena, text_of(dates[i].cell), &months, out), *wanted = dates[i].refusal;
        if ((wanted || fault) && (!wanted || !fault || strcmp(fault, wanted) != 0))
            fail_msg("%s: %s, not %s", dates[i].cell, fault ? fault : out[0].ptr, wanted ? wanted : dates[i].date);
        if (dates[i].date && !text_is(out[0], dates[i].date))
            fail_msg("%s: %s, not %s", dates[i].cell, out[0].ptr, dates[i].date);
        if (dates[i].other && !text_is(out[1], dates[i].other))
            fail_msg("%s: %s, not %s", dates[i].cell, out[1].ptr, dates[i].other);
        assert_true(!fault || knowledge_has_phrase(&knowledge_built_in, fault));
    }
}

static void test_looks(void **state)
{
    (void)state;
    assert_true(cell_is_date(arena, TEXT("03-Apr"), &months));
    assert_true(cell_is_date(arena, TEXT("2026-03-04"), &months));
    assert_true(cell_is_date(arena, TEXT("1/2/2026"), &months));
    assert_false(cell_is_date(arena, TEXT("3+4"), &months));
    assert_false(cell_is_date(arena, TEXT("IIB"), &months));
    assert_false(cell_is_date(arena, TEXT("3-4"), &months));
    assert_false(cell_is_date(arena, TEXT("50 Gy in 25 fractions"), &months));
}

static void test_cells(void **state)
{
    (void)state;
    assert_true(text_is(cell_clean(TEXT("  'abc \xC2\xA0")), "abc"));
    assert_true(text_is(cell_clean(TEXT("=\"12\"")), "12"));
    assert_true(text_is(cell_clean(TEXT("\xE2\x80\x9CTCHP\xE2\x80\x9D")), "TCHP"));
    assert_string_equal(cell_fault(TEXT("=A1")), "fault.cell.formula");
    assert_string_equal(cell_fault(TEXT("####")), "fault.cell.narrow");
    assert_string_equal(cell_fault(TEXT("#DIV/0!")), "fault.cell.error");
    assert_string_equal(cell_fault(TEXT("#N/A")), "fault.cell.error");
    assert_string_equal(cell_fault(TEXT("1.2E+05")), "fault.cell.short");
    assert_null(cell_fault(TEXT("# of nodes")));
    assert_null(cell_fault(TEXT("-5")));
    assert_true(text_is(cell_number(arena, TEXT("2,5")), "2.5"));
    assert_true(text_is(cell_number(arena, TEXT("4.0")), "4"));
    assert_true(text_is(cell_number(arena, TEXT("007")), "7"));
    assert_true(text_is(cell_number(arena, TEXT("0.5")), "0.5"));
    assert_int_equal(cell_number(arena, TEXT("1,234")).len, 0);
    assert_int_equal(cell_number(arena, TEXT("2.5 cm")).len, 0);
    assert_int_equal(cell_number(arena, TEXT("5.")).len, 0);
    assert_int_equal(cell_number(arena, TEXT("123456789012345")).len, 15);
    assert_int_equal(cell_number(arena, TEXT("1234567890123456")).len, 0);
}

static void test_bytes(void **state)
{
    (void)state;
    struct text out;
    char separator;
    assert_null(cells_open(arena, TEXT("\xEF\xBB\xBF" "a;b\r\n\x31\r2"), &out, &separator));
    assert_string_equal(out.ptr, "a;b\n1\n2");
    assert_int_equal(separator, ';');
    assert_null(cells_open(arena, TEXT("a\tb\ncaf\xE9 \x80\n"), &out, &separator));
    assert_string_equal(out.ptr, "a\tb\ncaf\xC3\xA9 \xE2\x82\xAC\n");
    assert_null(cells_open(arena, TEXT("\xFF\xFE" "a\0\x3D\xD8\0\xDE"), &out, &separator));
    assert_string_equal(out.ptr, "a\xF0\x9F\x98\x80");
    assert_string_equal(cells_open(arena, TEXT("caf\xC3\xA9 caf\xE9"), &out, &separator), "fault.file.two_sets");
    assert_string_equal(cells_open(arena, TEXT("a\x81" "b"), &out, &separator), "fault.file.letters");
}

static void test_made(void **state)
{
    (void)state;
    struct made made = made_new(arena, &knowledge_built_in.fields);
    struct buf out = buf_new(arena, 256);
    struct writer writer = {.out = &out, .compact = true};
    assert_int_equal(made_put(&made, "/date", TEXT("2026"), TEXT("b")), PUT_NEW);
    assert_int_equal(made_put(&made, "/case/patient/age", TEXT("61"), TEXT("a")), PUT_NEW);
    assert_int_equal(made_put(&made, "/plan/steps/0/drugs/0", TEXT("x"), TEXT("c")), PUT_NEW);
    assert_int_equal(made_put(&made, "/plan/steps/0/x_status", TEXT("done"), TEXT("")), PUT_NEW);
    assert_int_equal(made_put(&made, "/date", TEXT("2026"), TEXT("z")), PUT_SAME);
    assert_int_equal(made_put(&made, "/date", TEXT("2027"), TEXT("z")), PUT_OTHER);
    assert_int_equal(made_put(&made, "/nothing", TEXT("1"), TEXT("z")), PUT_NO_PLACE);
    assert_int_equal(made_put(&made, "/plan/steps", TEXT("1"), TEXT("z")), PUT_NO_PLACE);
    assert_int_equal(made_put(&made, "/plan/steps/a/dose", TEXT("1"), TEXT("z")), PUT_NO_PLACE);
    assert_int_equal(made_count(&made, "/plan/steps"), 1);
    writer_open(&writer, NULL, '{');
    made_write(&made, &writer);
    writer_close(&writer, '}');
    assert_string_equal(buf_text(&out).ptr, "{\"format\":\"concord.opinion/1\",\"case\":{\"patient\":{\"age\":61}},\"date\":\"2026\","
                                            "\"plan\":{\"steps\":[{\"drugs\":[\"x\"],\"x_status\":\"done\"}]},"
                                            "\"x_source\":{\"/date\":\"b\",\"/case/patient/age\":\"a\",\"/plan/steps/0/drugs/0\":\"c\"}}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_dates, set_up, tear_down), cmocka_unit_test_setup_teardown(test_looks, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_cells, set_up, tear_down), cmocka_unit_test_setup_teardown(test_bytes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_made, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
