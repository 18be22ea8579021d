/* SPDX-License-Identifier: MIT
 * In: small values. Out: whether the JSON writer, the sentences and the tree of the report are as promised. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "report/say.h"
#include "report/writer.h"

static struct arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new((size_t)1 << 20);
    return arena ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static void writer_indents_and_escapes(void **state)
{
    (void)state;
    struct buf out = buf_new(arena, 64);
    struct writer w = {.out = &out};
    writer_open(&w, NULL, '{');
    writer_text(&w, "a", TEXT("\"\\\x01\n"));
    writer_open(&w, "b", '[');
    writer_number(&w, NULL, 7);
    writer_null(&w, NULL);
    writer_close(&w, ']');
    writer_open(&w, "c", '[');
    writer_close(&w, ']');
    writer_bool(&w, "d", true);
    writer_close(&w, '}');
    assert_string_equal(buf_text(&out).ptr, "{\n  \"a\": \"\\\"\\\\\\u0001\\n\",\n  \"b\": [\n    7,\n    null\n  ],\n  \"c\": [],\n"
                                            "  \"d\": true\n}");
}

static void slots_are_filled_once(void **state)
{
    (void)state;
    const struct slot slots[] = {{"a", TEXT("{b}")}, {"b", TEXT("x")}};
    assert_string_equal(fill_slots(arena, "{a} and {b}, {c} {", slots, 2).ptr, "{b} and x, {c} {");
}

static void a_part_is_found_to_the_letter(void **state)
{
    (void)state;
    assert_true(say_holds(TEXT("one plan says 5 years"), TEXT("5 years")));
    assert_false(say_holds(TEXT("one plan says 5 years"), TEXT("10 years")));
    assert_false(say_holds(TEXT("one plan"), (struct text){0}));
}

static void nodes_keep_their_order(void **state)
{
    (void)state;
    struct node *root = node_add(arena, NULL, NODE_DOCUMENT, TEXT("t"));
    struct node *first = node_add(arena, root, NODE_PARAGRAPH, TEXT("1"));
    struct node *second = node_add_noted(arena, root, NODE_LEAD, TEXT("2"), TEXT("calm"));
    assert_ptr_equal(root->child, first);
    assert_ptr_equal(first->next, second);
    assert_ptr_equal(root->last, second);
    assert_ptr_equal(second->parent, root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(writer_indents_and_escapes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(slots_are_filled_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_part_is_found_to_the_letter, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nodes_keep_their_order, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
