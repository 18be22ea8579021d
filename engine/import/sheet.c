/* SPDX-License-Identifier: MIT
 * In: a worksheet that somebody filled in and saved as CSV. Out: the opinions in its two columns. A row is known by its key, so that rows may be
 * moved, and columns too. Whatever is refused is told with row, column and what to write; the rest is done. */
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/limits.h"
#include "import/cells.h"
#include "import/import.h"
#include "import/made.h"
#include "read/csv.h"
#include "read/value.h"
#include "report/writer.h"

enum { SIDES = 2, MOST_TITLES = 20 }; /* rows that may stand above the header */

struct sheet {
    struct arena *arena;
    const struct knowledge *k;
    const struct import_wish *wish;
    struct diags *diags;
    struct csv csv;
    struct text bytes;     /* as UTF-8 */
    int key, columns[SIDES]; /* -1: no such column */
    struct cell_months months;
    struct made made[SIDES];
    size_t *rows;          /* by csv row: its number in the spreadsheet */
    size_t above;          /* rows above the header */
    enum language language; /* that of the header */
};

/* A cell that is being taken over. */
struct cell {
    size_t row; /* of csv */
    int column;
    const char *pointer;
    const struct field *field;
    struct text text;
};

/* --- messages --- */

static const char *cell_name(struct sheet *sheet, size_t row, int column)
{
    struct buf out = buf_new(sheet->arena, 8);
    if (column >= 26)
        buf_byte(&out, (char)('A' + column / 26 - 1));
    buf_byte(&out, (char)('A' + column % 26));
    buf_number(&out, sheet->rows[row]);
    return buf_text(&out).ptr;
}

static void refuse(struct sheet *sheet, const struct cell *cell, const char *problem, const char *remedy)
{
    struct place place = {sheet->above + sheet->csv.rows[cell->row].line, (size_t)cell->column + 1, cell->pointer};
    diags_add(sheet->diags, place, "W001", remedy, "row %zu, column %d (cell %s): %s", sheet->rows[cell->row], cell->column + 1,
              cell_name(sheet, cell->row, cell->column), problem);
}

/* --- the header --- */

static bool is_phrase(const struct knowledge *k, struct arena *arena, struct text cell, const char *id)
{
    for (int language = 0; language < LANGUAGES; language++)
        if (text_same(arena, cell_clean(cell), text_of(knowledge_phrase(k, id, (enum language)language))))
            return true;
    return false;
}

static int column_of(const struct sheet *sheet, const char *id)
{
    for (size_t i = 0; i < sheet->csv.columns; i++)
        if (is_phrase(sheet->k, sheet->arena, sheet->csv.header[i], id))
            return (int)i;
    return -1;
}

/* Whether the first row of a table names the column of keys. */
static bool has_key(const struct knowledge *k, struct arena *arena, struct text bytes, char separator)
{
    size_t from = 0;
    for (size_t i = 0; i <= bytes.len; i++) {
        bool end = i == bytes.len || bytes.ptr[i] == '\n';
        if (!end && bytes.ptr[i] != separator)
            continue;
        struct text name = cell_clean((struct text){bytes.ptr + from, i - from});
        if (name.len && is_phrase(k, arena, name, "sheet.key"))
            return true;
        if (end)
            return false;
        from = i + 1;
    }
    return false;
}

/* Takes away titles and empty rows above the header; how many. `bytes` stay as they are where no row names the column of keys. */
static size_t skip_titles(const struct knowledge *k, struct arena *arena, struct text *bytes, char separator)
{
    struct text rest = *bytes;
    for (size_t row = 0; row <= MOST_TITLES && rest.len; row++) {
        if (has_key(k, arena, rest, separator)) {
            *bytes = rest;
            return row;
        }
        const char *end = memchr(rest.ptr, '\n', rest.len);
        size_t len = end ? (size_t)(end - rest.ptr) + 1 : rest.len;
        rest = (struct text){rest.ptr + len, rest.len - len};
    }
    return 0;
}

/* The separator of the header, which need not be that of a title above it. */
static bool find_header(const struct knowledge *k, struct arena *arena, struct text *bytes, char *separator, size_t *above)
{
    static const char others[] = {',', ';', '\t'};
    *above = skip_titles(k, arena, bytes, *separator);
    for (size_t i = 0; i < sizeof others && !has_key(k, arena, *bytes, *separator); i++) {
        *separator = others[i];
        *above = skip_titles(k, arena, bytes, *separator);
    }
    return has_key(k, arena, *bytes, *separator);
}

bool import_is_sheet(struct arena *arena, const struct knowledge *k, struct text bytes)
{
    const char *fault, *remedy;
    char separator;
    struct text text;
    struct text trimmed = text_trim(bytes);
    if (!trimmed.len || trimmed.ptr[0] == '{' || trimmed.ptr[0] == '[')
        return false;
    size_t above;
    return cells_open(arena, bytes, &text, &separator, &fault, &remedy) && find_header(k, arena, &text, &separator, &above);
}

/* The number of each row as the spreadsheet counts: blank ones count, a line break inside a cell does not. */
static void number_rows(struct sheet *sheet)
{
    size_t line = 1, row = 1, at = 0;
    bool quoted = false;
    sheet->rows = arena_array(sheet->arena, sheet->csv.count + 1, sizeof *sheet->rows);
    for (size_t i = 0; i <= sheet->bytes.len && at < sheet->csv.count; i++) {
        while (at < sheet->csv.count && sheet->csv.rows[at].line == line && !quoted)
            sheet->rows[at++] = sheet->above + row;
        if (i == sheet->bytes.len)
            break;
        quoted ^= sheet->bytes.ptr[i] == '"';
        line += sheet->bytes.ptr[i] == '\n';
        row += sheet->bytes.ptr[i] == '\n' && !quoted;
    }
}

static bool open_sheet(struct sheet *sheet, struct text bytes)
{
    const char *fault, *remedy;
    struct csv_rules rules = {',', true};
    if (!cells_open(sheet->arena, bytes, &sheet->bytes, &rules.separator, &fault, &remedy)) {
        diags_add(sheet->diags, (struct place){1, 1, ""}, "W002", remedy, "%s", fault);
        return false;
    }
    if (!find_header(sheet->k, sheet->arena, &sheet->bytes, &rules.separator, &sheet->above)) {
        diags_add(sheet->diags, (struct place){1, 1, ""}, "W003", "make a worksheet with: concord blank csv, and keep its first row and its last column",
                  "row 1: no column is named \"%s\"", knowledge_phrase(sheet->k, "sheet.key", LANGUAGE_EN));
        return false;
    }
    size_t before = sheet->diags->count;
    csv_read_as(sheet->bytes, &rules, &sheet->csv, sheet->diags);
    if (sheet->diags->count > before)
        return false;
    number_rows(sheet);
    sheet->key = column_of(sheet, "sheet.key");
    if (!text_same(sheet->arena, cell_clean(sheet->csv.header[sheet->key]), text_of(knowledge_phrase(sheet->k, "sheet.key", LANGUAGE_EN))))
        sheet->language = LANGUAGE_ES;
    sheet->columns[0] = column_of(sheet, "sheet.first");
    sheet->columns[1] = column_of(sheet, "sheet.second");
    if (sheet->columns[0] < 0 && sheet->columns[1] < 0)
        diags_add(sheet->diags, (struct place){1, 1, ""}, "W004", "name the columns of the two opinions as concord blank csv does",
                  "row 1: no column is named \"%s\" or \"%s\"", knowledge_phrase(sheet->k, "sheet.first", LANGUAGE_EN),
                  knowledge_phrase(sheet->k, "sheet.second", LANGUAGE_EN));
    return sheet->diags->count == before;
}

/* --- keys --- */

/* A key taken apart: "/biomarkers/0/name", or by the name of the item: "/biomarkers/HER2/result". */
struct line {
    const char *pointer; /* as in the worksheet */
    int field;
    size_t row;
};

/* The field of a key; the items of lists may have a number or a name. */
static int key_field(const struct sheet *sheet, const char *key)
{
    const struct fields *fields = &sheet->k->fields;
    int field = 0;
    while (*key == '/' && field != NO_FIELD) {
        size_t len = strcspn(key + 1, "/");
        struct text part = {key + 1, len};
        bool list = fields->items[field].shape == SHAPE_LIST;
        field = list ? fields->items[field].child : field_child(fields, field, part);
        key += 1 + len;
    }
    return *key ? NO_FIELD : field;
}

static bool is_leaf(const struct fields *fields, int field)
{
    const struct field *f = &fields->items[field];
    bool list = f->shape == SHAPE_LIST;
    if (list)
        f = &fields->items[f->child];
    return f->shape != SHAPE_OBJECT && f->shape != SHAPE_LIST;
}

/* --- values --- */

/* Whether a cell says a word: as in the format, or as the program says it in either language, with or without what stands in brackets. */
static bool says_word(struct sheet *sheet, struct text folded, const char *word)
{
    struct arena *arena = sheet->arena;
    struct buf id = buf_new(arena, 32);
    buf_format(&id, "word.%s", word);
    if (text_same(arena, folded, text_of(word)))
        return true;
    for (int language = 0; language < LANGUAGES; language++) {
        const char *said = knowledge_phrase_or_null(sheet->k, buf_text(&id).ptr, (enum language)language);
        struct text all = text_of(said ? said : ""), before = all, inside = {"", 0};
        const char *open = said ? strchr(said, '(') : NULL;
        if (open) {
            before.len = (size_t)(open - said);
            inside = (struct text){open + 1, strcspn(open + 1, ")")};
        }
        if (all.len && (text_same(arena, folded, all) || text_same(arena, folded, before) || (inside.len && text_same(arena, folded, inside))))
            return true;
    }
    return false;
}

static const char *word_of(struct sheet *sheet, const struct field *field, struct text text)
{
    for (const char *const *word = field->words; *word; word++)
        if (says_word(sheet, text, *word))
            return *word;
    return NULL;
}

static const char *words_remedy(struct sheet *sheet, const struct field *field)
{
    struct buf out = buf_new(sheet->arena, 128), id = buf_new(sheet->arena, 32);
    buf_puts(&out, "write one of: ");
    for (const char *const *word = field->words; *word; word++) {
        id.len = 0;
        buf_format(&id, "word.%s", *word);
        const char *said = knowledge_phrase_or_null(sheet->k, buf_text(&id).ptr, sheet->language);
        buf_format(&out, "%s%s", word == field->words ? "" : ", ", said ? said : *word);
    }
    return buf_text(&out).ptr;
}

/* The value of a cell for its field; false after a refusal. */
static bool read_value(struct sheet *sheet, const struct cell *cell, struct text *out)
{
    const char *remedy = "", *fault = cell_fault(cell->text, &remedy);
    const struct field *field = cell->field;
    bool date = field->pattern && !strcmp(field->pattern, "date"), number = field->shape == SHAPE_NUMBER || field->shape == SHAPE_INTEGER;
    bool prose = field->kind == KIND_PROSE || field->kind == KIND_DOCUMENT || field->kind == KIND_SEEN;
    *out = cell->text;
    if (!fault && date)
        fault = cell_date(sheet->arena, cell->text, &sheet->months, out, &remedy);
    else if (!fault && field->words) {
        const char *word = word_of(sheet, field, cell->text);
        fault = word ? NULL : "none of the words that may stand here";
        remedy = words_remedy(sheet, field);
        *out = text_of(word ? word : "");
    } else if (!fault && number) {
        *out = cell_number(sheet->arena, cell->text);
        fault = out->len ? NULL : "no number that can be read";
        remedy = field->shape == SHAPE_INTEGER ? "write a whole number and nothing else, such as 4" : "write a number and nothing else, such as 2.5";
    } else if (!fault && !prose && cell_is_date(sheet->arena, cell->text, &sheet->months)) {
        fault = "a date stands here, where none belongs: the spreadsheet may have made one of what was written";
        remedy = "format the cell as text, and write it again, such as 3-4 or 1/2";
    }
    if (fault)
        refuse(sheet, cell, fault, remedy);
    return !fault;
}

/* The field itself has the last word: bounds, calendar. */
static bool fits(struct sheet *sheet, const struct cell *cell, struct text value)
{
    bool number = cell->field->shape == SHAPE_NUMBER || cell->field->shape == SHAPE_INTEGER;
    struct json json = {.type = number ? JSON_NUMBER : JSON_STRING, .text = value};
    struct diags scratch = diags_new(sheet->arena, "");
    if (value_check(&scratch, cell->field, &json, (struct place){0}))
        return true;
    refuse(sheet, cell, scratch.head->problem, scratch.head->remedy);
    return false;
}

static void put_value(struct sheet *sheet, int side, const struct cell *cell, const char *pointer)
{
    struct text value;
    struct buf source = buf_new(sheet->arena, 32);
    if (!read_value(sheet, cell, &value) || !fits(sheet, cell, value))
        return;
    buf_format(&source, "row %zu, column %d", sheet->rows[cell->row], cell->column + 1);
    if (made_put(&sheet->made[side], pointer, value, buf_text(&source)) != PUT_OTHER)
        return;
    const struct spot *spot = made_at(&sheet->made[side], pointer);
    struct buf problem = buf_new(sheet->arena, 64);
    buf_format(&problem, "this key stands twice with two values, here and in %s", spot->source.ptr);
    refuse(sheet, cell, buf_text(&problem).ptr, "keep one of the two rows; for one more block, count on: /plan/steps/5/treatment");
}

/* Several values in one cell: ; | or a line break between them. */
static void put_values(struct sheet *sheet, int side, struct cell cell, const char *pointer)
{
    struct text all = cell.text;
    size_t index = 0;
    for (size_t from = 0, at = 0; at <= all.len; at++) {
        if (at < all.len && !strchr(";|\n", all.ptr[at]))
            continue;
        cell.text = cell_clean((struct text){all.ptr + from, at - from});
        from = at + 1;
        if (cell.text.len)
            put_value(sheet, side, &cell, pointer_index(sheet->arena, pointer, index++));
    }
}

/* --- lists --- */

/* The items of each list that have content on a side: their keys ("/plan/steps/2"), to be counted from 0 without gaps. */
struct items {
    const char **keys;
    size_t count, room;
};

/* Up to the end of the item of the first list on the way; NULL when there is none. */
static const char *item_of(struct sheet *sheet, const char *key, size_t *list_len)
{
    const struct fields *fields = &sheet->k->fields;
    int field = 0;
    const char *at = key;
    while (*at == '/') {
        size_t len = strcspn(at + 1, "/");
        if (fields->items[field].shape == SHAPE_LIST) {
            *list_len = (size_t)(at - key);
            return arena_copy(sheet->arena, key, (size_t)(at + 1 + len - key));
        }
        field = field_child(fields, field, (struct text){at + 1, len});
        at += 1 + len;
    }
    return NULL;
}

static bool is_number(const char *text)
{
    return *text && strspn(text, "0123456789") == strlen(text);
}

/* Numbered items in the order of their numbers, then named ones as they came. */
static bool item_before(const char *a, const char *b)
{
    const char *x = strrchr(a, '/') + 1, *y = strrchr(b, '/') + 1;
    if (!is_number(x) || !is_number(y))
        return is_number(x) && !is_number(y);
    return strlen(x) != strlen(y) ? strlen(x) < strlen(y) : strcmp(x, y) < 0;
}

static void note_item(struct sheet *sheet, struct items *items, const char *item)
{
    size_t at = 0;
    for (size_t i = 0; i < items->count; i++)
        if (!strcmp(items->keys[i], item))
            return;
    if (items->count == items->room) {
        items->room = items->room * 2 + 32;
        const char **more = arena_array(sheet->arena, items->room, sizeof *more);
        if (items->count)
            memcpy(more, items->keys, items->count * sizeof *more);
        items->keys = more;
    }
    while (at < items->count && !item_before(item, items->keys[at]))
        at++;
    memmove(items->keys + at + 1, items->keys + at, (items->count - at) * sizeof *items->keys);
    items->keys[at] = item;
    items->count++;
}

/* The place of a key in the document: its item counted among those that have content. */
static const char *placed(struct sheet *sheet, const struct items *items, const char *key)
{
    size_t list, index = 0;
    const char *item = item_of(sheet, key, &list);
    if (!item)
        return key;
    for (size_t i = 0; i < items->count && strcmp(items->keys[i], item) != 0; i++)
        index += !strncmp(items->keys[i], key, list) && items->keys[i][list] == '/' && strchr(items->keys[i] + list + 1, '/') == NULL;
    struct buf out = buf_new(sheet->arena, 64);
    buf_add(&out, (struct text){key, list});
    buf_format(&out, "/%zu%s", index, key + strlen(item));
    return buf_text(&out).ptr;
}

/* A named item ("/biomarkers/HER2") has its name in the field that identifies it. */
static void put_name(struct sheet *sheet, int side, const char *key, const char *pointer)
{
    size_t list;
    const char *item = item_of(sheet, key, &list), *name = item ? strrchr(item, '/') + 1 : "";
    int field = item ? key_field(sheet, item) : NO_FIELD;
    if (field == NO_FIELD || is_number(name) || !sheet->k->fields.items[field].key)
        return;
    size_t len;
    struct text identity = text_of(sheet->k->fields.items[field].key[0]);
    struct buf plain = buf_new(sheet->arena, 32);
    for (; *name; name++)
        buf_byte(&plain, *name == '~' && name[1] ? (*++name == '1' ? '/' : '~') : *name);
    made_put(&sheet->made[side], pointer_join(sheet->arena, item_of(sheet, pointer, &len), identity), buf_text(&plain), TEXT("the key of the row"));
}

/* --- the whole --- */

static struct text key_at(const struct sheet *sheet, size_t row)
{
    return cell_clean(sheet->csv.rows[row].cells[sheet->key]);
}

static struct text value_at(const struct sheet *sheet, size_t row, int side)
{
    return sheet->columns[side] < 0 ? TEXT("") : cell_clean(sheet->csv.rows[row].cells[sheet->columns[side]]);
}

/* The key of a row as a string; NULL when it is none, after a refusal where something stands in the row. */
static const char *checked_key(struct sheet *sheet, size_t row, int side)
{
    struct text key = key_at(sheet, row);
    const char *pointer = arena_copy(sheet->arena, key.ptr, key.len);
    bool told = side && value_at(sheet, row, 0).len; /* once a row is enough */
    int field = key.len ? key_field(sheet, pointer) : NO_FIELD;
    if (field != NO_FIELD && is_leaf(&sheet->k->fields, field) && key.len < LIMIT_KEY_BYTES)
        return pointer;
    struct cell cell = {.row = row, .column = sheet->key, .pointer = ""};
    if (!told)
        refuse(sheet, &cell, key.len ? "no field of an opinion has this key" : "the key of this row is missing",
               "take the key of the row from a new worksheet (concord blank csv), or empty the row");
    return NULL;
}

static void read_side(struct sheet *sheet, int side)
{
    struct items items = {0};
    size_t list;
    for (size_t row = 0; row < sheet->csv.count; row++) {
        const char *key = value_at(sheet, row, side).len ? checked_key(sheet, row, side) : NULL;
        const char *item = key ? item_of(sheet, key, &list) : NULL;
        if (item)
            note_item(sheet, &items, item);
    }
    for (size_t row = 0; row < sheet->csv.count; row++) {
        struct text value = value_at(sheet, row, side);
        struct text key = key_at(sheet, row);
        const char *pointer = arena_copy(sheet->arena, key.ptr, key.len);
        int at = value.len && key.len ? key_field(sheet, pointer) : NO_FIELD;
        if (at == NO_FIELD || !is_leaf(&sheet->k->fields, at))
            continue;
        const struct field *field = &sheet->k->fields.items[at];
        bool many = field->shape == SHAPE_LIST;
        const char *place = placed(sheet, &items, pointer);
        struct cell cell = {row, sheet->columns[side], pointer, many ? &sheet->k->fields.items[field->child] : field, value};
        if (many)
            put_values(sheet, side, cell, place);
        else
            put_value(sheet, side, &cell, place);
        put_name(sheet, side, pointer, place);
    }
}

/* What every opinion needs: from the sheet, else from the command line; the case also from the other column, because a worksheet is about one. */
static bool complete(struct sheet *sheet, int side)
{
    static const char *const needed[] = {"/case/id", "/date", "/author/role", "/diagnosis/cancer"};
    const char *wished[] = {sheet->wish->case_id, sheet->wish->given_on, sheet->wish->role, sheet->wish->cancer};
    const struct spot *other = made_at(&sheet->made[!side], "/case/id");
    bool whole = true;
    if (!wished[0] && other)
        made_put(&sheet->made[side], "/case/id", other->value, TEXT("the other opinion of this worksheet"));
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
        if (wished[i] && !made_at(&sheet->made[side], needed[i]))
            made_put(&sheet->made[side], needed[i], text_of(wished[i]), TEXT("as told on import"));
        if (made_at(&sheet->made[side], needed[i]))
            continue;
        whole = false;
        size_t row = 0;
        while (row < sheet->csv.count && !text_is(key_at(sheet, row), needed[i]))
            row++;
        const char *remedy = "fill in this cell: an opinion needs it";
        struct cell cell = {row, sheet->columns[side], needed[i], NULL, TEXT("")};
        if (row == sheet->csv.count)
            diags_add(sheet->diags, (struct place){1, 1, needed[i]}, "W005", "take the row with this key from a new worksheet", "the row is missing");
        else if (!value_at(sheet, row, side).len)
            refuse(sheet, &cell, "nothing stands here", remedy);
    }
    return whole;
}

/* Two documents have one line each. */
static void write_side(struct sheet *sheet, int side, struct buf *out)
{
    bool both = sheet->made[0].root.child && sheet->made[1].root.child;
    struct writer writer = {.out = out, .compact = both};
    writer_open(&writer, NULL, '{');
    made_write(&sheet->made[side], &writer);
    writer_close(&writer, '}');
    buf_byte(out, '\n');
}

size_t import_sheet(const struct knowledge *k, struct text bytes, const struct import_wish *wish, struct diags *diags, struct buf out[2])
{
    struct sheet *sheet = arena_alloc(diags->arena, sizeof *sheet);
    *sheet = (struct sheet){.arena = diags->arena, .k = k, .wish = wish, .diags = diags,
                            .months = {{text_of(knowledge_phrase(k, "sheet.months", LANGUAGE_EN)), text_of(knowledge_phrase(k, "sheet.months", LANGUAGE_ES))}}};
    if (!open_sheet(sheet, bytes))
        return 0;
    bool whole = true;
    size_t count = 0;
    for (int side = 0; side < SIDES; side++) {
        sheet->made[side] = made_new(sheet->arena, &k->fields);
        read_side(sheet, side);
    }
    for (int side = 0; side < SIDES; side++)
        if (sheet->made[side].root.child && !complete(sheet, side))
            whole = false;
    for (int side = 0; side < SIDES && whole; side++)
        if (made_at(&sheet->made[side], "/date"))
            write_side(sheet, side, &out[count++]);
    if (whole && !count)
        diags_add(diags, (struct place){1, 1, ""}, "W006", "fill in the columns of the two opinions, and save again", "nothing is filled in");
    return whole ? count : 0;
}
