/* SPDX-License-Identifier: MIT
 * The strict JSON reader against JSONTestSuite, our own edge cases and the messages people will see. */
#include <dirent.h>
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

#ifndef CORPORA_DIR
#define CORPORA_DIR "/work/shared/corpora"
#endif

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

/* In memory of exactly the right size, so that ASan sees one byte too many. */
static const struct json *read_exact(struct text bytes, const struct json_rules *rules, struct diags *diags)
{
    char *exact = malloc(bytes.len ? bytes.len : 1);
    if (bytes.len)
        memcpy(exact, bytes.ptr, bytes.len);
    *diags = diags_new(arena, "f");
    const struct json *json = json_read((struct text){bytes.len ? exact : NULL, bytes.len}, rules, diags);
    free(exact);
    assert_int_equal(json == NULL, diags->count == 1);
    assert_true(diags->count <= 1);
    return json;
}

static struct text slurp(const char *folder, const char *name)
{
    struct buf path = buf_new(arena, 0), out = buf_new(arena, 4096);
    buf_format(&path, "%s/%s/%s", CORPORA_DIR, folder, name);
    FILE *file = fopen(buf_text(&path).ptr, "rb");
    if (!file)
        fail_msg("cannot open %s", path.ptr);
    for (int byte = getc(file); byte != EOF; byte = getc(file))
        buf_byte(&out, (char)byte);
    fclose(file);
    return buf_text(&out);
}

static bool refused_on_purpose(const char *name)
{
    static const char *const NAMES[] = {"y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json",
                                        "y_object_escaped_null_in_key.json", "y_string_null_escape.json"};
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        if (strcmp(name, NAMES[i]) == 0)
            return true;
    return false;
}

static DIR *open_corpus(const char *folder)
{
    struct buf path = buf_new(arena, 0);
    buf_format(&path, "%s/%s", CORPORA_DIR, folder);
    DIR *dir = opendir(buf_text(&path).ptr);
    if (!dir) {
        print_message("SKIPPED: no corpora at %s\n", path.ptr);
        skip();
    }
    return dir;
}

static void test_suite(void **state)
{
    (void)state;
    static const struct json_rules RULES = {.any_root = true, .max_depth = 1000};
    DIR *dir = open_corpus("jsontestsuite/test_parsing");
    int good = 0, bad = 0, odd = 0;
    for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir)) {
        if (!strchr("yni", entry->d_name[0]))
            continue;
        struct diags diags;
        bool read = read_exact(slurp("jsontestsuite/test_parsing", entry->d_name), &RULES, &diags);
        char kind = entry->d_name[0];
        if (kind == 'i') {
            odd++;
            continue;
        }
        bool wanted = kind == 'y' && !refused_on_purpose(entry->d_name);
        if (read != wanted)
            fail_msg("%s: %s %s", entry->d_name, read ? "accepted" : "refused", read ? "" : diags.head->problem);
        good += read;
        bad += kind == 'n';
        arena_reset(arena);
    }
    closedir(dir);
    assert_int_equal(bad, 188);
    assert_int_equal(good, 91);
    assert_int_equal(odd, 35);
}

/* Our code for each of the codes that expected.json names. */
static const char *our_code(const char *theirs)
{
    static const char *const CODES[][2] = {
        {"duplicate-key", "J021"}, {"nul-escape", "J006"},       {"nul-byte", "J006"},  {"bad-escape", "J016"},
        {"lone-surrogate", "J017"}, {"bad-utf8", "J005"},        {"bom", "J002"},       {"utf16", "J003"},
        {"control-char", "J015"},  {"number-range", "J019"},     {"inexact-integer", "J020"},
        {"bad-number", "J018"},    {"trailing-data", "J014"},    {"too-deep", "J022"},  {"empty", "J004"},
        {"syntax", NULL},
    };
    for (size_t i = 0; i < sizeof CODES / sizeof *CODES; i++)
        if (strcmp(CODES[i][0], theirs) == 0)
            return CODES[i][1];
    fail_msg("unknown code %s", theirs);
    return NULL;
}

static void test_own_edges(void **state)
{
    (void)state;
    closedir(open_corpus("json-edge-own"));
    struct diags diags;
    const struct json *expected = read_exact(slurp("json-edge-own", "expected.json"), NULL, &diags);
    assert_int_equal(expected->count, 33);
    for (const struct json *one = expected->child; one; one = one->next) {
        struct buf name = buf_new(arena, 0);
        buf_format(&name, "%s.json", one->name.ptr);
        const struct json *json = read_exact(slurp("json-edge-own", buf_text(&name).ptr), NULL, &diags);
        bool wanted = text_starts(one->text, "ok");
        if ((json != NULL) != wanted)
            fail_msg("%s: %s", name.ptr, json ? "accepted" : diags.head->problem);
        const char *code = wanted ? NULL : our_code(one->text.ptr);
        if (code && strcmp(code, diags.head->code) != 0)
            fail_msg("%s: %s, not %s", name.ptr, diags.head->code, code);
    }
}

/* What stands in the file and the whole line that a person sees. */
static const struct {
    const char *bytes, *line;
} MESSAGES[] = {
    {"", "f:1:1: /: the file is empty; write one object, from { to }\n"},
    {"{\"a\": 1,}", "f:1:8: /a: a comma after the last value; take out the comma before the closing bracket\n"},
    {"{\"a\": 1, \"a\": 2}", "f:1:10: /a: the name \"a\" stands twice in one object, first at line 1 column 2; keep one of the two\n"},
    {"{\"a\": {\"b\": 1,\n\"\\u0062\": 2}}", "f:2:1: /a/b: the name \"b\" stands twice in one object, first at line 1 column 8; keep one of the two\n"},
    {"{\"a\": 'x'}", "f:1:7: /a: a quotation mark that JSON does not know; use straight double quotes: \"\"\n"},
    {"{\"a\": \xE2\x80\x9Cx\xE2\x80\x9D}", "f:1:7: /a: a quotation mark that JSON does not know; use straight double quotes: \"\"\n"},
    {"{\"a\": NaN}", "f:1:7: /a: a word that is not in quotes; only true and false are words of JSON, in small letters; leave out what was not stated\n"},
    {"{// x\n\"a\": 1}", "f:1:2: /: a comment; take the comment out; JSON has none\n"},
    {"{\"\xC3\xA9\": 1} {", "f:1:10: /: the end of the file expected, found '{'; write one document per file and nothing after it\n"},
    {"{\"a\": [1, 2, {\"b~/\": 9007199254740993}]}", "f:1:22: /a/2/b~0~1: an integer too large to be kept exactly; write it in quotes\n"},
    {"\xEF\xBB\xBF{}", "f:1:1: /: the file begins with a byte-order mark; save the file as UTF-8 without byte-order mark\n"},
    {"{\"a\": \"x", "f:1:7: /a: a text begins here and never ends; the file may have been cut short: close every text, list and object\n"},
    {"{\"a\": 1", "f:1:8: /a: a comma or } expected, found the end of the file; the file may have been cut short: close every text, list and object\n"},
    {"{\"a\" 1}", "f:1:6: /a: a colon expected, found '1'; write a colon between the name and its value\n"},
    {"{\"a\": 1 \"b\": 2}", "f:1:9: /a: a comma or } expected, found '\"'; write a comma between two values, and close what was opened\n"},
    {"{a: 1}", "f:1:2: /: a field name in double quotes expected, found 'a'; write a field name in double quotes\n"},
    {"{\"a\": {\"b\": 1, c: 2}}", "f:1:16: /a: a field name in double quotes expected, found 'c'; write a field name in double quotes\n"},
    {"[{}]", "f:1:1: /: an object expected, found a list; write one object, from { to }\n"},
};

static void test_messages(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof MESSAGES / sizeof *MESSAGES; i++) {
        struct diags diags;
        assert_null(read_exact(text_of(MESSAGES[i].bytes), NULL, &diags));
        struct buf out = buf_new(arena, 0);
        diags_print(&out, &diags);
        assert_string_equal(buf_text(&out).ptr, MESSAGES[i].line);
    }
}

static void test_tree(void **state)
{
    (void)state;
    struct diags diags;
    const struct json *root = read_exact(
        TEXT("\r\n{\"z\": 1.20, \"a\":\n [\"\\u00e9\\ud83d\\ude00\", 1E1, -0, true, false, null, {}], \"x~/\": \"\"}\r\n"), NULL,
        &diags);
    assert_int_equal(root->line, 2);
    assert_int_equal(root->count, 3);
    assert_true(text_is(root->child->text, "1.20"));
    assert_int_equal(root->child->column, 7);
    assert_int_equal(root->child->name_column, 2);
    const struct json *list = json_member(root, "a");
    assert_int_equal(list->count, 7);
    assert_int_equal(list->line, 3);
    assert_true(text_is(list->child->text, "\xC3\xA9\xF0\x9F\x98\x80"));
    assert_true(text_is(list->child->next->text, "1E1"));
    assert_true(text_is(list->child->next->next->text, "-0"));
    assert_int_equal(list->child->next->next->next->type, JSON_TRUE);
    assert_null(json_member(root, "A"));
    assert_true(text_is(json_text(root, "a"), ""));
    assert_string_equal(pointer_join(arena, "/a", TEXT("x~/y")), "/a/x~0~1y");
    assert_string_equal(pointer_index(arena, "/a", 12), "/a/12");
}

static void test_bounds(void **state)
{
    (void)state;
    struct diags diags;
    struct json_rules rules = {.max_bytes = 10};
    assert_non_null(read_exact(TEXT("{\"a\": 1  }"), &rules, &diags));
    assert_null(read_exact(TEXT("{\"a\": 1   }"), &rules, &diags));
    assert_string_equal(diags.head->code, "J001");
    struct buf many = buf_new(arena, 0);
    buf_puts(&many, "{\"a\": [");
    for (int i = 0; i < LIMIT_NODES; i++)
        buf_puts(&many, "1,");
    buf_puts(&many, "1]}");
    assert_null(read_exact(buf_text(&many), NULL, &diags));
    assert_string_equal(diags.head->code, "J023");
    struct buf digits = buf_new(arena, 0);
    buf_puts(&digits, "{\"a\": 0.");
    for (int i = 0; i < LIMIT_NUMBER_DIGITS; i++)
        buf_byte(&digits, '1');
    buf_byte(&digits, '}');
    assert_null(read_exact(buf_text(&digits), NULL, &diags));
    assert_string_equal(diags.head->code, "J025");
    struct buf name = buf_new(arena, 0);
    buf_puts(&name, "{\"");
    for (int i = 0; i <= LIMIT_KEY_BYTES; i++)
        buf_byte(&name, 'k');
    buf_puts(&name, "\": 1}");
    assert_null(read_exact(buf_text(&name), NULL, &diags));
    assert_string_equal(diags.head->code, "J024");
}

/* Every file cut at every byte is refused, and never read beyond its end. */
static void test_cut(void **state)
{
    (void)state;
    struct text whole = TEXT("{\"a\": [1.5e3, \"\\u00e9\\ud83d\\ude00\", true, {\"b\": null}], \"\xC3\xA9\": \"x\"}");
    struct diags diags;
    for (size_t len = 0; len < whole.len; len++)
        assert_null(read_exact((struct text){whole.ptr, len}, NULL, &diags));
    assert_non_null(read_exact(whole, NULL, &diags));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_suite, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_own_edges, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_messages, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_tree, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_bounds, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_cut, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
