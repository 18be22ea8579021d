/* SPDX-License-Identifier: MIT
 * Diagnostics: the form of a line, what is escaped, what is counted; and the digest of known bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/limits.h"
#include "base/sha256.h"

static void test_lines(void **state)
{
    (void)state;
    struct arena *arena = arena_new(16 << 20);
    struct diags diags = diags_new(arena, "a\x1b[31m.json");
    diags_add(&diags, (struct place){3, 7, "/a/b"}, "T001", "write it so", "%s is wrong", "x\ny\xE2\x80\xAEz\xFF\xC3\xA9");
    diags_add(&diags, (struct place){0, 0, ""}, "T002", NULL, "missing");
    struct buf out = buf_new(arena, 0);
    diags_print(&out, &diags);
    assert_string_equal(buf_text(&out).ptr,
                        "a\\x1b[31m.json:3:7: /a/b: x\\x0ay\\u202ez\\xff\xC3\xA9 is wrong; write it so\n"
                        "a\\x1b[31m.json:1:1: /: missing\n");
    assert_string_equal(diags.head->code, "T001");
    arena_free(arena);
}

static void test_sort(void **state)
{
    (void)state;
    static const struct place places[] = {{3, 1, ""}, {1, 9, ""}, {3, 1, ""}, {1, 2, ""}};
    static const char *const codes[] = {"c", "b", "d", "a"};
    struct arena *arena = arena_new(16 << 20);
    struct diags diags = diags_new(arena, "f");
    diags_sort(&diags);
    for (size_t i = 0; i < 4; i++)
        diags_add(&diags, places[i], codes[i], "r", "p");
    diags_sort(&diags);
    diags_add(&diags, places[0], "e", "r", "p");
    const char *expected = "abcde";
    for (struct diag *diag = diags.head; diag; diag = diag->next)
        assert_int_equal(diag->code[0], *expected++);
    assert_int_equal(*expected, 0);
    arena_free(arena);
}

static void test_count(void **state)
{
    (void)state;
    struct arena *arena = arena_new(16 << 20);
    struct diags diags = diags_new(arena, "f");
    for (int i = 0; i < LIMIT_DIAGNOSTICS; i++)
        diags_add(&diags, (struct place){1, 1, ""}, "T001", "r", "p");
    struct buf whole = buf_new(arena, 0), cut = buf_new(arena, 0);
    diags_print(&whole, &diags);
    assert_null(strstr(buf_text(&whole).ptr, "more"));
    for (int i = 0; i < 3; i++)
        diags_add(&diags, (struct place){1, 1, ""}, "T001", "r", "p");
    diags_print(&cut, &diags);
    assert_non_null(strstr(buf_text(&cut).ptr, "f:1:1: /: 3 more faults are not shown; correct those above first\n"));
    assert_int_equal(diags.count, LIMIT_DIAGNOSTICS + 3);
    arena_free(arena);
}

static void test_digest(void **state)
{
    (void)state;
    char hex[65];
    sha256_hex(TEXT("abc"), hex); /* FIPS 180-4, example */
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    sha256_hex((struct text){NULL, 0}, hex);
    assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_count),
        cmocka_unit_test(test_sort),
        cmocka_unit_test(test_digest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
