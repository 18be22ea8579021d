/* SPDX-License-Identifier: MIT
 * In: the files of a knowledge folder, and the knowledge to build on. Out: one struct knowledge, sorted, every reference
 * resolved, every row with its source and day. Faults do not stop the reading: all of them are told. */
#include "read/knowledge.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/sha256.h"
#include "read/columns.h"
#include "read/draft.h"
#include "read/schema.h"

#define VOCABULARY "id,name,synonyms,acronyms,is_a,parts,never_same_as,name_es,extent,conversion,source,reviewed"

/* What a page gives beside its files, as `sha256sum` writes it: a line a file, names in byte order. It stands for the files that were proved
 * and are not needed for a comparison, and for the bytes of those that are given column by column. */
#define SUMS "SHA256SUMS"

/* The files that a folder may hold; the header row is exactly this. */
static const struct form {
    const char *name; /* up to '*' for any file of a folder */
    const char *header;
    bool needed;      /* where nothing is built on */
} forms[] = {
    {"knowledge.csv", "key,value", true},
    {"sources.csv", "id,title,address,date", true},
    {VOCABULARY_FORM, VOCABULARY, false},
    {"units.csv", "key,dimension,factor,source,reviewed", true},
    {"words.csv", "key,sense,value,source,reviewed", true},
    {"conversions.csv", "from,from_value,to,to_value,table,one_to_one,source,reviewed", true},
    {"codes.csv", "system,code,field,value,source,reviewed", true},
    {"questions.csv", "id,family,topic,ask,blocking,text_en,text_es,source,reviewed,review_due", true},
    {"phrases/en.csv", "id,text", true},
    {"phrases/es.csv", "id,text", true},
    {"glossary.csv", "id,term_en,plain_en,term_es,plain_es,also,source,reviewed", true},
    {"checklist.csv", "id,text_en,text_es,source,reviewed", true},
    {"retired.csv", "id,table,retired,why,instead", true},
    {"banned.csv", "language,words,why", true},
    {"abbreviations.csv", "abbreviation,why", true},
    {"rules/*.json", NULL, false},
    {"cases.json", NULL, true},
    {SUMS, NULL, false},
};

static bool matches(const char *form, const char *name)
{
    const char *star = strchr(form, '*');
    if (!star)
        return !strcmp(form, name);
    size_t before = (size_t)(star - form), after = strlen(star + 1), len = strlen(name);
    return len > before + after && !strncmp(form, name, before) && !strcmp(name + len - after, star + 1);
}

static const struct form *form_of(const char *name)
{
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
        if (matches(forms[i].name, name))
            return &forms[i];
    return NULL;
}

static int by_name(const void *a, const void *b)
{
    const struct knowledge_file *x = a, *y = b;
    return strcmp(x->name, y->name);
}

/* The first column that is not as the form wants it, from 1; 0: the header row is right. */
static size_t other_column(struct arena *arena, const struct csv *sheet, const char *header)
{
    struct values wanted = draft_split(arena, text_of(header), ',');
    for (size_t i = 0; i < wanted.count && i < sheet->columns; i++)
        if (!text_equal(wanted.items[i], text_trim(sheet->header[i])))
            return i + 1;
    return wanted.count == sheet->columns ? 0 : (wanted.count < sheet->columns ? wanted.count : sheet->columns) + 1;
}

static void check_header(struct draft *draft, size_t file, const char *header)
{
    struct csv *sheet = &draft->sheets[file];
    size_t column = other_column(draft->arena, sheet, header);
    if (!column)
        return;
    struct buf remedy = buf_new(draft->arena, 0);
    buf_format(&remedy, "write %s", header);
    struct place place = {1, column, ""};
    struct text found = column <= sheet->columns ? sheet->header[column - 1] : TEXT("");
    diags_add(&draft->diags[file], place, "header", buf_text(&remedy).ptr, "another header row than expected: column %zu is \"%.*s\"", column,
              (int)found.len, found.ptr);
    sheet->count = 0;
}

/* How messages call a file: by its path, where the folder is known. */
static const char *called(struct arena *arena, const char *folder, const char *name)
{
    if (!folder)
        return name;
    struct buf path = buf_new(arena, 0);
    buf_puts(&path, folder);
    if (path.len && path.ptr[path.len - 1] != '/')
        buf_byte(&path, '/');
    buf_puts(&path, name);
    return buf_text(&path).ptr;
}

static bool read_table(struct draft *draft, size_t file)
{
    struct text bytes = draft->files[file].bytes;
    if (!columns_is(bytes))
        return csv_read(bytes, &draft->sheets[file], &draft->diags[file]);
    if (columns_read(bytes, draft->arena, &draft->sheets[file]))
        return true;
    diags_add(&draft->diags[file], (struct place){0, 0, ""}, "table", "get the page once more", "a table that is not whole");
    return false;
}

static void read_sheets(struct draft *draft, const char *folder)
{
    for (size_t file = 0; file < draft->file_count; file++) {
        const struct form *form = form_of(draft->files[file].name);
        draft->diags[file] = diags_new(draft->arena, called(draft->arena, folder, draft->files[file].name));
        if (!form) {
            struct place place = {0, 0, ""};
            diags_add(&draft->diags[file], place, "file", "save a table as CSV UTF-8, under a name of engine/knowledge/README.md",
                      "no file of a knowledge folder");
        } else if (form->header) {
            if (read_table(draft, file))
                check_header(draft, file, form->header);
            else
                draft->sheets[file].count = 0;
        }
    }
}

static const struct knowledge_file *file_of(const struct draft *draft, const char *name)
{
    for (size_t file = 0; file < draft->file_count; file++)
        if (!strcmp(draft->files[file].name, name))
            return &draft->files[file];
    return NULL;
}

static const char *const phrase_files[LANGUAGES] = {[LANGUAGE_EN] = "phrases/en.csv", [LANGUAGE_ES] = "phrases/es.csv"};

/* A phrase that one language lacks is told where the other has it. */
static void check_phrase(struct draft *draft, struct diags *whole, const struct phrase *phrase, enum language missing)
{
    static const char remedy[] = "say it in both languages";
    for (size_t file = 0; file < draft->file_count; file++)
        for (size_t i = 0; !strcmp(draft->files[file].name, phrase_files[!missing]) && i < draft->sheets[file].count; i++) {
            const struct csv_row *row = &draft->sheets[file].rows[i];
            struct place place = {row->line, 1, "/id"};
            if (text_is(text_trim(row->cells[0]), phrase->id)) {
                diags_add(&draft->diags[file], place, "phrase", remedy, "%s has no \"%s\"", phrase_files[missing], phrase->id);
                return;
            }
        }
    struct place place = {0, 0, ""};
    diags_add(whole, place, "phrase", remedy, "%s has no \"%s\"", phrase_files[missing], phrase->id);
}

/* What no row has a place for: a missing file, a field or phrase without words. */
static void check_whole(struct draft *draft, struct diags *whole)
{
    struct place place = {0, 0, ""};
    bool alone = (!draft->base || !draft->base->digest) && !file_of(draft, SUMS);
    for (size_t i = 0; alone && i < sizeof forms / sizeof forms[0]; i++)
        if (forms[i].needed && !file_of(draft, forms[i].name))
            diags_add(whole, place, "file", "add it", "no file %s", forms[i].name);
    const struct phrase *phrases = draft->phrases.rows.rows;
    for (size_t i = 0; i < draft->phrases.rows.count; i++)
        for (int language = 0; language < LANGUAGES; language++)
            if (!phrases[i].text[language])
                check_phrase(draft, whole, &phrases[i], (enum language)language);
    for (int i = 0; i < draft->fields.count; i++)
        if (roll_find(&draft->phrases, draft->fields.items[i].label) < 0)
            diags_add(whole, place, "phrase", "name the field in plain words in phrases/en.csv and es.csv", "no phrase \"%s\"",
                      draft->fields.items[i].label);
    if (draft->concepts.rows.count > UINT16_MAX)
        diags_add(whole, place, "bound", "at most 65535", "too many concepts");
}

/* SHA-256 over one line a file, names in byte order: "sha256  name\n", as sha256sum writes them. */
static const char *digest_of(struct draft *draft)
{
    char *out = arena_alloc(draft->arena, 65);
    const struct knowledge_file *sums = file_of(draft, SUMS);
    struct buf all = buf_new(draft->arena, 0);
    for (size_t file = 0; file < draft->file_count && !sums; file++) {
        char digest[65];
        sha256_hex(draft->files[file].bytes, digest);
        buf_format(&all, "%s  %s\n", digest, draft->files[file].name);
    }
    sha256_hex(sums ? sums->bytes : buf_text(&all), out);
    return out;
}

static void finish(struct draft *draft, struct knowledge *out)
{
    *out = (struct knowledge){
        .version = draft->version, .reviewed = draft->reviewed, .digest = digest_of(draft),
        .under = draft->base ? draft->base->digest : NULL, .fields = draft->fields,
        .concepts = draft->concepts.rows.rows, .concept_count = draft->concepts.rows.count,
        .names = draft->names.rows, .name_count = draft->names.count,
        .units = draft->units.rows.rows, .unit_count = draft->units.rows.count,
        .conversions = draft->conversions.rows.rows, .conversion_count = draft->conversions.rows.count,
        .words = draft->words.rows.rows, .word_count = draft->words.rows.count,
        .codes = draft->codes.rows.rows, .code_count = draft->codes.rows.count,
        .rules = draft->rules.rows.rows, .rule_count = draft->rules.rows.count,
        .tests = draft->tests.rows, .test_count = draft->tests.count,
        .questions = draft->questions.rows.rows, .question_count = draft->questions.rows.count,
        .phrases = draft->phrases.rows.rows, .phrase_count = draft->phrases.rows.count,
        .glossary = draft->glossary.rows.rows, .glossary_count = draft->glossary.rows.count,
        .sources = draft->sources.rows.rows, .source_count = draft->sources.rows.count,
        .checklist = draft->checklist.rows.rows, .check_count = draft->checklist.rows.count,
        .retired = draft->retired.rows.rows, .retired_count = draft->retired.rows.count,
        .banned = draft->banned.rows.rows, .banned_count = draft->banned.rows.count,
        .abbreviations = draft->abbreviations.rows.rows, .abbreviation_count = draft->abbreviations.rows.count,
        .links = draft->links.rows, .link_count = draft->links.count,
        .strings = draft->strings.rows, .string_count = draft->strings.count,
    };
}

static struct draft draft_files(struct arena *arena, const struct knowledge *base, const struct knowledge_file *files, size_t count)
{
    struct knowledge_file *sorted = arena_array(arena, count + 1, sizeof *sorted);
    struct draft draft = draft_new(arena, base);
    if (count)
        memcpy(sorted, files, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, by_name);
    draft.files = sorted;
    draft.file_count = count;
    draft.sheets = arena_array(arena, count + 1, sizeof *draft.sheets);
    draft.diags = arena_array(arena, count + 1, sizeof *draft.diags);
    return draft;
}

static void read_files(struct draft *draft, const char *folder)
{
    read_sheets(draft, folder);
    tables_read_first(draft);
    vocabulary_read(draft);
    tables_read_rest(draft);
    rules_read(draft);
}

static void give(struct draft *draft, struct knowledge_reading *out)
{
    finish(draft, &out->knowledge);
    out->files = draft->files;
    out->sheets = draft->sheets;
    out->diags = draft->diags;
    out->count = draft->file_count;
    out->faults = out->whole.count;
    for (size_t file = 0; file < out->count; file++)
        out->faults += out->diags[file].count;
}

void knowledge_read_folder(struct arena *arena, const struct knowledge *base, struct text schema, const char *folder,
                           const struct knowledge_file *files, size_t count, struct knowledge_reading *out)
{
    struct draft draft = draft_files(arena, base, files, count);
    out->whole = diags_new(arena, folder ? folder : "knowledge");
    if (!base)
        schema_read(schema, &draft.fields, &out->whole);
    read_files(&draft, folder);
    check_whole(&draft, &out->whole);
    give(&draft, out);
}

void knowledge_read_file(struct arena *arena, const struct knowledge *base, const char *form, const char *name, struct text bytes,
                         struct knowledge_reading *out)
{
    const struct knowledge_file file = {form, bytes};
    struct draft draft = draft_files(arena, base, &file, 1);
    read_files(&draft, NULL);
    out->whole = diags_new(arena, name);
    give(&draft, out);
    out->diags[0].file = name;
    for (struct diag *diag = out->diags[0].head; diag; diag = diag->next)
        diag->file = name;
}

bool knowledge_read(struct arena *arena, const struct knowledge *base, struct text schema, const char *folder,
                    const struct knowledge_file *files, size_t count, struct knowledge *out, struct buf *print)
{
    struct knowledge_reading reading;
    knowledge_read_folder(arena, base, schema, folder, files, count, &reading);
    *out = reading.knowledge;
    diags_print(print, &reading.whole);
    for (size_t file = 0; file < count; file++)
        diags_print(print, &reading.diags[file]);
    return !reading.faults;
}

const char *knowledge_form(struct arena *arena, struct text bytes)
{
    struct diags scratch = diags_new(arena, "");
    struct text line = {bytes.ptr, 0};
    struct csv sheet = {0};
    while (line.len < bytes.len && bytes.ptr[line.len] != '\n')
        line.len++;
    line.len -= line.len && line.ptr[line.len - 1] == '\r';
    if (!line.len || !csv_read(line, &sheet, &scratch))
        return NULL;
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
        if (forms[i].header && !other_column(arena, &sheet, forms[i].header))
            return forms[i].name;
    return NULL;
}
