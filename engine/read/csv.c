/* SPDX-License-Identifier: MIT
 * In: untrusted bytes. Out: a header and rows of equal length. The only user of libcsv, which gets one byte a call (so
 * that lines can be counted), strict in both its senses, and is never asked to finish after an error. RFC 4180, and what
 * spreadsheets make of it: a byte-order mark, rows and cells at the end without a word. */
#include "read/csv.h"

#include <csv.h>
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"

/* The cells of the row at hand and where the rows go. */
struct sheet {
    struct diags *diags;
    struct text cells[LIMIT_CSV_COLUMNS];
    size_t width;
    const struct text *header;
    size_t columns;
    struct csv_row *rows;
    size_t count, size;
    size_t line, row_line; /* line 0 of a row: it has not begun */
    bool row_ended, failed, loose;
};

/* A column is the number of a cell, from 1: what a spreadsheet shows. */
static bool fail(struct sheet *sheet, size_t line, size_t column, const char *code, const char *remedy, const char *problem)
{
    struct place place = {line, column, ""};
    diags_add(sheet->diags, place, code, remedy, "%s", problem);
    sheet->failed = true;
    return false;
}

/* Marks that turn the writing direction: a cell may not look other than it is. */
static bool is_turn(uint32_t point)
{
    return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

/* Where the byte at `at` stands: its line, and its cell, which quotes may stretch over several lines. */
static struct place place_at(struct text bytes, size_t at)
{
    struct place place = {1, 1, ""};
    bool quoted = false;
    for (size_t i = 0; i < at; i++) {
        char byte = bytes.ptr[i];
        quoted ^= byte == '"';
        place.line += byte == '\n';
        place.column = byte == '\n' && !quoted ? 1 : place.column + (byte == ',' && !quoted);
    }
    return place;
}

static bool fail_at(struct sheet *sheet, struct text bytes, size_t at, const char *code, const char *remedy, const char *problem)
{
    struct place place = place_at(bytes, at);
    return fail(sheet, place.line, place.column, code, remedy, problem);
}

/* The code point at `at` of the scan before any parsing. */
static bool check_point(struct sheet *sheet, struct text bytes, size_t at, uint32_t point)
{
    if (point == 0)
        return fail_at(sheet, bytes, at, "C004", "take out the NUL character", "a NUL character");
    if (point == '\r' && (at + 1 == bytes.len || bytes.ptr[at + 1] != '\n'))
        return fail_at(sheet, bytes, at, "C005", "end lines with LF or CR LF", "a line that ends in CR alone");
    if ((point < 0x20 && point != '\t' && point != '\n' && point != '\r') || (point >= 0x7F && point <= 0x9F))
        return fail_at(sheet, bytes, at, "C006", "take the control character out", "a control character");
    if (is_turn(point))
        return fail_at(sheet, bytes, at, "C007", "take the mark out", "an invisible mark that turns the writing direction");
    return true;
}

static bool check_points(struct sheet *sheet, struct text bytes)
{
    for (size_t at = 0; at < bytes.len;) {
        size_t from = at;
        if (!check_point(sheet, bytes, from, text_next(bytes, &at)))
            return false;
    }
    return true;
}

static bool check_bytes(struct sheet *sheet, struct text bytes)
{
    if (bytes.len > LIMIT_KNOWLEDGE_BYTES)
        return fail(sheet, 1, 1, "C001", "split the table", "the file is too large");
    if (text_starts(bytes, "\xFF\xFE") || text_starts(bytes, "\xFE\xFF"))
        return fail(sheet, 1, 1, "C003", "save the file as CSV UTF-8", "the file is written in UTF-16");
    size_t fault = utf8_fault(bytes.ptr, bytes.len);
    if (fault < bytes.len)
        return fail_at(sheet, bytes, fault, "C003", "save the file as CSV UTF-8", "a byte that is not UTF-8");
    return check_points(sheet, bytes);
}

/* Excel begins "CSV UTF-8" with a byte-order mark. */
static struct text without_mark(struct text bytes)
{
    size_t mark = text_starts(bytes, "\xEF\xBB\xBF") ? 3 : 0;
    return (struct text){bytes.ptr + mark, bytes.len - mark};
}

/* libcsv's callback: a cell has ended. */
static void end_cell(void *bytes, size_t len, void *payload)
{
    struct sheet *sheet = payload;
    if (sheet->failed)
        return;
    if (len > LIMIT_CSV_FIELD) {
        fail(sheet, sheet->row_line, sheet->width + 1, "C008", "shorten it, or close its quotes", "a cell that is too long");
        return;
    }
    if (sheet->width == LIMIT_CSV_COLUMNS) {
        fail(sheet, sheet->row_line, sheet->width + 1, "C009", "use fewer columns", "too many columns");
        return;
    }
    sheet->cells[sheet->width++] = (struct text){arena_copy(sheet->diags->arena, bytes, len), len};
}

static bool check_header(struct sheet *sheet)
{
    if (sheet->width == 1 && !sheet->loose && strpbrk(sheet->cells[0].ptr, ";\t|"))
        return fail(sheet, sheet->row_line, 1, "C010", "choose the comma as separator when you save the table as CSV",
                    "one column whose name holds another separator than the comma");
    for (size_t i = 0; i < sheet->width && !sheet->loose; i++) {
        if (text_trim(sheet->cells[i]).len == 0)
            return fail(sheet, sheet->row_line, i + 1, "C011", "name every column in the first row, or delete the empty one",
                        "a column without a name");
        for (size_t j = 0; j < i; j++)
            if (text_equal(sheet->cells[i], sheet->cells[j]))
                return fail(sheet, sheet->row_line, i + 1, "C012", "name every column once", "two columns of one name");
    }
    return true;
}

static void add_row(struct sheet *sheet, const struct text *cells)
{
    if (sheet->count == sheet->size) {
        size_t size = sheet->size ? sheet->size * 2 : 64;
        struct csv_row *rows = arena_array(sheet->diags->arena, size, sizeof *rows);
        if (sheet->count)
            memcpy(rows, sheet->rows, sheet->count * sizeof *rows);
        sheet->rows = rows;
        sheet->size = size;
    }
    sheet->rows[sheet->count++] = (struct csv_row){sheet->row_line, cells};
}

/* A row that is longer or shorter than the header. The rest is read on: there may be more of them. */
static void note_ragged(struct sheet *sheet)
{
    size_t shared = sheet->width < sheet->columns ? sheet->width : sheet->columns;
    struct place place = {sheet->row_line, shared + 1, ""};
    bool curly = false;
    for (size_t i = 0; i < sheet->width; i++)
        curly |= text_starts(text_trim(sheet->cells[i]), "\xE2\x80\x9C");
    diags_add(sheet->diags, place, "C013",
              curly ? "put a cell that holds a comma in straight quotes: \"\", not in curly ones"
                    : "give each row as many cells as the header, and put a cell that holds a comma in quotes",
              "cells in this row: %zu, in the header: %zu", sheet->width, sheet->columns);
}

static bool is_blank(const struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->width; i++)
        if (text_trim(sheet->cells[i]).len)
            return false;
    return true;
}

/* Makes a row as long as the header where only empty cells are missing or too many. */
static void even_out(struct sheet *sheet)
{
    while (sheet->width < sheet->columns)
        sheet->cells[sheet->width++] = TEXT("");
    while (sheet->width > sheet->columns && !text_trim(sheet->cells[sheet->width - 1]).len)
        sheet->width--;
}

/* libcsv's callback: a row has ended. */
static void end_row(int ending, void *payload)
{
    struct sheet *sheet = payload;
    (void)ending;
    sheet->row_ended = true;
    while (sheet->header && sheet->width > sheet->columns && !text_trim(sheet->cells[sheet->width - 1]).len)
        sheet->width--; /* columns of a spreadsheet that nothing was written in */
    if (!sheet->failed && sheet->header && is_blank(sheet))
        sheet->width = 0;
    if (sheet->failed || !sheet->width || (!sheet->header && !check_header(sheet)))
        return;
    if (sheet->loose && sheet->header)
        even_out(sheet);
    struct text *cells = arena_array(sheet->diags->arena, sheet->width, sizeof *cells);
    memcpy(cells, sheet->cells, sheet->width * sizeof *cells);
    if (!sheet->header) {
        sheet->header = cells;
        sheet->columns = sheet->width;
    } else if (sheet->width == sheet->columns) {
        add_row(sheet, cells);
    } else {
        note_ragged(sheet);
    }
    sheet->width = 0;
}

/* Nothing is white space: blanks beside a cell belong to it. */
static int no_space(unsigned char byte)
{
    (void)byte;
    return 0;
}

/* Feeds one byte. A row's line is that of its first byte that is no line end. */
static bool feed(struct csv_parser *parser, struct sheet *sheet, char byte)
{
    if (sheet->row_line == 0 && byte != '\r' && byte != '\n')
        sheet->row_line = sheet->line;
    bool read = csv_parse(parser, &byte, 1, end_cell, end_row, sheet) == 1;
    if (!read && csv_error(parser) != CSV_EPARSE)
        return fail(sheet, sheet->line, 1, "C014", "close other programs and try again", "no memory for the table");
    if (!read)
        return fail(sheet, sheet->line, sheet->width + 1, "C015", "put the whole cell in quotes and double each quote inside it: \"\"",
                    "a quote inside a cell, or text beside a quoted cell");
    if (sheet->row_ended)
        sheet->row_line = 0;
    sheet->row_ended = false;
    sheet->line += byte == '\n';
    return !sheet->failed;
}

static void parse(struct csv_parser *parser, struct sheet *sheet, struct text bytes)
{
    csv_set_space_func(parser, no_space);
    for (size_t i = 0; i < bytes.len; i++)
        if (!feed(parser, sheet, bytes.ptr[i]))
            return; /* finishing now would deliver half a row as a whole one */
    if (csv_fini(parser, end_cell, end_row, sheet) != 0)
        fail(sheet, sheet->row_line, sheet->width + 1, "C016", "close the quotes; the file may have been cut short",
             "a quoted cell in the row that begins here never ends");
    else if (!sheet->header && !sheet->failed)
        fail(sheet, 1, 1, "C017", "write the names of the columns in the first row", "the table is empty");
}

bool csv_read_as(struct text bytes, const struct csv_rules *rules, struct csv *out, struct diags *diags)
{
    struct csv_parser parser;
    struct sheet *sheet = arena_alloc(diags->arena, sizeof *sheet);
    size_t before = diags->count;
    sheet->diags = diags;
    sheet->loose = rules->loose;
    sheet->line = 1;
    bytes = without_mark(bytes);
    if (!check_bytes(sheet, bytes))
        return false;
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
        return fail(sheet, 1, 1, "C014", "close other programs and try again", "no memory for the table");
    csv_set_delim(&parser, (unsigned char)rules->separator);
    parse(&parser, sheet, bytes);
    csv_free(&parser);
    *out = (struct csv){sheet->header, sheet->columns, sheet->rows, sheet->count};
    return diags->count == before;
}

bool csv_read(struct text bytes, struct csv *out, struct diags *diags)
{
    static const struct csv_rules ours = {',', false};
    return csv_read_as(bytes, &ours, out, diags);
}

int csv_column(const struct csv *csv, const char *name)
{
    for (size_t i = 0; i < csv->columns; i++)
        if (text_is(csv->header[i], name))
            return (int)i;
    return -1;
}
