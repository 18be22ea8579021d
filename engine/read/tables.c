/* SPDX-License-Identifier: MIT
 * In: the CSV tables of a knowledge folder besides the vocabularies. Out: their rows in the draft. One function a table,
 * one entry a file. */
#include <string.h>

#include "base/buf.h"
#include "read/draft.h"

/* The row of `roll` to fill for the id in `column`; NULL after a fault. */
static void *keyed(const struct row *row, struct roll *roll, const char *column, const char *key)
{
    if (!*key || !draft_first(row, column, row->draft->files[row->file].name, key))
        return NULL;
    return pool_at(&roll->rows, roll_row(roll, key));
}

static void *identified(const struct row *row, struct roll *roll)
{
    return keyed(row, roll, "id", draft_needed(row, "id"));
}

static const char *plain(const struct row *row, const char *column)
{
    return text_plain(row->draft->arena, text_of(draft_needed(row, column))).ptr;
}

static void read_knowledge(const struct row *row)
{
    if (text_is(draft_cell(row, "key"), "version"))
        row->draft->version = draft_needed(row, "value");
    else if (text_is(draft_cell(row, "key"), "reviewed"))
        row->draft->reviewed = draft_day(row, "value");
    else
        draft_fault(row, "key", "key", "neither version nor reviewed:", draft_cell(row, "key"));
}

static void read_source(const struct row *row)
{
    struct source *source = identified(row, &row->draft->sources);
    if (!source)
        return;
    const char *id = draft_string(row, "id");
    struct text date = draft_cell(row, "date");
    if (date.len && !draft_is_date(date))
        draft_fault(row, "date", "date", "not a date:", date);
    *source = (struct source){id, draft_needed(row, "title"), draft_string(row, "address"), draft_string(row, "date")};
}

static void read_phrase(const struct row *row)
{
    struct phrase *phrase = identified(row, &row->draft->phrases);
    if (!phrase)
        return;
    bool spanish = !strcmp(row->draft->files[row->file].name, "phrases/es.csv");
    phrase->id = draft_string(row, "id");
    phrase->text[spanish ? LANGUAGE_ES : LANGUAGE_EN] = draft_needed(row, "text");
}

static void read_unit(const struct row *row)
{
    struct unit *unit = keyed(row, &row->draft->units, "key", plain(row, "key"));
    if (unit)
        *unit = (struct unit){plain(row, "key"), draft_needed(row, "dimension"), draft_source(row), draft_number(row, "factor")};
    draft_day(row, "reviewed");
}

static void read_word(const struct row *row)
{
    const char *parts[] = {plain(row, "key"), draft_needed(row, "sense")};
    const char *key = draft_join(row->draft->arena, parts, 2);
    struct word_row *word = keyed(row, &row->draft->words, "key", key);
    if (word)
        *word = (struct word_row){parts[0], parts[1], draft_source(row), draft_number(row, "value")};
    draft_day(row, "reviewed");
}

static void read_conversion(const struct row *row)
{
    struct conversion c = {
        .from = draft_needed(row, "from"), .from_value = draft_needed(row, "from_value"), .to = draft_needed(row, "to"),
        .to_value = draft_needed(row, "to_value"), .table = draft_needed(row, "table"), .source = draft_source(row),
        .one_to_one = draft_truth(row, "one_to_one"),
    };
    const char *parts[] = {c.from, c.from_value, c.to, c.to_value, c.table};
    struct conversion *conversion = keyed(row, &row->draft->conversions, "from",
                                          draft_join(row->draft->arena, parts, 5));
    if (conversion)
        *conversion = c;
    draft_day(row, "reviewed");
}

/* The field must be one of ours, or somebody's own (x_) below one. */
static void check_code_field(const struct row *row, const char *field)
{
    const char *own = strstr(field, "/x_");
    size_t len = own ? (size_t)(own - field) : strlen(field);
    if (*field == '/' && len && field_find(&row->draft->fields, arena_copy(row->draft->arena, field, len)) == NO_FIELD)
        draft_fault(row, "field", "field", "no field of an opinion:", text_of(field));
}

static void read_code(const struct row *row)
{
    const char *parts[] = {draft_needed(row, "system"), draft_needed(row, "code"), draft_needed(row, "field")};
    struct code_row *code = keyed(row, &row->draft->codes, "code", draft_join(row->draft->arena, parts, 3));
    struct buf key = buf_new(row->draft->arena, 32);
    buf_format(&key, "%s %s", parts[0], parts[1]);
    check_code_field(row, parts[2]);
    if (code)
        *code = (struct code_row){buf_text(&key).ptr, parts[2], draft_string(row, "value"), draft_source(row)};
    draft_day(row, "reviewed");
}

static uint32_t read_asks(const struct row *row)
{
    uint32_t asks = 0;
    struct values values = draft_values(row, "ask", '|');
    for (size_t i = 0; i < values.count; i++) {
        int ask = word_value(WORDS_ASK, arena_copy(row->draft->arena, values.items[i].ptr, values.items[i].len));
        if (ask < 0)
            draft_unknown_word(row, "ask", WORDS_ASK, values.items[i]);
        else
            asks |= 1u << ask;
    }
    if (!values.count)
        draft_fault(row, "ask", "empty", "nobody to ask in", TEXT("ask"));
    return asks;
}

static void read_question(const struct row *row)
{
    struct question *question = identified(row, &row->draft->questions);
    if (!question)
        return;
    *question = (struct question){
        .id = draft_string(row, "id"), .family = (uint8_t)draft_word(row, "family", WORDS_FAMILY),
        .topic = (uint8_t)draft_word(row, "topic", WORDS_TOPIC), .ask = read_asks(row), .blocking = draft_truth(row, "blocking"),
        .text = {draft_needed(row, "text_en"), draft_needed(row, "text_es")}, .source = draft_source(row),
        .reviewed = draft_day(row, "reviewed"), .review_due = draft_day(row, "review_due"),
    };
    draft_due(row);
}

static void read_glossary(const struct row *row)
{
    struct glossary_entry *entry = identified(row, &row->draft->glossary);
    if (!entry)
        return;
    struct values also = draft_values(row, "also", '|');
    const char **strings = arena_array(row->draft->arena, also.count + LANGUAGES, sizeof *strings);
    strings[LANGUAGE_EN] = draft_needed(row, "term_en");
    strings[LANGUAGE_ES] = draft_needed(row, "term_es");
    for (size_t i = 0; i < also.count; i++)
        strings[LANGUAGES + i] = arena_copy(row->draft->arena, also.items[i].ptr, also.items[i].len);
    *entry = (struct glossary_entry){
        .id = draft_string(row, "id"), .term = {strings[LANGUAGE_EN], strings[LANGUAGE_ES]},
        .plain = {draft_needed(row, "plain_en"), draft_needed(row, "plain_es")},
        .also = draft_list(row->draft, strings, LANGUAGES + also.count), .source = draft_source(row), .reviewed = draft_day(row, "reviewed"),
    };
}

static void read_check(const struct row *row)
{
    struct check_row *check = identified(row, &row->draft->checklist);
    if (!check)
        return;
    *check = (struct check_row){draft_string(row, "id"), {draft_needed(row, "text_en"), draft_needed(row, "text_es")}};
    draft_source(row);
    draft_day(row, "reviewed");
}

/* "question drug.blood", "en better": two cells as one key. */
static const char *two_words(const struct row *row, const char *one, const char *other)
{
    struct buf key = buf_new(row->draft->arena, 0);
    buf_puts(&key, draft_needed(row, one));
    buf_byte(&key, ' ');
    buf_puts(&key, draft_needed(row, other));
    return buf_text(&key).ptr;
}

static void read_retired(const struct row *row)
{
    const char *key = two_words(row, "table", "id");
    struct retired *retired = keyed(row, &row->draft->retired, "id", key);
    if (retired)
        *retired = (struct retired){key, draft_string(row, "id"), draft_day(row, "retired"), draft_needed(row, "why"),
                                    draft_string(row, "instead")};
}

static void read_banned(const struct row *row)
{
    const char *key = two_words(row, "language", "words");
    struct text language = draft_cell(row, "language");
    struct banned *banned = keyed(row, &row->draft->banned, "words", key);
    if (!text_is(language, "en") && !text_is(language, "es"))
        draft_fault(row, "language", "language", "neither en nor es:", language);
    if (banned)
        *banned = (struct banned){key, text_fold(row->draft->arena, text_of(draft_needed(row, "words"))).ptr, draft_needed(row, "why"),
                                  text_is(language, "es") ? LANGUAGE_ES : LANGUAGE_EN};
}

static void read_abbreviation(const struct row *row)
{
    const char *key = draft_needed(row, "abbreviation");
    struct abbreviation *abbreviation = keyed(row, &row->draft->abbreviations, "abbreviation", key);
    if (abbreviation)
        *abbreviation = (struct abbreviation){key, draft_needed(row, "why")};
}

static const struct table {
    const char *file;
    void (*read)(const struct row *row);
} first[] = {
    {"knowledge.csv", read_knowledge}, {"sources.csv", read_source}, {"phrases/en.csv", read_phrase},
    {"phrases/es.csv", read_phrase},
}, rest[] = {
    {"units.csv", read_unit}, {"words.csv", read_word}, {"conversions.csv", read_conversion},
    {"codes.csv", read_code},
    {"questions.csv", read_question}, {"glossary.csv", read_glossary}, {"checklist.csv", read_check},
    {"retired.csv", read_retired}, {"banned.csv", read_banned}, {"abbreviations.csv", read_abbreviation},
};

static void read_table(struct draft *draft, const struct table *table)
{
    for (size_t file = 0; file < draft->file_count; file++)
        for (size_t i = 0; !strcmp(draft->files[file].name, table->file) && i < draft->sheets[file].count; i++) {
            struct row row = {draft, file, &draft->sheets[file], &draft->sheets[file].rows[i]};
            table->read(&row);
        }
}

void tables_read_first(struct draft *draft)
{
    for (size_t i = 0; i < sizeof first / sizeof first[0]; i++)
        read_table(draft, &first[i]);
    roll_sort(&draft->sources);
    roll_sort(&draft->phrases);
}

void tables_read_rest(struct draft *draft)
{
    for (size_t i = 0; i < sizeof rest / sizeof rest[0]; i++)
        read_table(draft, &rest[i]);
    roll_sort(&draft->units);
    roll_sort(&draft->words);
    roll_sort(&draft->conversions);
    roll_sort(&draft->codes);
    roll_sort(&draft->questions);
    roll_sort(&draft->glossary);
    roll_sort(&draft->retired);
    roll_sort(&draft->banned);
    roll_sort(&draft->abbreviations);
}
