/* SPDX-License-Identifier: MIT
 * In: vocabulary/NAME.csv. Out: concepts, sorted by id, and every way to write them, folded and sorted.
 * Two passes: all ids first, so that a row may refer to any file; then the links, names and contexts. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "read/draft.h"

static bool is_vocabulary(const char *name)
{
    return text_starts(text_of(name), "vocabulary/");
}

/* "vocabulary/drugs.csv" is the vocabulary "drugs". */
static const char *vocabulary_of(struct draft *draft, const char *file)
{
    size_t skip = sizeof "vocabulary/" - 1, len = strlen(file) - skip;
    return arena_copy(draft->arena, file + skip, len > 4 ? len - 4 : len);
}

/* Calls `read` for each row of each vocabulary file. */
static void each_row(struct draft *draft, void (*read)(const struct row *, const char *))
{
    for (size_t file = 0; file < draft->file_count; file++) {
        if (!is_vocabulary(draft->files[file].name))
            continue;
        const char *vocabulary = vocabulary_of(draft, draft->files[file].name);
        for (size_t i = 0; i < draft->sheets[file].count; i++) {
            struct row row = {draft, file, &draft->sheets[file], &draft->sheets[file].rows[i]};
            read(&row, vocabulary);
        }
    }
}

static void read_concept(const struct row *row, const char *vocabulary)
{
    const char *id = draft_needed(row, "id");
    if (!*id || !draft_first(row, "id", "concept", id))
        return;
    struct decimal extent = draft_number(row, "extent");
    if (extent.exponent != 0 || extent.digits < 0 || extent.digits > INT8_MAX) {
        /* Ranks are small; 10 and 20 come as 1 and 2 with an exponent. */
        for (; extent.exponent > 0 && extent.digits <= INT8_MAX; extent.exponent--)
            extent.digits *= 10;
        if (extent.exponent != 0 || extent.digits < 0 || extent.digits > INT8_MAX)
            draft_fault(row, "extent", "number", "not a small rank:", draft_cell(row, "extent"));
    }
    struct concept *concept = pool_at(&row->draft->concepts.rows, roll_row(&row->draft->concepts, id));
    *concept = (struct concept){.id = id, .vocabulary = vocabulary, .extent = (int8_t)extent.digits};
    concept->name[LANGUAGE_EN] = draft_needed(row, "name");
    concept->name[LANGUAGE_ES] = draft_string(row, "name_es");
    if (!*concept->name[LANGUAGE_ES])
        concept->name[LANGUAGE_ES] = concept->name[LANGUAGE_EN];
    concept->conversion = draft_string(row, "conversion");
    concept->source = draft_source(row);
    concept->reviewed = draft_day(row, "reviewed");
}

/* The concept with this id, or -1 and a fault. */
static int resolve(const struct row *row, const char *column, struct text id)
{
    int found = roll_find(&row->draft->concepts, arena_copy(row->draft->arena, id.ptr, id.len));
    if (found < 0)
        draft_unknown(row, column, &row->draft->concepts, "no such concept:", id);
    return found;
}

static struct slice resolve_all(const struct row *row, const char *column, struct values ids)
{
    uint16_t *links = arena_array(row->draft->arena, ids.count + 1, sizeof *links);
    size_t n = 0;
    for (size_t i = 0; i < ids.count; i++) {
        int found = resolve(row, column, ids.items[i]);
        if (found >= 0)
            links[n++] = (uint16_t)found;
    }
    return draft_link(row->draft, links, n);
}

/* In these the order of words carries no meaning; in drugs and regimens it does ("AC-T"). */
static bool any_order(const struct draft *draft, size_t concept)
{
    static const char *const vocabularies[] = {"cancers", "tests", "procedures", "conditions", "records", "side_effects"};
    const struct concept *c = pool_at(&draft->concepts.rows, concept);
    for (size_t i = 0; i < sizeof vocabularies / sizeof *vocabularies; i++)
        if (!strcmp(c->vocabulary, vocabularies[i]))
            return true;
    return false;
}

static void add_key(struct draft *draft, size_t concept, struct text key, struct slice contexts)
{
    struct name *name = pool_add(&draft->names);
    *name = (struct name){key.ptr, (uint16_t)concept, contexts};
}

static void add_name(struct draft *draft, size_t concept, struct text written, struct slice contexts)
{
    struct text key = text_plain(draft->arena, written);
    if (!key.len)
        return;
    add_key(draft, concept, key, contexts);
    if (memchr(key.ptr, ' ', key.len) && any_order(draft, concept))
        add_key(draft, concept, text_any_order(draft->arena, key), contexts);
}

/* "TC@cancer.breast+cancer.lung": the last @ divides. Without one the acronym is a synonym. */
static void add_acronym(const struct row *row, size_t concept, struct text acronym)
{
    size_t at = acronym.len;
    while (at && acronym.ptr[at - 1] != '@')
        at--;
    struct slice contexts = {0, 0};
    if (at) {
        struct text places = {acronym.ptr + at, acronym.len - at};
        contexts = resolve_all(row, "acronyms", draft_split(row->draft->arena, places, '+'));
        acronym.len = at - 1;
    }
    if (!at || contexts.count)
        add_name(row->draft, concept, text_trim(acronym), contexts);
}

static void read_links(const struct row *row, const char *vocabulary)
{
    struct draft *draft = row->draft;
    const char *id = draft_string(row, "id");
    int index = roll_find(&draft->concepts, id);
    (void)vocabulary;
    if (index < 0)
        return;
    struct concept *concept = pool_at(&draft->concepts.rows, (size_t)index);
    concept->is_a = resolve_all(row, "is_a", draft_values(row, "is_a", '|'));
    concept->parts = resolve_all(row, "parts", draft_values(row, "parts", '|'));
    concept->never = resolve_all(row, "never_same_as", draft_values(row, "never_same_as", '|'));
    draft->renewed[index] = true;
    struct values synonyms = draft_values(row, "synonyms", '|'), acronyms = draft_values(row, "acronyms", '|');
    add_name(row->draft, (size_t)index, draft_cell(row, "name"), (struct slice){0, 0});
    add_name(row->draft, (size_t)index, draft_cell(row, "name_es"), (struct slice){0, 0});
    for (size_t i = 0; i < synonyms.count; i++)
        add_name(row->draft, (size_t)index, synonyms.items[i], (struct slice){0, 0});
    for (size_t i = 0; i < acronyms.count; i++)
        add_acronym(row, (size_t)index, acronyms.items[i]);
}

/* Concepts move when they are sorted: what the base linked moves with them. */
static void sort_concepts(struct draft *draft)
{
    const uint32_t *moved = roll_sort(&draft->concepts);
    uint16_t *links = draft->links.rows;
    for (size_t i = 0; i < draft->links.count; i++)
        links[i] = (uint16_t)moved[links[i]];
    draft->renewed = arena_array(draft->arena, draft->concepts.rows.count + 1, sizeof *draft->renewed);
}

/* The base's names, but for concepts that have a row of this reading. */
static void keep_names(struct draft *draft)
{
    for (size_t i = 0; draft->base && i < draft->base->name_count; i++) {
        struct name name = draft->base->names[i];
        int concept = roll_find(&draft->concepts, draft->base->concepts[name.concept].id);
        name.concept = (uint16_t)concept;
        if (!draft->renewed[concept])
            pool_copy(&draft->names, &name, 1);
    }
}

static int by_key(const void *a, const void *b)
{
    const struct name *x = a, *y = b;
    int order = strcmp(x->key, y->key);
    if (order || x->concept != y->concept)
        return order ? order : x->concept < y->concept ? -1 : 1;
    if ((x->contexts.count == 0) != (y->contexts.count == 0))
        return x->contexts.count == 0 ? -1 : 1; /* what holds anywhere makes a context needless */
    return x->contexts.at < y->contexts.at ? -1 : x->contexts.at > y->contexts.at;
}

/* Sorts, and drops what a row says twice of itself: "PCa" beside "pca". */
static void sort_names(struct draft *draft)
{
    struct name *names = draft->names.rows;
    size_t kept = 0;
    if (draft->names.count)
        qsort(names, draft->names.count, sizeof *names, by_key);
    for (size_t i = 0; i < draft->names.count; i++) {
        struct name *last = kept ? &names[kept - 1] : NULL;
        if (!last || strcmp(last->key, names[i].key) != 0 || last->concept != names[i].concept || last->contexts.count)
            names[kept++] = names[i];
    }
    draft->names.count = kept;
}

/* Where the row of a concept stands: names two rows share are told at the later one. */
static struct row row_of(struct draft *draft, const struct concept *concept)
{
    for (size_t file = 0; file < draft->file_count; file++)
        for (size_t i = 0; is_vocabulary(draft->files[file].name) && i < draft->sheets[file].count; i++) {
            struct row row = {draft, file, &draft->sheets[file], &draft->sheets[file].rows[i]};
            if (text_is(draft_cell(&row, "id"), concept->id))
                return row;
        }
    return (struct row){draft, 0, &draft->sheets[0], NULL};
}

/* Between two vocabularies the field's order decides (normalise/choice.c); within one nothing would. Two names of the same words in
 * another order are no fault: the reader leaves them open. */
static void check_pair(struct draft *draft, const struct name *x, const struct name *y)
{
    const struct concept *concepts = draft->concepts.rows.rows;
    const struct concept *a = &concepts[x->concept], *b = &concepts[y->concept];
    if (*x->key == '~' || x->concept == y->concept || (x->contexts.count && y->contexts.count) || strcmp(a->vocabulary, b->vocabulary) != 0)
        return;
    struct row row = row_of(draft, draft->renewed[y->concept] ? b : a);
    struct buf what = buf_new(draft->arena, 0);
    buf_format(&what, "%s and %s are both named", a->id, b->id);
    draft_fault(&row, "name", "name", buf_text(&what).ptr, text_of(x->key));
}

static void check_names(struct draft *draft)
{
    const struct name *names = draft->names.rows;
    for (size_t i = 0; i < draft->names.count; i++)
        for (size_t j = i + 1; j < draft->names.count && !strcmp(names[i].key, names[j].key); j++)
            check_pair(draft, &names[i], &names[j]);
}

static bool reaches(struct draft *draft, size_t from, size_t to, int depth)
{
    const struct concept *concepts = draft->concepts.rows.rows;
    const uint16_t *links = draft->links.rows;
    struct slice broader = concepts[from].is_a;
    for (uint32_t i = 0; depth < 8 && i < broader.count; i++)
        if (links[broader.at + i] == to || reaches(draft, links[broader.at + i], to, depth + 1))
            return true;
    return false;
}

static void check_circle(const struct row *row, const char *vocabulary)
{
    int index = roll_find(&row->draft->concepts, draft_string(row, "id"));
    (void)vocabulary;
    if (index >= 0 && reaches(row->draft, (size_t)index, (size_t)index, 0))
        draft_fault(row, "is_a", "circle", "lies under itself:", draft_cell(row, "id"));
}

static bool has_vocabulary(const struct knowledge *k, const char *vocabulary)
{
    for (size_t i = 0; i < k->concept_count; i++)
        if (!strcmp(k->concepts[i].vocabulary, vocabulary))
            return true;
    return false;
}

/* A field reads the vocabularies that it names: rows under a name of one's own would lie there unread. */
static void check_file_names(struct draft *draft)
{
    for (size_t file = 0; draft->base && draft->base->concept_count && file < draft->file_count; file++) {
        const char *name = draft->files[file].name;
        struct place place = {1, 1, ""};
        if (is_vocabulary(name) && strcmp(name, NAMELESS_VOCABULARY) != 0 && !has_vocabulary(draft->base, vocabulary_of(draft, name)))
            diags_add(&draft->diags[file], place, "vocabulary", "name the file like one of engine/knowledge/vocabulary: drugs.csv, regimens.csv ...",
                      "no field reads the vocabulary \"%s\"", vocabulary_of(draft, name));
    }
}

void vocabulary_read(struct draft *draft)
{
    check_file_names(draft);
    each_row(draft, read_concept);
    sort_concepts(draft);
    each_row(draft, read_links);
    keep_names(draft);
    sort_names(draft);
    check_names(draft);
    each_row(draft, check_circle);
}
