/* SPDX-License-Identifier: MIT
 * Build helper: compile SCHEMA FOLDER > knowledge.c; compile --carry FOLDER > carried.c
 * In: the opinion schema and a knowledge folder, by the same reader as --knowledge. Out: the same tables as C constants; or the files of the
 * folder as they are.
 * The same input gives the same bytes. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/limits.h"
#include "read/knowledge.h"

enum { MAX_FILES = 256, MAX_PATH = 1024 };

struct folder {
    struct arena *arena;
    struct knowledge_file files[MAX_FILES];
    size_t count;
};

static _Noreturn void stop(const char *what, const char *which)
{
    fprintf(stderr, "compile: %s: %s\n", which, what);
    exit(2);
}

static struct text read_file(struct arena *arena, const char *path)
{
    struct buf bytes = buf_new(arena, 1 << 16);
    char part[4096];
    FILE *file = fopen(path, "rb");
    if (!file)
        stop("cannot be opened", path);
    for (size_t got; (got = fread(part, 1, sizeof part, file)) > 0;)
        buf_add(&bytes, (struct text){part, got});
    if (ferror(file) || fclose(file))
        stop("cannot be read", path);
    return buf_text(&bytes);
}

static bool is_table(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot && (!strcmp(dot, ".csv") || !strcmp(dot, ".json"));
}

/* Everything below the folder, two levels deep; the reader sorts. */
static void read_folder(struct folder *folder, const char *root, const char *below)
{
    char path[MAX_PATH], name[MAX_PATH];
    snprintf(path, sizeof path, "%s/%s", root, below);
    DIR *dir = opendir(path);
    if (!dir)
        stop("cannot be opened", path);
    for (struct dirent *entry; (entry = readdir(dir));) {
        struct stat stat_of;
        if (entry->d_name[0] == '.')
            continue;
        int wrote = snprintf(name, sizeof name, "%s%s", below, entry->d_name);
        int full = snprintf(path, sizeof path, "%s/%s", root, name);
        if (wrote >= MAX_PATH || full >= MAX_PATH || stat(path, &stat_of))
            stop("cannot be read", path);
        if (S_ISDIR(stat_of.st_mode) && !*below) {
            strncat(name, "/", sizeof name - strlen(name) - 1);
            read_folder(folder, root, name);
        } else if (is_table(name)) {
            if (folder->count == MAX_FILES)
                stop("too many files", root);
            folder->files[folder->count++] = (struct knowledge_file){
                arena_copy(folder->arena, name, strlen(name)), read_file(folder->arena, path)};
        }
    }
    closedir(dir);
}

/* Printable ASCII as it is; the rest, quotes, backslash and '?' (trigraphs) in octal. */
static void put_string(const char *s)
{
    if (!s) {
        fputs("NULL", stdout);
        return;
    }
    putchar('"');
    for (; *s; s++) {
        unsigned char c = (unsigned char)*s;
        if (c < ' ' || c > '~' || c == '"' || c == '\\' || c == '?')
            printf("\\%03o", c);
        else
            putchar(c);
    }
    putchar('"');
}

static void put_strings(const char *const *strings, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        fputs(i ? ", " : "", stdout);
        put_string(strings[i]);
    }
}

static void put_slice(struct slice slice)
{
    printf("{%lu, %lu}", (unsigned long)slice.at, (unsigned long)slice.count);
}

static void put_decimal(struct decimal d)
{
    printf("{INT64_C(%lld), %d}", (long long)d.digits, d.exponent);
}

/* C knows no -9223372036854775808 as one constant. */
static void put_bound(int64_t bound)
{
    if (bound == INT64_MIN)
        fputs("INT64_MIN", stdout);
    else if (bound == INT64_MAX)
        fputs("INT64_MAX", stdout);
    else
        printf("INT64_C(%lld)", (long long)bound);
}

/* One of a field's lists, as a table of its own: "field_12_words". */
static void put_list(int field, const char *name, const char *const *list)
{
    if (!list)
        return;
    size_t count = 0;
    while (list[count])
        count++;
    printf("static const char *const field_%d_%s[] = {", field, name);
    put_strings(list, count);
    puts(count ? ", NULL};" : "NULL};");
}

static void put_topics(int index, const struct field *field)
{
    if (!field->topics)
        return;
    printf("static const uint8_t field_%d_topics[] = {", index);
    for (size_t i = 0; field->words[i]; i++)
        printf("%s%d", i ? ", " : "", field->topics[i]);
    puts("};");
}

static void put_name(int field, const char *name, bool there)
{
    if (there)
        printf(", .%s = field_%d_%s", name, field, name);
}

static void put_field(int i, const struct field *f)
{
    fputs("    {.path = ", stdout);
    put_string(f->path);
    fputs(", .name = ", stdout);
    put_string(f->name);
    printf(", .shape = (enum shape)%d, .topic = (enum topic)%d, .kind = (enum kind)%d", (int)f->shape, (int)f->topic, (int)f->kind);
    printf(", .parent = %d, .child = %d, .next = %d", f->parent, f->child, f->next);
    printf(", .required = %d, .ordered = %d, .positive = %d, .least = ", f->required, f->ordered, f->positive);
    put_bound(f->least);
    fputs(", .most = ", stdout);
    put_bound(f->most);
    put_name(i, "words", f->words != NULL);
    put_name(i, "key", f->key != NULL);
    put_name(i, "ruler", f->ruler != NULL);
    put_name(i, "vocabularies", f->vocabularies != NULL);
    put_name(i, "topics", f->topics != NULL);
    fputs(", .topic_by = ", stdout);
    put_string(f->topic_by);
    fputs(", .label = ", stdout);
    put_string(f->label);
    fputs(", .pattern = ", stdout);
    put_string(f->pattern);
    puts("},");
}

static void put_fields(const struct knowledge *k)
{
    for (int i = 0; i < k->fields.count; i++) {
        const struct field *f = &k->fields.items[i];
        put_list(i, "words", f->words);
        put_list(i, "key", f->key);
        put_list(i, "ruler", f->ruler);
        put_list(i, "vocabularies", f->vocabularies);
        put_topics(i, f);
    }
    puts("static const struct field fields[] = {");
    for (int i = 0; i < k->fields.count; i++)
        put_field(i, &k->fields.items[i]);
    puts("};");
}

static void put_concept(const struct knowledge *k, size_t i)
{
    const struct concept *c = &k->concepts[i];
    const char *begin[] = {c->id, c->vocabulary};
    const char *end[] = {c->source, c->reviewed};
    put_strings(begin, 2);
    fputs(", {", stdout);
    put_strings(c->name, LANGUAGES);
    fputs("}, ", stdout);
    put_slice(c->is_a);
    put_slice((fputs(", ", stdout), c->parts));
    put_slice((fputs(", ", stdout), c->never));
    fputs(", ", stdout);
    put_string(c->conversion);
    printf(", %d, ", c->extent);
    put_strings(end, 2);
}

static void put_a_name(const struct knowledge *k, size_t i)
{
    put_string(k->names[i].key);
    printf(", %u, ", k->names[i].concept);
    put_slice(k->names[i].contexts);
}

static void put_unit(const struct knowledge *k, size_t i)
{
    const struct unit *u = &k->units[i];
    const char *strings[] = {u->key, u->dimension, u->source};
    put_strings(strings, 3);
    fputs(", ", stdout);
    put_decimal(u->factor);
}

static void put_conversion(const struct knowledge *k, size_t i)
{
    const struct conversion *c = &k->conversions[i];
    const char *strings[] = {c->from, c->from_value, c->to, c->to_value, c->table, c->source};
    put_strings(strings, 6);
    printf(", %d", c->one_to_one);
}

static void put_word(const struct knowledge *k, size_t i)
{
    const struct word_row *w = &k->words[i];
    const char *strings[] = {w->key, w->sense, w->source};
    put_strings(strings, 3);
    fputs(", ", stdout);
    put_decimal(w->value);
}

static void put_code(const struct knowledge *k, size_t i)
{
    const struct code_row *c = &k->codes[i];
    const char *strings[] = {c->key, c->field, c->value, c->source};
    put_strings(strings, 4);
}

static void put_test(const struct knowledge *k, size_t i)
{
    const struct test *t = &k->tests[i];
    printf("%d, %d, %d, %d, %d, %lu, ", t->op, t->whose, t->wanted, t->field, t->relations, (unsigned long)t->size);
    put_slice(t->args);
    fputs(", ", stdout);
    put_slice(t->links);
    fputs(", ", stdout);
    put_decimal(t->number);
}

static void put_rule(const struct knowledge *k, size_t i)
{
    const struct rule *r = &k->rules[i];
    const char *said[] = {r->title, r->explanation}, *days[] = {r->reviewed, r->review_due};
    put_string(r->id);
    printf(", %d, %d, %d, %d, %d, %d, ", r->on, r->kind, r->topic, r->significance, r->direction, r->cause);
    printf("%d, %d, %d, %d, %d, ", r->gather, r->otherwise, r->sided, r->refuses, r->topic_of_frame);
    printf("%d, %d, %lu, %lu, ", r->frame_field, r->frame_topic, (unsigned long)r->test, (unsigned long)r->test_size);
    put_strings(said, 2);
    fputs(", ", stdout);
    put_slice(r->questions);
    fputs(", ", stdout);
    put_slice(r->sources);
    fputs(", ", stdout);
    put_strings(days, 2);
}

static void put_question(const struct knowledge *k, size_t i)
{
    const struct question *q = &k->questions[i];
    const char *end[] = {q->source, q->reviewed, q->review_due};
    put_string(q->id);
    printf(", %d, %d, %lu, %d, {", q->family, q->topic, (unsigned long)q->ask, q->blocking);
    put_strings(q->text, LANGUAGES);
    fputs("}, ", stdout);
    put_strings(end, 3);
}

static void put_phrase(const struct knowledge *k, size_t i)
{
    put_string(k->phrases[i].id);
    fputs(", {", stdout);
    put_strings(k->phrases[i].text, LANGUAGES);
    putchar('}');
}

static void put_glossary(const struct knowledge *k, size_t i)
{
    const struct glossary_entry *g = &k->glossary[i];
    const char *end[] = {g->source, g->reviewed};
    put_string(g->id);
    fputs(", {", stdout);
    put_strings(g->term, LANGUAGES);
    fputs("}, {", stdout);
    put_strings(g->plain, LANGUAGES);
    fputs("}, ", stdout);
    put_slice(g->also);
    fputs(", ", stdout);
    put_strings(end, 2);
}

static void put_source(const struct knowledge *k, size_t i)
{
    const struct source *s = &k->sources[i];
    const char *strings[] = {s->id, s->title, s->address, s->date};
    put_strings(strings, 4);
}

static void put_check(const struct knowledge *k, size_t i)
{
    put_string(k->checklist[i].id);
    fputs(", {", stdout);
    put_strings(k->checklist[i].text, LANGUAGES);
    putchar('}');
}

static void put_retired(const struct knowledge *k, size_t i)
{
    const struct retired *r = &k->retired[i];
    const char *strings[] = {r->key, r->id, r->since, r->why, r->instead};
    put_strings(strings, 5);
}

static void put_banned(const struct knowledge *k, size_t i)
{
    const struct banned *b = &k->banned[i];
    const char *strings[] = {b->key, b->words, b->why};
    put_strings(strings, 3);
    printf(", %d", b->language);
}

static void put_abbreviation(const struct knowledge *k, size_t i)
{
    const char *strings[] = {k->abbreviations[i].key, k->abbreviations[i].why};
    put_strings(strings, 2);
}

static void put_link(const struct knowledge *k, size_t i)
{
    printf("%u", k->links[i]);
}

static void put_pooled(const struct knowledge *k, size_t i)
{
    put_string(k->strings[i]);
}

/* Every table once: its type, its member of struct knowledge, the member that counts it, and how a row is written. */
#define TABLES                                                         \
    TABLE(struct concept, concepts, concept_count, put_concept)        \
    TABLE(struct name, names, name_count, put_a_name)                  \
    TABLE(struct unit, units, unit_count, put_unit)                    \
    TABLE(struct conversion, conversions, conversion_count, put_conversion) \
    TABLE(struct word_row, words, word_count, put_word)                \
    TABLE(struct code_row, codes, code_count, put_code)                \
    TABLE(struct rule, rules, rule_count, put_rule)                    \
    TABLE(struct test, tests, test_count, put_test)                    \
    TABLE(struct question, questions, question_count, put_question)    \
    TABLE(struct phrase, phrases, phrase_count, put_phrase)            \
    TABLE(struct glossary_entry, glossary, glossary_count, put_glossary) \
    TABLE(struct source, sources, source_count, put_source)            \
    TABLE(struct check_row, checklist, check_count, put_check)         \
    TABLE(struct retired, retired, retired_count, put_retired)         \
    TABLE(struct banned, banned, banned_count, put_banned)             \
    TABLE(struct abbreviation, abbreviations, abbreviation_count, put_abbreviation) \
    TABLE(uint16_t, links, link_count, put_link)                       \
    TABLE(char *const, strings, string_count, put_pooled)

/* An empty table is a null pointer: ISO C has no array without elements. */
static void put_table(const struct knowledge *k, const char *head, size_t count, void (*put)(const struct knowledge *, size_t))
{
    if (!count)
        return;
    printf("static const %s[] = {\n", head);
    for (size_t i = 0; i < count; i++) {
        bool plain = put == put_link || put == put_pooled;
        fputs(plain ? "    " : "    {", stdout);
        put(k, i);
        puts(plain ? "," : "},");
    }
    puts("};");
}

static void put_knowledge(const struct knowledge *k)
{
    puts("/* Made by engine/tools/compile.c from schemas/ and engine/knowledge/. Do not edit. */\n"
         "#include \"model/knowledge.h\"\n");
    put_fields(k);
#define TABLE(type, member, counted, put) put_table(k, #type " " #member, k->counted, put);
    TABLES
#undef TABLE
    puts("const struct knowledge knowledge_built_in = {\n    .version = ");
    put_string(k->version);
    fputs(", .reviewed = ", stdout);
    put_string(k->reviewed);
    fputs(", .digest = ", stdout);
    put_string(k->digest);
    printf(",\n    .fields = {fields, %d},\n", k->fields.count);
#define TABLE(type, member, counted, put)                                                            \
    if (k->counted)                                                                                  \
        printf("    ." #member " = " #member ", ." #counted " = %lu,\n", (unsigned long)k->counted);
    TABLES
#undef TABLE
    puts("};");
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct knowledge_file *)a)->name, ((const struct knowledge_file *)b)->name);
}

/* A line of the file is a line of the literal. */
static void put_bytes(struct arena *arena, struct text bytes)
{
    for (size_t at = 0; at < bytes.len;) {
        const char *end = memchr(bytes.ptr + at, '\n', bytes.len - at);
        size_t len = end ? (size_t)(end - bytes.ptr) + 1 - at : bytes.len - at;
        fputs("\n     ", stdout);
        put_string(arena_copy(arena, bytes.ptr + at, len));
        at += len;
    }
}

static void put_files(struct folder *folder, const char *name)
{
    qsort(folder->files, folder->count, sizeof *folder->files, by_name);
    puts("/* Made by engine/tools/compile.c from engine/knowledge/. Do not edit. */\n#include \"cli/carried.h\"\n");
    fputs("const char *const carried_folder = ", stdout);
    put_string(name);
    puts(";\nconst struct concord_input carried_files[] = {");
    for (size_t i = 0; i < folder->count; i++) {
        fputs("    {", stdout);
        put_string(folder->files[i].name);
        putchar(',');
        put_bytes(folder->arena, folder->files[i].bytes);
        printf(", %lu},\n", (unsigned long)folder->files[i].bytes.len);
    }
    printf("};\nconst size_t carried_count = %lu;\n", (unsigned long)folder->count);
}

static void put_tables(struct folder *folder, const char *schema_name, const char *name)
{
    struct knowledge knowledge;
    struct buf faults = buf_new(folder->arena, 0);
    struct text schema = read_file(folder->arena, schema_name);
    bool good = knowledge_read(folder->arena, NULL, schema, name, folder->files, folder->count, &knowledge, &faults);
    fputs(buf_text(&faults).ptr, stderr);
    if (!good)
        stop("the knowledge has faults; nothing was made", name);
    put_knowledge(&knowledge);
}

int main(int argc, char **argv)
{
    static struct folder folder;
    if (argc != 3)
        stop("usage: compile SCHEMA FOLDER > knowledge.c, or compile --carry FOLDER > carried.c", argv[0]);
    folder.arena = arena_new(LIMIT_ARENA_BYTES);
    if (!folder.arena)
        stop("no memory", argv[0]);
    read_folder(&folder, argv[2], "");
    if (!strcmp(argv[1], "--carry"))
        put_files(&folder, argv[2]);
    else
        put_tables(&folder, argv[1], argv[2]);
    arena_free(folder.arena);
    return fflush(stdout) || ferror(stdout) ? 2 : 0;
}
