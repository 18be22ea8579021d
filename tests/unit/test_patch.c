/* SPDX-License-Identifier: MIT
 * JSON Merge Patch: the examples of RFC 7396, appendix A, and how far two documents are apart. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/limits.h"
#include "lint/patch.h"

static struct arena *arena;

static const struct json *read(const char *text)
{
    const struct json_rules rules = {.any_root = true};
    struct diags diags = diags_new(arena, "t.json");
    const struct json *json = json_read(text_of(text), &rules, &diags);
    if (!json)
        fail_msg("%s: %s", text, diags.head->problem);
    return json;
}

static int open_arena(void **state)
{
    (void)state;
    arena = arena_new(LIMIT_ARENA_BYTES);
    return arena ? 0 : -1;
}

static int close_arena(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static void test_examples(void **state)
{
    (void)state;
    static const char *const examples[][3] = {
        {"{\"a\":\"b\"}", "{\"a\":\"c\"}", "{\"a\":\"c\"}"},
        {"{\"a\":\"b\"}", "{\"b\":\"c\"}", "{\"a\":\"b\",\"b\":\"c\"}"},
        {"{\"a\":\"b\"}", "{\"a\":null}", "{}"},
        {"{\"a\":\"b\",\"b\":\"c\"}", "{\"a\":null}", "{\"b\":\"c\"}"},
        {"{\"a\":[\"b\"]}", "{\"a\":\"c\"}", "{\"a\":\"c\"}"},
        {"{\"a\":\"c\"}", "{\"a\":[\"b\"]}", "{\"a\":[\"b\"]}"},
        {"{\"a\":{\"b\":\"c\"}}", "{\"a\":{\"b\":\"d\",\"c\":null}}", "{\"a\":{\"b\":\"d\"}}"},
        {"{\"a\":[{\"b\":\"c\"}]}", "{\"a\":[1]}", "{\"a\":[1]}"},
        {"[\"a\",\"b\"]", "[\"c\",\"d\"]", "[\"c\",\"d\"]"},
        {"{\"a\":\"b\"}", "[\"c\"]", "[\"c\"]"},
        {"{\"a\":\"foo\"}", "\"bar\"", "\"bar\""},
        {"[1,2]", "{\"a\":\"b\",\"c\":null}", "{\"a\":\"b\"}"},
        {"{}", "{\"a\":{\"bb\":{\"ccc\":null}}}", "{\"a\":{\"bb\":{}}}"},
        {"{\"a\":\"\\\"\\\\\\u0007\"}", "{\"b\":[true,1.5e3]}", "{\"a\":\"\\\"\\\\\\u0007\",\"b\":[true,1.5e3]}"},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        assert_string_equal(patch_merge(arena, read(examples[i][0]), read(examples[i][1])).ptr, examples[i][2]);
    assert_string_equal(patch_merge(arena, read("{\"a\":1}"), NULL).ptr, "{\"a\":1}");
}

static void test_distance(void **state)
{
    (void)state;
    static const struct { const char *a, *b; size_t apart; } pairs[] = {
        {"{}", "{}", 0}, {"{\"a\":1}", "{\"a\":1}", 0}, {"{\"a\":1}", "{\"a\":2}", 1}, {"{\"a\":1}", "{\"b\":1}", 2},
        {"[1,2,3]", "[1,4]", 2}, {"{\"a\":[{\"b\":1,\"c\":2}]}", "{\"a\":[]}", 2}, {"{\"a\":{\"b\":1,\"c\":2}}", "{\"a\":1}", 2},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        assert_int_equal(patch_distance(read(pairs[i].a), read(pairs[i].b)), pairs[i].apart);
        assert_int_equal(patch_distance(read(pairs[i].b), read(pairs[i].a)), pairs[i].apart);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_examples), cmocka_unit_test(test_distance)};
    return cmocka_run_group_tests(tests, open_arena, close_arena) != 0;
}
