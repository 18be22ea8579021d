/* SPDX-License-Identifier: MIT
 * In: a worksheet that somebody filled in and saved as CSV. Out: the opinions in its two columns. A row is known by its key, so that rows may be
 * moved, and columns too. Whatever is refused is told with row, column and what to write, in the language of the worksheet; the rest is done. */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "import/cells.h"
#include "import/import.h"
#include "import/made.h"
#include "import/teller.h"
#include "read/csv.h"
#include "read/value.h"
#include "report/writer.h"

enum { SIDES = 2, NO_LANGUAGE = -1, MOST_TITLES = 20 }; /* rows that may stand above the header */

struct sheet {
    struct arena *arena;
    const struct knowledge *k;
    const struct import_wish *wish;
    struct csv csv;
    struct text bytes;     /* as UTF-8 */
    int key, columns[SIDES]; /* -1: no such column */
    struct cell_months months;
    struct made made[SIDES];
    size_t *rows;          /* by csv row: its number in the spreadsheet */
    size_t above;          /* rows above the header */
    struct teller teller;
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

static void refuse(struct sheet *sheet, const struct cell *cell, struct said said)
{
    size_t column = (size_t)cell->column + 1;
    struct place place = {sheet->above + sheet->csv.rows[cell->row].line, column, cell->pointer};
    const struct slot slots[] = {{"row", teller_number(&sheet->teller, sheet->rows[cell->row])}, {"column", teller_number(&sheet->teller, column)},
                                 {"cell", text_of(cell_name(sheet, cell->row, cell->column))}, {"problem", text_of(said.problem)}};
    said.problem = teller_fill(&sheet->teller, "fault.sheet.at", slots, 4).ptr;
    teller_refuse(&sheet->teller, place, "W001", said);
}

static void refuse_cell(struct sheet *sheet, const struct cell *cell, const char *id)
{
    refuse(sheet, cell, teller_say(&sheet->teller, id, NULL, 0));
}

/* Of no one cell. What the columns should be called is filled in where the phrase names them. */
static void refuse_whole(struct sheet *sheet, const char *pointer, const char *code, const char *id)
{
    const struct teller *teller = &sheet->teller;
    const struct slot names[] = {{"key", teller_fill(teller, "sheet.key", NULL, 0)}, {"first", teller_fill(teller, "sheet.first", NULL, 0)},
                                 {"second", teller_fill(teller, "sheet.second", NULL, 0)}};
    teller_refuse(teller, (struct place){1, 1, pointer}, code, teller_say(teller, id, names, 3));
}

/* --- the header --- */

/* The language in which a cell says a phrase; NO_LANGUAGE: it says something else. */
static int said_in(const struct knowledge *k, struct arena *arena, struct text cell, const char *id)
{
    for (int language = 0; language < LANGUAGES; language++)
        if (text_same(arena, cell_clean(cell), text_of(knowledge_phrase(k, id, (enum language)language))))
            return language;
    return NO_LANGUAGE;
}

static int column_of(const struct sheet *sheet, const char *id)
{
    for (size_t i = 0; i < sheet->csv.columns; i++)
        if (said_in(sheet->k, sheet->arena, sheet->csv.header[i], id) != NO_LANGUAGE)
            return (int)i;
    return -1;
}

/* The language in which the first row of a table names the column of keys; NO_LANGUAGE: it does not. */
static int key_language(const struct knowledge *k, struct arena *arena, struct text bytes, char separator)
{
    size_t from = 0;
    for (size_t i = 0; i <= bytes.len; i++) {
        bool end = i == bytes.len || bytes.ptr[i] == '\n';
        if (!end && bytes.ptr[i] != separator)
            continue;
        struct text name = cell_clean((struct text){bytes.ptr + from, i - from});
        int language = name.len ? said_in(k, arena, name, "sheet.key") : NO_LANGUAGE;
        if (end || language != NO_LANGUAGE)
            return language;
        from = i + 1;
    }
    return NO_LANGUAGE;
}

/* Takes away titles and empty rows above the header; how many. `bytes` stay as they are where no row names the column of keys. */
static size_t skip_titles(const struct knowledge *k, struct arena *arena, struct text *bytes, char separator)
{
    struct text rest = *bytes;
    for (size_t row = 0; row <= MOST_TITLES && rest.len; row++) {
        if (key_language(k, arena, rest, separator) != NO_LANGUAGE) {
            *bytes = rest;
            return row;
        }
        const char *end = memchr(rest.ptr, '\n', rest.len);
        size_t len = end ? (size_t)(end - rest.ptr) + 1 : rest.len;
        rest = (struct text){rest.ptr + len, rest.len - len};
    }
    return 0;
}

/* The separator of the header, which need not be that of a title above it. Its language, or NO_LANGUAGE: there is none. */
static int find_header(const struct knowledge *k, struct arena *arena, struct text *bytes, char *separator, size_t *above)
{
    static const char others[] = {',', ';', '\t'};
    *above = skip_titles(k, arena, bytes, *separator);
    for (size_t i = 0; i < sizeof others && key_language(k, arena, *bytes, *separator) == NO_LANGUAGE; i++) {
        *separator = others[i];
        *above = skip_titles(k, arena, bytes, *separator);
    }
    return key_language(k, arena, *bytes, *separator);
}

bool import_is_sheet(struct arena *arena, const struct knowledge *k, struct text bytes)
{
    char separator;
    struct text text;
    struct text trimmed = text_trim(bytes);
    if (!trimmed.len || trimmed.ptr[0] == '{' || trimmed.ptr[0] == '[')
        return false;
    size_t above;
    return !cells_open(arena, bytes, &text, &separator) && find_header(k, arena, &text, &separator, &above) != NO_LANGUAGE;
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

/* Reads the table, and says its faults in the language of the header. Its lines are counted from there. */
static bool read_table(struct sheet *sheet, const struct csv_rules *rules)
{
    size_t before = sheet->teller.diags->count;
    csv_read_as(sheet->bytes, rules, &sheet->csv, sheet->teller.diags);
    for (struct diag *diag = sheet->teller.diags->head; diag; diag = diag->next) {
        struct said said = teller_say_anew(&sheet->teller, diag, NULL);
        diag->line += sheet->above;
        diag->problem = said.problem;
        diag->remedy = said.remedy;
    }
    return sheet->teller.diags->count == before;
}

/* A name of a column may stand within the quotes of a longer one: then there is no such column. */
static bool find_columns(struct sheet *sheet)
{
    number_rows(sheet);
    sheet->key = column_of(sheet, "sheet.key");
    sheet->columns[0] = column_of(sheet, "sheet.first");
    sheet->columns[1] = column_of(sheet, "sheet.second");
    bool opinion = sheet->columns[0] >= 0 || sheet->columns[1] >= 0;
    if (sheet->key < 0)
        refuse_whole(sheet, "", "W003", "fault.sheet.no_key");
    else if (!opinion)
        refuse_whole(sheet, "", "W004", "fault.sheet.no_opinion");
    return sheet->key >= 0 && opinion;
}

/* Finds the header: from here on its language is spoken, unless Spanish was asked for. */
static bool open_sheet(struct sheet *sheet, struct text bytes)
{
    struct csv_rules rules = {',', true};
    const char *fault = cells_open(sheet->arena, bytes, &sheet->bytes, &rules.separator);
    int language = fault ? NO_LANGUAGE : find_header(sheet->k, sheet->arena, &sheet->bytes, &rules.separator, &sheet->above);
    if (language == NO_LANGUAGE) {
        refuse_whole(sheet, "", fault ? "W002" : "W003", fault ? fault : "fault.sheet.no_key");
        return false;
    }
    if (language == LANGUAGE_ES)
        teller_speak(&sheet->teller, LANGUAGE_ES);
    return read_table(sheet, &rules) && find_columns(sheet);
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

/* The value of a cell for its field; false after a refusal. */
static bool read_value(struct sheet *sheet, const struct cell *cell, struct text *out)
{
    const char *fault = cell_fault(cell->text);
    const struct field *field = cell->field;
    struct text read[2] = {cell->text, TEXT("")}; /* a date may have two readings */
    bool date = field->pattern && !strcmp(field->pattern, "date"), number = field->shape == SHAPE_NUMBER || field->shape == SHAPE_INTEGER;
    bool prose = field->kind == KIND_PROSE || field->kind == KIND_DOCUMENT || field->kind == KIND_SEEN;
    if (!fault && date)
        fault = cell_date(sheet->arena, cell->text, &sheet->months, read);
    else if (!fault && field->words) {
        const char *word = word_of(sheet, field, cell->text);
        fault = word ? NULL : "fault.cell.word";
        read[0] = text_of(word ? word : "");
    } else if (!fault && number) {
        read[0] = cell_number(sheet->arena, cell->text);
        fault = read[0].len ? NULL : field->shape == SHAPE_INTEGER ? "fault.cell.whole" : "fault.cell.number";
    } else if (!fault && !prose && cell_is_date(sheet->arena, cell->text, &sheet->months)) {
        fault = "fault.cell.date";
    }
    *out = read[0];
    const struct slot slots[] = {{"one", read[0]}, {"other", read[1]}, {"words", fault ? teller_words(&sheet->teller, field) : TEXT("")}};
    if (fault)
        refuse(sheet, cell, teller_say(&sheet->teller, fault, slots, 3));
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
    refuse(sheet, cell, teller_say_anew(&sheet->teller, scratch.head, cell->field));
    return false;
}

static void put_value(struct sheet *sheet, int side, const struct cell *cell, const char *pointer)
{
    struct text value;
    const struct slot at[] = {{"row", teller_number(&sheet->teller, sheet->rows[cell->row])},
                              {"column", teller_number(&sheet->teller, (size_t)cell->column + 1)}};
    if (!read_value(sheet, cell, &value) || !fits(sheet, cell, value))
        return;
    if (made_put(&sheet->made[side], pointer, value, teller_fill(&sheet->teller, "sheet.source.cell", at, 2)) != PUT_OTHER)
        return;
    const struct slot before = {"place", made_at(&sheet->made[side], pointer)->source};
    refuse(sheet, cell, teller_say(&sheet->teller, "fault.key.twice", &before, 1));
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
    made_put(&sheet->made[side], pointer_join(sheet->arena, item_of(sheet, pointer, &len), identity), buf_text(&plain),
             teller_fill(&sheet->teller, "sheet.source.key", NULL, 0));
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
        refuse_cell(sheet, &cell, key.len ? "fault.key.unknown" : "fault.key.missing");
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
        made_put(&sheet->made[side], "/case/id", other->value, teller_fill(&sheet->teller, "sheet.source.other", NULL, 0));
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
        if (wished[i] && !made_at(&sheet->made[side], needed[i]))
            made_put(&sheet->made[side], needed[i], text_of(wished[i]), teller_fill(&sheet->teller, "sheet.source.told", NULL, 0));
        if (made_at(&sheet->made[side], needed[i]))
            continue;
        whole = false;
        size_t row = 0;
        while (row < sheet->csv.count && !text_is(key_at(sheet, row), needed[i]))
            row++;
        struct cell cell = {row, sheet->columns[side], needed[i], NULL, TEXT("")};
        if (row == sheet->csv.count)
            refuse_whole(sheet, needed[i], "W005", "fault.sheet.no_row");
        else if (!value_at(sheet, row, side).len)
            refuse_cell(sheet, &cell, "fault.cell.nothing");
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
    *sheet = (struct sheet){.arena = diags->arena, .k = k, .wish = wish, .teller = {diags->arena, k, diags, wish->language},
                            .months = {{text_of(knowledge_phrase(k, "sheet.months", LANGUAGE_EN)), text_of(knowledge_phrase(k, "sheet.months", LANGUAGE_ES))}}};
    teller_speak(&sheet->teller, wish->language);
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
        refuse_whole(sheet, "", "W006", "fault.sheet.empty");
    return whole ? count : 0;
}
