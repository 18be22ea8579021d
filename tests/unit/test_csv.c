/* SPDX-License-Identifier: MIT
 * The strict CSV reader against csv-edge-own, csv-spectrum and its own bounds; a table column by column. */
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
#include "read/columns.h"
#include "read/csv.h"
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

static bool read_exact(struct text bytes, struct csv *csv, struct diags *diags)
{
    char *exact = malloc(bytes.len ? bytes.len : 1);
    if (bytes.len)
        memcpy(exact, bytes.ptr, bytes.len);
    *diags = diags_new(arena, "t.csv");
    bool read = csv_read((struct text){exact, bytes.len}, csv, diags);
    free(exact);
    assert_int_equal(read, diags->count == 0);
    return read;
}

static struct text slurp(const char *folder, struct text name, const char *ending)
{
    struct buf path = buf_new(arena, 0), out = buf_new(arena, 4096);
    buf_format(&path, "%s/%s/%s%s", CORPORA_DIR, folder, name.ptr, ending);
    FILE *file = fopen(buf_text(&path).ptr, "rb");
    if (!file)
        fail_msg("cannot open %s", path.ptr);
    for (int byte = getc(file); byte != EOF; byte = getc(file))
        buf_byte(&out, (char)byte);
    fclose(file);
    return buf_text(&out);
}

static const struct json *read_json(struct text bytes)
{
    struct json_rules rules = {.any_root = true};
    struct diags diags = diags_new(arena, "expected.json");
    const struct json *json = json_read(bytes, &rules, &diags);
    assert_non_null(json);
    return json;
}

static void skip_without(const char *folder)
{
    struct buf path = buf_new(arena, 0);
    buf_format(&path, "%s/%s", CORPORA_DIR, folder);
    DIR *dir = opendir(buf_text(&path).ptr);
    if (dir) {
        closedir(dir);
        return;
    }
    print_message("SKIPPED: no corpora at %s\n", path.ptr);
    skip();
}

static bool is_one_of(struct text name, const char *const *names)
{
    while (*names && !text_is(name, *names))
        names++;
    return *names != NULL;
}

/* The header is the first row of the expected ones. */
static void check_rows(const char *name, const struct csv *csv, const struct json *rows)
{
    if (rows->count != csv->count + 1)
        fail_msg("%s: %zu rows", name, csv->count);
    const struct json *row = rows->child;
    for (size_t r = 0; row; row = row->next, r++) {
        const struct text *cells = r ? csv->rows[r - 1].cells : csv->header;
        const struct json *cell = row->child;
        for (size_t c = 0; c < csv->columns; c++, cell = cell->next)
            if (!text_equal(cell->text, cells[c]))
                fail_msg("%s: row %zu cell %zu: %s", name, r, c, cells[c].ptr);
    }
}

static void test_own_edges(void **state)
{
    (void)state;
    skip_without("csv-edge-own");
    /* What the columns and their cells mean is the business of who reads the table; a table without rows is a table. */
    static const char *const ACCEPTED[] = {"case_header", "dup_id", "only_header", "nbsp_header", NULL};
    const struct json *expected = read_json(slurp("csv-edge-own", TEXT("expected"), ".json"));
    assert_int_equal(expected->count, 38);
    for (const struct json *one = expected->child; one; one = one->next) {
        struct csv csv;
        struct diags diags;
        bool read = read_exact(slurp("csv-edge-own", one->name, ".csv"), &csv, &diags);
        const struct json *rows = json_member(one, "rows");
        bool wanted = rows || is_one_of(one->name, ACCEPTED);
        if (read != wanted)
            fail_msg("%s: %s %s", one->name.ptr, read ? "accepted" : "refused", read ? "" : diags.head->problem);
        if (read && rows)
            check_rows(one->name.ptr, &csv, rows);
        const char *line = strchr(json_text(one, "error").ptr, '@');
        if (!read && line && diags.head->line != (size_t)(line[1] - '0'))
            fail_msg("%s: line %zu, not %s", one->name.ptr, diags.head->line, line);
    }
}

static void test_spectrum(void **state)
{
    (void)state;
    skip_without("csv-spectrum");
    static const char *const NAMES[] = {"comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines",
                                        "newlines_crlf", "quotes_and_newlines", "simple", "simple_crlf", "utf8"};
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        struct csv csv;
        struct diags diags;
        if (!read_exact(slurp("csv-spectrum/csvs", text_of(NAMES[i]), ".csv"), &csv, &diags))
            fail_msg("%s: %s", NAMES[i], diags.head->problem);
        const struct json *rows = read_json(slurp("csv-spectrum/json", text_of(NAMES[i]), ".json"));
        assert_int_equal(rows->count, csv.count);
        size_t r = 0;
        for (const struct json *row = rows->child; row; row = row->next, r++)
            for (const struct json *cell = row->child; cell; cell = cell->next) {
                int column = csv_column(&csv, cell->name.ptr);
                assert_true(column >= 0);
                struct text found = csv.rows[r].cells[column];
                if (!text_equal(found, cell->text))
                    fail_msg("%s: row %zu: '%s', not '%s'", NAMES[i], r, found.ptr, cell->text.ptr);
            }
    }
}

static void test_lines(void **state)
{
    (void)state;
    struct csv csv;
    struct diags diags;
    assert_true(read_exact(TEXT("\n\na,b\r\n\r\n1,\"x\r\ny\"\r\n\r\n2,z"), &csv, &diags));
    assert_int_equal(csv.count, 2);
    assert_int_equal(csv.rows[0].line, 5);
    assert_int_equal(csv.rows[1].line, 8);
    assert_int_equal(csv_column(&csv, "b"), 1);
    assert_int_equal(csv_column(&csv, "c"), -1);
}

/* All ragged rows are told in one run. */
static void test_ragged(void **state)
{
    (void)state;
    struct csv csv;
    struct diags diags;
    assert_false(read_exact(TEXT("a,b\n1\n1,2\n1,2,3\n"), &csv, &diags));
    struct buf out = buf_new(arena, 0);
    diags_print(&out, &diags);
    assert_string_equal(buf_text(&out).ptr,
                        "t.csv:2:2: /: cells in this row: 1, in the header: 2; give each row as many cells as the header, and put "
                        "a cell that holds a comma in quotes\n"
                        "t.csv:4:3: /: cells in this row: 3, in the header: 2; give each row as many cells as the header, and put "
                        "a cell that holds a comma in quotes\n");
}

/* A table column by column; none of its beginnings, and nothing longer, is one. */
static void test_columns(void **state)
{
    (void)state;
    static const char bytes[] = "\x1D" "2 3\nid\0one\0two\0text\0\0a, \"b\"\0";
    struct text whole = {bytes, sizeof bytes - 1};
    struct csv csv;
    assert_true(columns_is(whole) && columns_read(whole, arena, &csv));
    assert_int_equal(csv.columns, 2);
    assert_int_equal(csv.count, 2);
    assert_int_equal(csv_column(&csv, "text"), 1);
    assert_int_equal(csv.rows[1].line, 3);
    assert_true(text_is(csv.rows[0].cells[0], "one") && text_is(csv.rows[0].cells[1], ""));
    assert_true(text_is(csv.rows[1].cells[0], "two") && text_is(csv.rows[1].cells[1], "a, \"b\""));
    for (size_t len = 0; len < whole.len; len++)
        assert_false(columns_read((struct text){bytes, len}, arena, &csv));
    assert_false(columns_read((struct text){bytes, sizeof bytes}, arena, &csv));
    assert_false(columns_read(TEXT("\x1D" "99999999999999999999 2\n"), arena, &csv));
    assert_false(columns_is(TEXT("id,text\n")) || columns_read(TEXT("id,text\n"), arena, &csv));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_own_edges, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_spectrum, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_lines, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_ragged, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_columns, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
