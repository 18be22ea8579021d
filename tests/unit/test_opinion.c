/* SPDX-License-Identifier: MIT
 * The opinion reader with the real schema: thirty and more malformed documents with the line each must give, and
 * tricky ones that are sound. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/limits.h"
#include "read/json.h"
#include "read/opinion.h"
#include "read/schema.h"

#ifndef ROOT_DIR
#define ROOT_DIR "."
#endif
#define SCHEMA ROOT_DIR "/schemas/opinion.schema.json"

/* A sound document up to its last field, so that a case is one field more. */
#define HEAD                                                                                                           \
    "{\"format\":\"concord.opinion/1\",\"case\":{\"id\":\"A\"},\"date\":\"2026\",\"author\":{\"role\":\"r\"},"        \
    "\"diagnosis\":{\"cancer\":\"c\"},\n"

static struct arena *schema_arena, *arena;
static struct fields fields;

static int set_up_all(void **state)
{
    (void)state;
    schema_arena = arena_new(LIMIT_ARENA_BYTES);
    struct buf bytes = buf_new(schema_arena, 1 << 16);
    FILE *file = fopen(SCHEMA, "rb");
    if (!file)
        return -1;
    for (int byte = getc(file); byte != EOF; byte = getc(file))
        buf_byte(&bytes, (char)byte);
    fclose(file);
    struct diags diags = diags_new(schema_arena, SCHEMA);
    return schema_read(buf_text(&bytes), &fields, &diags) ? 0 : -1;
}

static int tear_down_all(void **state)
{
    (void)state;
    arena_free(schema_arena);
    return 0;
}

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

static struct opinion *read_exact(struct text bytes, struct diags *diags)
{
    char *exact = malloc(bytes.len ? bytes.len : 1);
    if (bytes.len)
        memcpy(exact, bytes.ptr, bytes.len);
    *diags = diags_new(arena, "f");
    struct opinion *opinion = opinion_read(&fields, TEXT("f"), (struct text){exact, bytes.len}, diags);
    free(exact);
    assert_int_equal(opinion == NULL, diags->count > 0);
    return opinion;
}

static const char *lines_of(struct text bytes)
{
    struct diags diags;
    struct buf out = buf_new(arena, 0);
    (void)read_exact(bytes, &diags);
    diags_print(&out, &diags);
    return buf_text(&out).ptr;
}

/* What follows HEAD, and all that must be said. */
static const struct {
    const char *rest, *lines;
} REFUSED[] = {
    {"\"x\":1}", "f:2:1: /x: unknown field; the nearest known field is \"case\"; names of your own begin with x_\n"},
    {"\"Notes\":\"n\"}", "f:2:1: /Notes: unknown field; did you mean \"notes\"?\n"},
    {"\"notDiscussed\":[]}", "f:2:1: /notDiscussed: unknown field; did you mean \"not_discussed\"?\n"},
    {"\"age\":51}",
     "f:2:1: /age: unknown field; it belongs at /case/patient/age; the nearest field here is \"case\"\n"},
    {"\"stage\":{\"gruop\":\"II\"}}", "f:2:10: /stage/gruop: unknown field; did you mean \"group\"?\n"},
    {"\"biomarkers\":[{\"name\":\"HER2\"},{\"reslt\":\"x\"}]}",
     "f:2:32: /biomarkers/1/reslt: unknown field; did you mean \"result\"?\n"},
    {"\"stage\":[]}", "f:2:9: /stage: an object expected, found a list; write an object: { }\n"},
    {"\"stage\":\"II\"}", "f:2:9: /stage: an object expected, found a text; write an object: { }\n"},
    {"\"biomarkers\":{}}", "f:2:14: /biomarkers: a list expected, found an object; write a list: [ ]\n"},
    {"\"biomarkers\":[\"HER2\"]}", "f:2:15: /biomarkers/0: an object expected, found a text; write an object: { }\n"},
    {"\"uncertainties\":\"x\"}", "f:2:17: /uncertainties: a list expected, found a text; write a list: [ ]\n"},
    {"\"uncertainties\":[1]}", "f:2:18: /uncertainties/0: a text expected, found a number; write a text in quotes\n"},
    {"\"notes\":1.5}", "f:2:9: /notes: a text expected, found a number; write a text in quotes\n"},
    {"\"notes\":true}", "f:2:9: /notes: a text expected, found true; write a text in quotes\n"},
    {"\"notes\":null}", "f:2:9: /notes: null is not a value here; leave the field out when it was not stated\n"},
    {"\"notes\":\"\"}", "f:2:9: /notes: an empty text; write what was stated, or leave the field out\n"},
    {"\"notes\":\" \\n\\u00a0\"}", "f:2:9: /notes: an empty text; write what was stated, or leave the field out\n"},
    {"\"status\":\"Final\"}",
     "f:2:10: /status: not a word that \"status\" takes; did you mean \"final\"? write one of \"provisional\", \"final\"\n"},
    {"\"status\":\"done\"}",
     "f:2:10: /status: not a word that \"status\" takes; write one of \"provisional\", \"final\"\n"},
    {"\"health\":{\"performance\":{\"value\":1.5}}}",
     "f:2:34: /health/performance/value: a whole number expected; write it with digits only, such as 12\n"},
    {"\"health\":{\"performance\":{\"value\":1e0}}}",
     "f:2:34: /health/performance/value: a whole number expected; write it with digits only, such as 12\n"},
    {"\"health\":{\"performance\":{\"value\":\"1\"}}}",
     "f:2:34: /health/performance/value: a number expected, found a text; write a whole number without quotes\n"},
    {"\"stage\":{\"date\":\"2024-02-30\"}}",
     "f:2:17: /stage/date: a date that the calendar does not have; check the month and the day, in the order YYYY-MM-DD\n"},
    {"\"stage\":{\"date\":\"2025-13-01\"}}",
     "f:2:17: /stage/date: a date that the calendar does not have; check the month and the day, in the order YYYY-MM-DD\n"},
    {"\"stage\":{\"date\":\"0000\"}}",
     "f:2:17: /stage/date: a date that the calendar does not have; check the month and the day, in the order YYYY-MM-DD\n"},
    {"\"stage\":{\"date\":\"3/14/2026\"}}",
     "f:2:17: /stage/date: not a date that can be read; write YYYY, YYYY-MM or YYYY-MM-DD, such as \"2026-03-14\"\n"},
    {"\"stage\":{\"date\":2026}}",
     "f:2:17: /stage/date: a text expected, found a number; write a date in quotes: \"YYYY\", \"YYYY-MM\" or \"YYYY-MM-DD\"\n"},
    {"\"stage\":{\"edition\":8}}", "f:2:20: /stage/edition: a text expected, found a number; write a text in quotes\n"},
    {"\"plan\":{\"steps\":[{\"kind\":\"operation\"},null]}}",
     "f:2:26: /plan/steps/0/kind: not a word that \"kind\" takes; write one of \"surgery\", \"drug\", \"radiation\", "
     "\"transplant\", \"cell_therapy\", \"ablation\", \"watch\", \"test\", \"supportive\", \"trial\", \"referral\", "
     "\"fertility\", \"other\"\nf:2:39: /plan/steps/1: null is not a value here; leave the field out when it was not stated\n"},
};

static void test_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof REFUSED / sizeof *REFUSED; i++) {
        struct buf bytes = buf_new(arena, 0);
        buf_puts(&bytes, HEAD);
        buf_puts(&bytes, REFUSED[i].rest);
        assert_string_equal(lines_of(buf_text(&bytes)), REFUSED[i].lines);
    }
}

/* Whole documents, and the code of the one fault each has. */
static void test_codes(void **state)
{
    (void)state;
    static const char *const CASES[][2] = {
        {"[" HEAD "\"x_\":1}," HEAD "\"x_\":1}]", "J007"},
        {HEAD "\"x_\":1}" HEAD "\"x_\":1}", "J014"},
        {HEAD "\"x_\":1e999}", "J019"},
        {HEAD "\"notes\":\"a\tb\"}", "J015"},
        {HEAD "\"notes\":\"\\ud800\"}", "J017"},
        {HEAD "\"notes\":\"\\u0000\"}", "J006"},
        {HEAD "\"date\":\"2026\"}", "J021"},
        {HEAD "}", "J012"},
        {HEAD "\"case\":{\"id\":\"B\"", "J013"},
        {HEAD "\"health\":{\"performance\":{\"value\":99999999999999999999}}}", "J020"},
        {HEAD "\"notes\":undefined}", "J028"},
        {HEAD "\"plan\":{\"steps\":[{\"cycles\":1.0}]}}", "O009"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct diags diags;
        if (read_exact(text_of(CASES[i][0]), &diags))
            fail_msg("accepted: %s", CASES[i][0]);
        if (strcmp(diags.head->code, CASES[i][1]) != 0)
            fail_msg("%s, not %s: %s", diags.head->code, CASES[i][1], CASES[i][0]);
    }
}

/* The fields without which there is no opinion, all told in one run. */
static void test_required(void **state)
{
    (void)state;
    assert_string_equal(lines_of(TEXT("{\"case\":{},\"author\":{},\n\"diagnosis\":{}}")),
                        "f:1:1: /: the field \"format\" is missing; add \"format\": \"concord.opinion/1\"\n"
                        "f:1:1: /: the field \"date\" is missing; add \"date\" with a date in quotes: \"YYYY\", \"YYYY-MM\" "
                        "or \"YYYY-MM-DD\"\n"
                        "f:1:9: /case: the field \"id\" is missing; add \"id\" with a text in quotes\n"
                        "f:1:21: /author: the field \"role\" is missing; add \"role\" with a text in quotes\n"
                        "f:2:13: /diagnosis: the field \"cancer\" is missing; add \"cancer\" with a text in quotes\n");
}

static void test_numbers(void **state)
{
    (void)state;
    static const struct {
        const char *patient, *size, *code;
    } CASES[] = {
        {"\"age\":0", "1.20", NULL},   {"\"age\":130", "1E1", NULL},  {"\"age\":131", "1", "O010"},
        {"\"age\":-1", "1", "O010"},   {"\"age\":\"51\"", "1", "O004"}, {"\"age\":51.5", "1", "O009"},
        {"\"age\":51", "0", "O012"},   {"\"age\":51", "-1", "O012"},  {"\"age\":51", "0.0e5", "O012"},
        {"\"age\":51", "\"2\"", "O004"}, {"\"age\":51", "1.2345678901234567890123", "O011"},
        {"\"age\":null", "1", "O003"}, {"\"age\":[51]", "1", "O004"}, {"\"sex\":\"femal\"", "1", "O006"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct buf bytes = buf_new(arena, 0);
        buf_format(&bytes,
                   "{\"format\":\"concord.opinion/1\",\"case\":{\"id\":\"A\",\"patient\":{%s}},\"date\":\"2026\","
                   "\"author\":{\"role\":\"r\"},\"diagnosis\":{\"cancer\":\"c\",\"size\":{\"value\":%s}}}",
                   CASES[i].patient, CASES[i].size);
        struct diags diags;
        bool read = read_exact(buf_text(&bytes), &diags) != NULL;
        if (read != !CASES[i].code || (!read && strcmp(diags.head->code, CASES[i].code) != 0))
            fail_msg("%s %s: %s", CASES[i].patient, CASES[i].size, read ? "read" : diags.head->code);
    }
}

/* Sound, however odd it looks. */
static void test_accepted(void **state)
{
    (void)state;
    static const char *const RESTS[] = {
        "\"x_\":null}",
        "\"x_mine\":{\"a\":null,\"b\":[[[[[]]]]],\"/~\":\"\",\"format\":3},\"stage\":{\"x_y\":[],\"x_z/~\":0}}",
        "\"notes\":\"\\u00e9\\ud83d\\ude00 \xF0\x9F\x98\x80 \\u202e\\u001b\\t\"}",
        "\"biomarkers\":[],\"plan\":{\"steps\":[],\"alternatives\":[{}]},\"tests\":[{}],\"uncertainties\":[]}",
        "\"stage\":{\"date\":\"2024-02-29\"},\"records\":[{\"date\":\"2000\"},{\"date\":\"1999-12\"}]}",
        "\r\n\"status\" :\r\n\t\"final\"\r\n}\r\n\r\n",
    };
    for (size_t i = 0; i < sizeof RESTS / sizeof *RESTS; i++) {
        struct buf bytes = buf_new(arena, 0);
        buf_puts(&bytes, HEAD);
        buf_puts(&bytes, RESTS[i]);
        assert_string_equal(lines_of(buf_text(&bytes)), "");
    }
}

static void test_facts(void **state)
{
    (void)state;
    struct diags diags;
    const struct opinion *opinion = read_exact(
        TEXT(HEAD "\"stage\":{\"x_a/b\":{\"deep\":[1]},\"group\":\"IIB\"},\"biomarkers\":[{},{\"name\":\"ER\"}]}"), &diags);
    assert_non_null(opinion);
    assert_int_equal(opinion->count, 16);
    for (size_t i = 0; i < opinion->count; i++)
        assert_int_equal(opinion->facts[i]->order, i);
    assert_true(text_is(opinion_text(&fields, opinion, "/stage/group"), "IIB"));
    assert_int_equal(opinion_text(&fields, opinion, "/stage/t").len, 0);
    const struct fact *stage = opinion_at(&fields, opinion, "/stage"), *own = stage->child->next; /* after what the schema knows */
    assert_int_equal(own->field, NO_FIELD);
    assert_string_equal(own->pointer, "/stage/x_a~1b");
    assert_null(own->child);
    assert_true(fact_is_leaf(own));
    const struct fact *item = opinion_at(&fields, opinion, "/biomarkers")->child->next;
    assert_int_equal(item->index, 1);
    assert_string_equal(fields.items[item->field].path, "/biomarkers[]");
    const struct fact *name = fact_child(&fields, item, "name");
    assert_string_equal(name->pointer, "/biomarkers/1/name");
    assert_int_equal(name->line, 2);
    assert_ptr_equal(name->parent, item);
    assert_int_equal(field_find(&fields, "/biomarkers[]/name"), name->field);
    assert_true(field_within(&fields, name->field, field_find(&fields, "/biomarkers")));
    assert_int_equal(field_find(&fields, "/nothing"), NO_FIELD);
    assert_int_equal(strlen(opinion->digest), 64);
}

/* Every file cut anywhere is refused; every field path is found again. */
static void test_cut(void **state)
{
    (void)state;
    struct text whole = TEXT(HEAD "\"notes\":\"n\"}");
    struct diags diags;
    for (size_t len = 0; len < whole.len; len++)
        assert_null(read_exact((struct text){whole.ptr, len}, &diags));
    for (int i = 0; i < fields.count; i++)
        assert_int_equal(field_find(&fields, fields.items[i].path), i);
}

static void test_many(void **state)
{
    (void)state;
    struct buf bytes = buf_new(arena, 0);
    buf_puts(&bytes, HEAD "\"uncertainties\":[1");
    for (int i = 0; i < 59; i++)
        buf_puts(&bytes, ",1");
    buf_puts(&bytes, "]}");
    const char *lines = lines_of(buf_text(&bytes));
    size_t count = 0;
    for (const char *at = lines; *at; at++)
        count += *at == '\n';
    assert_int_equal(count, LIMIT_DIAGNOSTICS + 1);
    assert_non_null(strstr(lines, "f:1:1: /: 10 more faults are not shown; correct those above first\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_codes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_required, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_numbers, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_accepted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_facts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_cut, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_many, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, set_up_all, tear_down_all);
}
