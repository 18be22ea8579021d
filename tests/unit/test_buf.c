/* SPDX-License-Identifier: MIT
 * Buf: growth, formatting, and the NUL that never counts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"

static void test_buf(void **state)
{
    (void)state;
    struct arena *arena = arena_new(16 << 20);
    struct buf buf = buf_new(arena, 0);
    assert_string_equal(buf_text(&buf).ptr, "");
    for (int i = 0; i < 1000; i++)
        buf_format(&buf, "%d,%s;", i, "x");
    assert_int_equal(buf.len, 2890 + 3000);
    buf_byte(&buf, '!');
    buf_add(&buf, (struct text){NULL, 0});
    buf_puts(&buf, "end");
    struct text text = buf_text(&buf);
    assert_int_equal(strlen(text.ptr), text.len);
    assert_true(text_starts(text, "0,x;1,x;"));
    assert_string_equal(text.ptr + text.len - 4, "!end");
    arena_free(arena);
}

/* Lengths about the size of the first block: where an off-by-one would show. */
static void test_edges(void **state)
{
    (void)state;
    struct arena *arena = arena_new(16 << 20);
    for (size_t len = 0; len < 300; len++) {
        struct buf buf = buf_new(arena, 64), formatted = buf_new(arena, 64);
        for (size_t i = 0; i < len; i++)
            buf_byte(&buf, 'a');
        struct text text = buf_text(&buf);
        assert_int_equal(strlen(text.ptr), len);
        buf_format(&formatted, "%s", text.ptr);
        assert_true(text_equal(buf_text(&formatted), text));
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_buf), cmocka_unit_test(test_edges)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
