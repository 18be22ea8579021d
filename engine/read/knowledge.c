/* SPDX-License-Identifier: MIT
 * In: the files of a knowledge folder, and the knowledge to build on. Out: one struct knowledge, sorted, every reference
 * resolved, every row with its source and day. Faults do not stop the reading: all of them are told. */
#include "read/knowledge.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/sha256.h"
#include "read/draft.h"
#include "read/schema.h"

#define VOCABULARY "id,name,synonyms,acronyms,is_a,parts,never_same_as,name_es,extent,conversion,source,reviewed"

/* The files that a folder may hold; the header row is exactly this. */
static const struct form {
    const char *name; /* up to '*' for any file of a folder */
    const char *header;
    bool needed;      /* where nothing is built on */
} forms[] = {
    {"knowledge.csv", "key,value", true},
    {"sources.csv", "id,title,address,date", true},
    {"vocabulary/*.csv", VOCABULARY, false},
    {"units.csv", "key,dimension,factor,source,reviewed", true},
    {"words.csv", "key,sense,value,source,reviewed", true},
    {"conversions.csv", "from,from_value,to,to_value,table,one_to_one,source,reviewed", true},
    {"fhir.csv", "system,code,field,value,source,reviewed", true},
    {"questions.csv", "id,family,topic,ask,blocking,text_en,text_es,source,reviewed,review_due", true},
    {"phrases/en.csv", "id,text", true},
    {"phrases/es.csv", "id,text", true},
    {"glossary.csv", "id,term_en,plain_en,term_es,plain_es,also,source,reviewed", true},
    {"checklist.csv", "id,text_en,text_es,source,reviewed", true},
    {"rules/*.json", NULL, false},
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

static void check_header(struct draft *draft, size_t file, const char *header)
{
    struct buf found = buf_new(draft->arena, 0);
    for (size_t i = 0; i < draft->sheets[file].columns; i++) {
        if (i)
            buf_byte(&found, ',');
        buf_add(&found, draft->sheets[file].header[i]);
    }
    if (text_is(buf_text(&found), header))
        return;
    struct place place = {1, 1, ""};
    diags_add(&draft->diags[file], place, "header", header, "another header row than expected");
    draft->sheets[file].count = 0;
}

static void read_sheets(struct draft *draft)
{
    for (size_t file = 0; file < draft->file_count; file++) {
        const struct form *form = form_of(draft->files[file].name);
        draft->diags[file] = diags_new(draft->arena, draft->files[file].name);
        if (!form) {
            struct place place = {0, 0, ""};
            diags_add(&draft->diags[file], place, "file", "see engine/knowledge/README.md", "no file of a knowledge folder");
        } else if (form->header) {
            if (!csv_read(draft->files[file].bytes, &draft->sheets[file], &draft->diags[file]))
                draft->sheets[file].count = 0;
            else
                check_header(draft, file, form->header);
        }
    }
}

static bool has_file(const struct draft *draft, const char *name)
{
    for (size_t file = 0; file < draft->file_count; file++)
        if (!strcmp(draft->files[file].name, name))
            return true;
    return false;
}

/* What no row has a place for: a missing file, a field or phrase without words. */
static void check_whole(struct draft *draft, struct diags *diags)
{
    struct place place = {0, 0, ""};
    for (size_t i = 0; !draft->base && i < sizeof forms / sizeof forms[0]; i++)
        if (forms[i].needed && !has_file(draft, forms[i].name))
            diags_add(diags, place, "file", "add it", "no file %s", forms[i].name);
    const struct phrase *phrases = draft->phrases.rows.rows;
    for (size_t i = 0; i < draft->phrases.rows.count; i++)
        for (int language = 0; language < LANGUAGES; language++)
            if (!phrases[i].text[language])
                diags_add(diags, place, "phrase", "say it in both languages", "phrases/%s.csv has no \"%s\"",
                          language == LANGUAGE_ES ? "es" : "en", phrases[i].id);
    for (int i = 0; i < draft->fields.count; i++)
        if (roll_find(&draft->phrases, draft->fields.items[i].label) < 0)
            diags_add(diags, place, "phrase", "name the field in plain words in phrases/en.csv and es.csv", "no phrase \"%s\"",
                      draft->fields.items[i].label);
    if (draft->concepts.rows.count > UINT16_MAX)
        diags_add(diags, place, "bound", "at most 65535", "too many concepts");
}

/* SHA-256 over "name\0sha256\n" of every file, names sorted; what it is built on counts as a file without a name. */
static const char *digest_of(struct draft *draft)
{
    char *out = arena_alloc(draft->arena, 65);
    struct buf all = buf_new(draft->arena, 0);
    if (draft->base) {
        buf_byte(&all, '\0');
        buf_puts(&all, draft->base->digest);
        buf_byte(&all, '\n');
    }
    for (size_t file = 0; file < draft->file_count; file++) {
        char digest[65];
        sha256_hex(draft->files[file].bytes, digest);
        buf_puts(&all, draft->files[file].name);
        buf_byte(&all, '\0');
        buf_puts(&all, digest);
        buf_byte(&all, '\n');
    }
    sha256_hex(buf_text(&all), out);
    return out;
}

static void finish(struct draft *draft, struct knowledge *out)
{
    *out = (struct knowledge){
        .version = draft->version, .reviewed = draft->reviewed, .digest = digest_of(draft), .fields = draft->fields,
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

static void read_files(struct draft *draft)
{
    read_sheets(draft);
    tables_read_first(draft);
    vocabulary_read(draft);
    tables_read_rest(draft);
    rules_read(draft);
}

bool knowledge_read(struct arena *arena, const struct knowledge *base, struct text schema,
                    const struct knowledge_file *files, size_t count, struct knowledge *out, struct buf *print)
{
    struct diags whole = diags_new(arena, "knowledge"), fields = diags_new(arena, "opinion.schema.json");
    struct draft draft = draft_files(arena, base, files, count);
    if (!base)
        schema_read(schema, &draft.fields, &fields);
    read_files(&draft);
    check_whole(&draft, &whole);
    finish(&draft, out);
    size_t faults = whole.count + fields.count;
    diags_print(print, &fields);
    for (size_t file = 0; file < count; file++) {
        faults += draft.diags[file].count;
        diags_print(print, &draft.diags[file]);
    }
    diags_print(print, &whole);
    return !faults;
}

const char *knowledge_table(struct text bytes)
{
    size_t len = 0;
    while (len < bytes.len && bytes.ptr[len] != '\n' && bytes.ptr[len] != '\r')
        len++;
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
        if (forms[i].header && text_is((struct text){bytes.ptr, len}, forms[i].header))
            return forms[i].name;
    return NULL;
}

bool knowledge_check(const struct knowledge *base, const char *name, struct text bytes, struct diags *diags)
{
    const struct knowledge_file file = {name, bytes};
    struct draft draft = draft_files(diags->arena, base, &file, 1);
    read_files(&draft);
    const char *given = diags->file;
    *diags = draft.diags[0];
    diags->file = given;
    for (struct diag *diag = diags->head; diag; diag = diag->next)
        diag->file = given;
    return !diags->count;
}
