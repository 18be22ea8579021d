/* SPDX-License-Identifier: MIT
 * In: small trees made by hand, also with hostile texts. Out: whether text, Markdown and HTML keep their form. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "render/escape.h"
#include "render/render.h"
#include "render/wrap.h"

static struct arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new((size_t)64 << 20);
    return arena ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static struct node *add(struct node *parent, enum node_kind kind, const char *text)
{
    return node_add(arena, parent, kind, text_of(text));
}

/* Every kind of node, with `word` wherever a document's text can stand. */
static struct node *tree(const char *word)
{
    struct node *document = node_add_noted(arena, NULL, NODE_DOCUMENT, TEXT("Two opinions"), TEXT("en"));
    node_add_noted(arena, document, NODE_LEAD, text_of(word), TEXT("alert"));
    add(document, NODE_CONTENTS, "On this sheet");
    struct node *section = node_add_noted(arena, document, NODE_SECTION, TEXT("Differ"), TEXT("differ"));
    struct node *group = add(section, NODE_GROUP, word);
    struct node *sides = add(group, NODE_SIDES, "");
    node_add_noted(arena, sides, NODE_QUOTE, text_of(word), TEXT("First opinion"));
    node_add_noted(arena, sides, NODE_QUOTE, TEXT("mastectomy"), TEXT("Second opinion"));
    struct node *paragraph = add(group, NODE_PARAGRAPH, "");
    add(paragraph, NODE_STRONG, "Why: ");
    add(paragraph, NODE_QUOTED, word);
    struct node *list = add(section, NODE_LIST, "");
    struct node *item = add(list, NODE_ITEM, word);
    add(item, NODE_SOURCE, word);
    struct node *checks = add(section, NODE_LIST, "");
    struct node *check = add(checks, NODE_CHECK, "");
    add(check, NODE_TEXT, word);
    node_add_noted(arena, check, NODE_LINES, (struct text){0}, TEXT("2"));
    struct node *table = add(section, NODE_TABLE, "Records");
    struct node *head = add(table, NODE_ROW, "");
    add(head, NODE_CELL, "Record");
    add(head, NODE_CELL, "First opinion");
    struct node *row = add(table, NODE_ROW, "");
    add(row, NODE_CELL, word);
    add(row, NODE_CELL, word);
    struct node *terms = add(section, NODE_TERMS, "");
    node_add_noted(arena, terms, NODE_TERM, text_of(word), text_of(word));
    node_add_noted(arena, document, NODE_SECTION, TEXT("What this is not"), TEXT("not"));
    return document;
}

static struct text as_html(const struct node *root)
{
    struct buf out = buf_new(arena, 1024);
    render_html(&out, root);
    return buf_text(&out);
}

static struct text as_markdown(const struct node *root)
{
    struct buf out = buf_new(arena, 1024);
    render_markdown(&out, root);
    return buf_text(&out);
}

static struct text as_text(const struct node *root, size_t width, bool colour)
{
    struct buf out = buf_new(arena, 1024);
    render_text(&out, root, &(struct render_options){width, colour});
    return buf_text(&out);
}

static size_t count_byte(struct text text, char byte)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++)
        count += text.ptr[i] == byte;
    return count;
}

static const char *const hostile[] = {
    "</title><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' autofocus onfocus=alert(1) x='", "<!--", "]]>",
    "\x1b[2J\x1b]0;title\x07", "\xc2\x9b" "31m", "Dose \xe2\x80\xae" "05\xe2\x80\xac mg", "a\nb\r\nc\td", "| a | b |", "1. one", "- x",
    "# h", "    code", "[a](http://x)", "![a](b)", "<http://x>", "http://x www.x", "**b** _i_ `c` ~~d~~", "&lt;", "\\", "---", "+", "=",
};

static void html_keeps_its_tags(void **state)
{
    (void)state;
    struct text plain = as_html(tree("x"));
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
        struct text got = as_html(tree(hostile[i]));
        assert_int_equal(count_byte(got, '<'), count_byte(plain, '<'));
        assert_int_equal(count_byte(got, '"'), count_byte(plain, '"'));
        assert_null(strchr(got.ptr, '\x1b'));
        assert_null(strstr(got.ptr, "\xe2\x80\xae"));
        assert_null(strstr(got.ptr, "<script"));
    }
}

static void html_allows_its_style_by_hash(void **state)
{
    (void)state;
    struct text got = as_html(tree("x"));
    assert_non_null(strstr(got.ptr, "default-src 'none'; style-src 'sha256-"));
    assert_null(strstr(got.ptr, "unsafe-inline"));
    assert_null(strstr(got.ptr, "src="));
    assert_null(strstr(got.ptr, "url("));
    assert_non_null(strstr(got.ptr, "<th scope=\"row\""));
}

static void text_has_no_control(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
        struct text got = as_text(tree(hostile[i]), 80, false);
        for (size_t at = 0; at < got.len;) {
            uint32_t point = text_next(got, &at);
            assert_true(point == '\n' || (point >= 0x20 && point < 0x7f) || point > 0x9f);
        }
    }
    assert_non_null(strstr(as_text(tree("\x1b[2J"), 80, false).ptr, "\\x1b[2J"));
    assert_non_null(strstr(as_text(tree("5\xe2\x80\xae mg"), 80, false).ptr, "5\\u202e mg"));
}

static void text_fits_its_width(void **state)
{
    (void)state;
    const char *longest = "Supercalifragilisticexpialidocious-and-more-without-a-blank-that-goes-on-and-on-and-on-until-the-end not "
                          "recommended in this patient";
    for (size_t width = 40; width < 120; width += 7) {
        struct text got = as_text(tree(longest), width, false);
        for (size_t at = 0; at < got.len;) {
            const char *end = memchr(got.ptr + at, '\n', got.len - at);
            size_t len = (size_t)(end - (got.ptr + at));
            assert_true(text_columns((struct text){got.ptr + at, len}) <= width);
            at += len + 1;
        }
        assert_non_null(strstr(got.ptr, "not"));
    }
}

static void text_is_cut_nowhere(void **state)
{
    (void)state;
    size_t count, total = 0;
    struct text text = TEXT("one two  three fourteen fifteen");
    const struct wrap_line *lines = wrap_lines(arena, text, 5, &count);
    for (size_t i = 0; i < count; i++) {
        assert_true(lines[i].columns <= 5);
        total += lines[i].text.len;
    }
    assert_int_equal(total, strlen("onetwothreefourteenfifteen"));
}

static void text_shows_colour_only_when_asked(void **state)
{
    (void)state;
    assert_null(strchr(as_text(tree("x"), 80, false).ptr, '\x1b'));
    assert_non_null(strstr(as_text(tree("x"), 80, true).ptr, "\x1b[1m"));
}

static void markdown_escapes(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"a*b", "a\\*b"}, {"| x", "\\| x"}, {"1. x", "1\\. x"}, {"- x", "\\- x"}, {"a\nb", "a b"}, {"<b>", "\\<b\\>"}, {"&lt;", "\\&lt;"},
        {"http://x", "http\\://x"}, {"www.x", "www\\.x"}, {"    c", "c"}, {"pT1c(m)", "pT1c(m)"}, {"3+4=7", "3+4=7"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct buf out = buf_new(arena, 32);
        escape_markdown(&out, text_of(pairs[i][0]));
        assert_string_equal(buf_text(&out).ptr, pairs[i][1]);
    }
}

static void markdown_keeps_its_lines(void **state)
{
    (void)state;
    struct text plain = as_markdown(tree("x"));
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++)
        assert_int_equal(count_byte(as_markdown(tree(hostile[i])), '\n'), count_byte(plain, '\n'));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(html_keeps_its_tags, set_up, tear_down),
        cmocka_unit_test_setup_teardown(html_allows_its_style_by_hash, set_up, tear_down),
        cmocka_unit_test_setup_teardown(text_has_no_control, set_up, tear_down),
        cmocka_unit_test_setup_teardown(text_fits_its_width, set_up, tear_down),
        cmocka_unit_test_setup_teardown(text_is_cut_nowhere, set_up, tear_down),
        cmocka_unit_test_setup_teardown(text_shows_colour_only_when_asked, set_up, tear_down),
        cmocka_unit_test_setup_teardown(markdown_escapes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(markdown_keeps_its_lines, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
