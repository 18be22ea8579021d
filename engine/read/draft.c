/* SPDX-License-Identifier: MIT
 * In: cells. Out: their values, checked; a fault with its place for each that is not what its column asks for. */
#include "read/draft.h"

#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "read/json.h"

static void copy_rows(struct roll *roll, const void *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *from = (const char *)rows + i * roll->rows.size;
        const char *key = *(const char *const *)(const void *)from; /* every such row begins with its id or key */
        memcpy(pool_at(&roll->rows, roll_row(roll, key)), from, roll->rows.size);
    }
}

static void copy_paired(struct draft *draft, const struct knowledge *base)
{
    for (size_t i = 0; i < base->word_count; i++) {
        const struct word_row *word = &base->words[i];
        const char *parts[] = {word->key, word->sense};
        *(struct word_row *)pool_at(&draft->words.rows, roll_row(&draft->words, draft_join(draft->arena, parts, 2))) = *word;
    }
    for (size_t i = 0; i < base->conversion_count; i++) {
        const struct conversion *c = &base->conversions[i];
        const char *parts[] = {c->from, c->from_value, c->to, c->to_value, c->table};
        size_t row = roll_row(&draft->conversions, draft_join(draft->arena, parts, 5));
        *(struct conversion *)pool_at(&draft->conversions.rows, row) = *c;
    }
    for (size_t i = 0; i < base->code_count; i++) {
        const char *parts[] = {base->codes[i].key, base->codes[i].field};
        size_t row = roll_row(&draft->codes, draft_join(draft->arena, parts, 2));
        *(struct code_row *)pool_at(&draft->codes.rows, row) = base->codes[i];
    }
}

struct draft draft_new(struct arena *arena, const struct knowledge *base)
{
    struct draft draft = {
        .arena = arena, .base = base,
        .sources = roll_new(arena, sizeof(struct source)), .phrases = roll_new(arena, sizeof(struct phrase)),
        .concepts = roll_new(arena, sizeof(struct concept)), .units = roll_new(arena, sizeof(struct unit)),
        .words = roll_new(arena, sizeof(struct word_row)), .conversions = roll_new(arena, sizeof(struct conversion)),
        .codes = roll_new(arena, sizeof(struct code_row)), .questions = roll_new(arena, sizeof(struct question)),
        .glossary = roll_new(arena, sizeof(struct glossary_entry)),
        .retired = roll_new(arena, sizeof(struct retired)), .banned = roll_new(arena, sizeof(struct banned)),
        .abbreviations = roll_new(arena, sizeof(struct abbreviation)),
        .checklist = roll_new(arena, sizeof(struct check_row)), .rules = roll_new(arena, sizeof(struct rule)),
        .names = pool_new(arena, sizeof(struct name)), .tests = pool_new(arena, sizeof(struct test)),
        .links = pool_new(arena, sizeof(uint16_t)), .strings = pool_new(arena, sizeof(const char *)),
        .seen = roll_new(arena, 1), .version = "", .reviewed = "",
    };
    if (!base)
        return draft;
    draft.fields = base->fields;
    draft.version = base->version;
    draft.reviewed = base->reviewed;
    copy_rows(&draft.sources, base->sources, base->source_count);
    copy_rows(&draft.phrases, base->phrases, base->phrase_count);
    copy_rows(&draft.concepts, base->concepts, base->concept_count);
    copy_rows(&draft.units, base->units, base->unit_count);
    copy_rows(&draft.questions, base->questions, base->question_count);
    copy_rows(&draft.glossary, base->glossary, base->glossary_count);
    copy_rows(&draft.checklist, base->checklist, base->check_count);
    copy_rows(&draft.retired, base->retired, base->retired_count);
    copy_rows(&draft.banned, base->banned, base->banned_count);
    copy_rows(&draft.abbreviations, base->abbreviations, base->abbreviation_count);
    copy_rows(&draft.rules, base->rules, base->rule_count);
    copy_paired(&draft, base);
    pool_copy(&draft.tests, base->tests, base->test_count);
    pool_copy(&draft.links, base->links, base->link_count);
    pool_copy(&draft.strings, base->strings, base->string_count);
    return draft;
}

const char *draft_join(struct arena *arena, const char *const *parts, size_t count)
{
    size_t len = 0;
    for (size_t i = 0; i < count; i++)
        len += strlen(parts[i]) + 1;
    char *out = arena_alloc(arena, len + 1), *to = out;
    for (size_t i = 0; i < count; i++) {
        size_t part = strlen(parts[i]);
        if (i)
            *to++ = '\1'; /* below every character: the whole sorts as its parts do */
        memcpy(to, parts[i], part);
        to += part;
    }
    return out;
}

static void tell(const struct row *row, const char *column, const char *code, const char *remedy, const char *what, struct text which)
{
    const char *pointer = pointer_join(row->draft->arena, "", text_of(column));
    int index = row->sheet ? csv_column(row->sheet, column) : -1;
    struct place place = {row->at ? row->at->line : 0, index < 0 ? row->at != NULL : (size_t)index + 1, pointer};
    diags_add(&row->draft->diags[row->file], place, code, remedy, "%s \"%.*s\"", what, (int)which.len, which.ptr ? which.ptr : "");
}

enum { LONG_ID = 24 };

/* What would be right in place of an id that does not exist: the nearest that does, if it is near. */
const char *draft_nearest(struct draft *draft, const struct roll *roll, struct text id)
{
    const char *nearest = NULL;
    size_t least = id.len > LONG_ID ? LIMIT_EDIT_DISTANCE + 1 : 2; /* two letters of a short id are another id */
    for (size_t i = 0; i < roll->keys.count; i++) {
        const char *key = ((const char *const *)roll->keys.rows)[i];
        size_t distance = text_distance(draft->arena, id, text_of(key), LIMIT_EDIT_DISTANCE);
        if (distance < least) {
            least = distance;
            nearest = key;
        }
    }
    struct buf remedy = buf_new(draft->arena, 0);
    buf_format(&remedy, nearest ? "use an id that a row of the knowledge folder has; is \"%s\" meant?" :
               "use an id that a row of the knowledge folder has%s", nearest ? nearest : "");
    return buf_text(&remedy).ptr;
}

void draft_unknown(const struct row *row, const char *column, const struct roll *roll, const char *what, struct text id)
{
    tell(row, column, "unknown_id", draft_nearest(row->draft, roll, id), what, id);
}

void draft_fault(const struct row *row, const char *column, const char *code, const char *what, struct text which)
{
    static const struct { const char *code, *remedy; } remedies[] = {
        {"empty", "fill the cell"},
        {"duplicate", "keep one of the rows"},
        {"date", "write a day as YYYY-MM-DD; a source may have only its year or month"},
        {"due", "let review_due be later than reviewed"},
        {"number", "write a decimal number"},
        {"truth", "write yes or no, true or false"},
        {"name", "give the row's name to one concept, or a context to both (ACRONYM@concept)"},
        {"circle", "let is_a and parts lead away from the row"},
    };
    const char *remedy = "see engine/knowledge/README.md";
    for (size_t i = 0; i < sizeof remedies / sizeof remedies[0]; i++)
        if (!strcmp(remedies[i].code, code))
            remedy = remedies[i].remedy;
    tell(row, column, code, remedy, what, which);
}

struct text draft_cell(const struct row *row, const char *column)
{
    int index = csv_column(row->sheet, column);
    return index < 0 ? (struct text){"", 0} : text_trim(row->at->cells[index]);
}

const char *draft_string(const struct row *row, const char *column)
{
    struct text cell = draft_cell(row, column);
    return arena_copy(row->draft->arena, cell.ptr, cell.len);
}

const char *draft_needed(const struct row *row, const char *column)
{
    const char *string = draft_string(row, column);
    if (!*string)
        draft_fault(row, column, "empty", "no value in column", text_of(column));
    return string;
}

struct values draft_split(struct arena *arena, struct text text, char separator)
{
    size_t count = 1, n = 0;
    for (size_t i = 0; i < text.len; i++)
        count += text.ptr[i] == separator;
    struct text *items = arena_array(arena, count, sizeof *items);
    for (size_t start = 0, i = 0; i <= text.len; i++)
        if (i == text.len || text.ptr[i] == separator) {
            struct text item = text_trim((struct text){text.ptr + start, i - start});
            if (item.len)
                items[n++] = item;
            start = i + 1;
        }
    return (struct values){items, n};
}

struct values draft_values(const struct row *row, const char *column, char separator)
{
    struct text cell = draft_cell(row, column);
    return cell.len ? draft_split(row->draft->arena, cell, separator) : (struct values){NULL, 0};
}

const char *draft_source(const struct row *row)
{
    const char *id = draft_needed(row, "source");
    if (*id && roll_find(&row->draft->sources, id) < 0)
        draft_unknown(row, "source", &row->draft->sources, "no such source:", text_of(id));
    return id;
}

static unsigned digits(struct text text, size_t at, size_t count)
{
    unsigned number = 0;
    for (size_t i = at; i < at + count; i++)
        number = number * 10 + (unsigned)(text.ptr[i] - '0');
    return number;
}

bool draft_is_day(struct text text)
{
    static const char form[] = "0000-00-00";
    static const unsigned char lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (text.len != sizeof form - 1)
        return false;
    for (size_t i = 0; i < text.len; i++)
        if (form[i] == '-' ? text.ptr[i] != '-' : text.ptr[i] < '0' || text.ptr[i] > '9')
            return false;
    unsigned year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month >= 1 && month <= 12 && day >= 1 && day <= lengths[month - 1] + (month == 2 && leap ? 1u : 0u);
}

bool draft_is_date(struct text text)
{
    static const char *const rests[] = {[4] = "-01-01", [7] = "-01", [10] = ""};
    char whole[] = "0000-00-00";
    if (text.len >= sizeof rests / sizeof *rests || !rests[text.len])
        return false;
    memcpy(whole, text.ptr, text.len);
    memcpy(whole + text.len, rests[text.len], strlen(rests[text.len]));
    return draft_is_day(text_of(whole));
}

const char *draft_day(const struct row *row, const char *column)
{
    const char *day = draft_string(row, column);
    if (!draft_is_day(text_of(day)))
        draft_fault(row, column, "date", "not a day:", text_of(day));
    return day;
}

void draft_due(const struct row *row)
{
    struct text reviewed = draft_cell(row, "reviewed"), due = draft_cell(row, "review_due");
    if (draft_is_day(reviewed) && draft_is_day(due) && text_order(due, reviewed) < 0)
        draft_fault(row, "review_due", "due", "due before the day of the review:", due);
}

const char *draft_words(struct arena *arena, enum word_lists list)
{
    struct buf remedy = buf_new(arena, 0);
    for (int i = 0; i < words_of(list).count; i++)
        if (*word_text(list, i)) /* "" stands for none */
            buf_format(&remedy, "%s%s", remedy.len ? ", " : "write one of ", word_text(list, i));
    return buf_text(&remedy).ptr;
}

void draft_unknown_word(const struct row *row, const char *column, enum word_lists list, struct text word)
{
    tell(row, column, "word", draft_words(row->draft->arena, list), "unknown word", word);
}

int draft_word(const struct row *row, const char *column, enum word_lists list)
{
    const char *word = draft_string(row, column);
    int value = word_value(list, word);
    if (value < 0)
        draft_unknown_word(row, column, list, text_of(word));
    return value < 0 ? 0 : value;
}

struct decimal draft_number(const struct row *row, const char *column)
{
    struct decimal number = {0};
    struct text cell = draft_cell(row, column);
    if (cell.len && !decimal_read(cell, &number))
        draft_fault(row, column, "number", "not a number:", cell);
    return number;
}

bool draft_truth(const struct row *row, const char *column)
{
    struct text cell = draft_cell(row, column);
    struct text small = text_fold(row->draft->arena, cell); /* spreadsheets write TRUE */
    bool yes = text_is(small, "true") || text_is(small, "yes") || text_is(small, "1");
    if (!yes && cell.len && !text_is(small, "false") && !text_is(small, "no") && !text_is(small, "0"))
        draft_fault(row, column, "truth", "neither true nor false:", cell);
    return yes;
}

bool draft_new_key(struct draft *draft, const char *sort, const char *key)
{
    const char *parts[] = {sort, key};
    size_t before = draft->seen.rows.count;
    roll_row(&draft->seen, draft_join(draft->arena, parts, 2));
    return draft->seen.rows.count > before;
}

bool draft_first(const struct row *row, const char *column, const char *sort, const char *key)
{
    bool first = draft_new_key(row->draft, sort, key);
    if (!first)
        draft_fault(row, column, "duplicate", "a second row for", text_of(key));
    return first;
}

struct slice draft_link(struct draft *draft, const uint16_t *links, size_t count)
{
    struct slice slice = {(uint32_t)draft->links.count, (uint32_t)count};
    pool_copy(&draft->links, links, count);
    return slice;
}

struct slice draft_list(struct draft *draft, const char *const *strings, size_t count)
{
    struct slice slice = {(uint32_t)draft->strings.count, (uint32_t)count};
    pool_copy(&draft->strings, strings, count);
    return slice;
}
