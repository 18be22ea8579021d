/* SPDX-License-Identifier: MIT
 * The vocabularies: no row goes against a veto, no name has two meanings in one place, and the marks and parts are such that a comparison
 * can use them. A veto holds both ways, whichever row says it. */
#include <string.h>

#include "lint/room.h"

enum { DEEPEST = 16 };

static int concept_of(const struct lint_row *row)
{
    return knowledge_concept(row->lint->k, lint_cell(row, "id"));
}

static bool plays_a_role(const struct concept *concept)
{
    return text_starts(text_of(concept->conversion), "role.");
}

/* A kind that is vetoed against the kind above it: the veto wins, and the mark says that it is meant so. */
static bool stands_apart(const struct knowledge *k, uint16_t kind, uint16_t above)
{
    return concept_under(k, kind, above) && !strcmp(k->concepts[kind].conversion, "apart");
}

static void check_veto(const struct lint_row *row, uint16_t a, uint16_t b)
{
    static const char remedy[] = "take out one of the two: what is vetoed may not be joined";
    const struct knowledge *k = row->lint->k;
    const char *other = k->concepts[b].id;
    if (a == b)
        lint_fault(row, "never_same_as", "veto", "name another row", "%s is never the same as itself", other);
    else if ((concept_under(k, a, b) || concept_under(k, b, a)) && !stands_apart(k, a, b) && !stands_apart(k, b, a))
        lint_fault(row, "never_same_as", "veto", "take out one of the two, or mark the kind \"apart\" in the column conversion",
                   "%s is vetoed here, and is_a joins the two", other);
    else if (plays_a_role(&k->concepts[a]) && !strcmp(k->concepts[a].conversion, k->concepts[b].conversion))
        lint_fault(row, "never_same_as", "veto", remedy, "%s is vetoed here, and the mark %s makes each stand in for the other", other,
                   k->concepts[b].conversion);
}

static void check_vetoes(const struct lint_row *row)
{
    const struct knowledge *k = row->lint->k;
    int concept = concept_of(row);
    struct slice never = concept >= 0 ? k->concepts[concept].never : (struct slice){0, 0};
    for (uint32_t i = 0; i < never.count; i++)
        check_veto(row, (uint16_t)concept, k->links[never.at + i]);
}

/* No row joins what never_same_as keeps apart. */
void lint_vetoes(const struct lint *lint)
{
    lint_rows(lint, "vocabulary/", check_vetoes);
}

/* Whether two names can both hold in one place: one of the contexts of the one is, or lies under, one of the other. */
static bool meet(const struct knowledge *k, const struct name *x, const struct name *y)
{
    for (uint32_t i = 0; i < x->contexts.count; i++)
        for (uint32_t j = 0; j < y->contexts.count; j++) {
            uint16_t a = k->links[x->contexts.at + i], b = k->links[y->contexts.at + j];
            if (concept_under(k, a, b) || concept_under(k, b, a))
                return true;
        }
    return false;
}

/* The row of a concept in this folder; false when it is the base's. */
static bool find_row(const struct lint *lint, const char *id, struct lint_row *row)
{
    const struct knowledge_reading *reading = lint->job->reading;
    for (size_t file = 0; file < reading->count; file++)
        for (size_t i = 0; text_starts(text_of(reading->files[file].name), "vocabulary/") && i < reading->sheets[file].count; i++) {
            *row = (struct lint_row){lint, file, &reading->sheets[file], &reading->sheets[file].rows[i]};
            if (!strcmp(lint_cell(row, "id"), id))
                return true;
        }
    return false;
}

/* Two names of the same writing, told at the row of `x`. Names that hold anywhere are the reader's business; between two vocabularies the
 * field decides which is meant. */
static void check_names(const struct lint *lint, const struct name *x, const struct name *y)
{
    static const char remedy[] = "give it to one of the two, or let each hold in other places: ACRONYM@concept";
    const struct knowledge *k = lint->k;
    const struct concept *a = &k->concepts[x->concept], *b = &k->concepts[y->concept];
    bool unclear = *x->key != '~' && x->concept != y->concept && !strcmp(a->vocabulary, b->vocabulary) && meet(k, x, y);
    struct lint_row row;
    if (unclear && find_row(lint, a->id, &row))
        lint_fault(&row, "acronyms", "name", remedy, "\"%s\" names %s as well, and both can hold in one place", x->key, b->id);
}

/* No name stands for two rows of a vocabulary where both could be meant. Names are sorted: the same writing stands together. */
void lint_names(const struct lint *lint)
{
    const struct knowledge *k = lint->k;
    for (size_t i = 0; i < k->name_count; i++)
        for (size_t j = i + 1; j < k->name_count && !strcmp(k->names[i].key, k->names[j].key); j++) {
            check_names(lint, &k->names[i], &k->names[j]);
            check_names(lint, &k->names[j], &k->names[i]);
        }
}

/* What the rows of a vocabulary may be made of. */
static const struct { const char *whole, *part; } made_of[] = {
    {"regimens", "drugs"},   {"regimens", "drug_classes"},    {"regimens", "procedures"}, {"drugs", "drugs"},
    {"procedures", "procedures"}, {"procedures", "drug_classes"}, {"procedures", "families"},
};

static bool may_be_part(const char *whole, const char *part)
{
    for (size_t i = 0; i < sizeof made_of / sizeof *made_of; i++)
        if (!strcmp(made_of[i].whole, whole) && !strcmp(made_of[i].part, part))
            return true;
    return false;
}

static bool is_made_of(const struct knowledge *k, uint16_t whole, uint16_t part, int depth)
{
    struct slice parts = k->concepts[whole].parts;
    for (uint32_t i = 0; depth < DEEPEST && i < parts.count; i++)
        if (k->links[parts.at + i] == part || is_made_of(k, k->links[parts.at + i], part, depth + 1))
            return true;
    return false;
}

static void check_parts(const struct lint_row *row)
{
    const struct knowledge *k = row->lint->k;
    int concept = concept_of(row);
    struct slice parts = concept >= 0 ? k->concepts[concept].parts : (struct slice){0, 0};
    for (uint32_t i = 0; i < parts.count; i++) {
        const struct concept *part = &k->concepts[k->links[parts.at + i]];
        if (is_made_of(k, k->links[parts.at + i], (uint16_t)concept, 0) || part == &k->concepts[concept])
            lint_fault(row, "parts", "circle", "let parts lead away from the row", "%s is a part of itself", k->concepts[concept].id);
        else if (!may_be_part(k->concepts[concept].vocabulary, part->vocabulary))
            lint_fault(row, "parts", "parts", "name drugs, classes of drugs or procedures", "%s is a row of %s.csv", part->id, part->vocabulary);
    }
}

/* A regimen is made of drugs, an operation of operations, and nothing of itself. */
void lint_parts(const struct lint *lint)
{
    lint_rows(lint, "vocabulary/", check_parts);
}

static bool is_scale(const struct knowledge *k, const char *mark)
{
    for (size_t i = 0; i < k->conversion_count; i++)
        if (!strcmp(k->conversions[i].from, mark) || !strcmp(k->conversions[i].to, mark))
            return true;
    return false;
}

static void check_mark(const struct lint_row *row)
{
    static const char *const marks[] = {"", "one_thing", "no_kin", "wide", "technique", "each_part", "apart", "variant"};
    const struct knowledge *k = row->lint->k;
    int concept = concept_of(row);
    if (concept < 0 || plays_a_role(&k->concepts[concept]) || !strcmp(k->concepts[concept].vocabulary, "grades"))
        return;
    const char *mark = k->concepts[concept].conversion;
    bool known = is_scale(k, mark);
    for (size_t i = 0; i < sizeof marks / sizeof *marks && !known; i++)
        known = !strcmp(mark, marks[i]);
    if (!known)
        lint_fault(row, "conversion", "mark", "use a mark of engine/knowledge/README.md or a scale of conversions.csv", "no such mark: \"%s\"",
                   mark);
}

/* Every mark in the column `conversion` means something. */
void lint_marks(const struct lint *lint)
{
    lint_rows(lint, "vocabulary/", check_mark);
}

static bool is_dimension(const struct knowledge *k, const char *name)
{
    for (size_t i = 0; i < k->unit_count; i++)
        if (!strcmp(k->units[i].dimension, name))
            return true;
    return false;
}

static void check_concept(const struct lint_row *row, const char *column, const char *remedy)
{
    const char *id = lint_cell(row, column);
    if (knowledge_concept(row->lint->k, id) < 0)
        lint_fault(row, column, "unknown_id", remedy, "no such concept: \"%s\"", id);
}

/* Two kinds of rows join no scales: a code leads to a cancer, and a substance has its own factor between two dimensions of units.csv.
 * Whether this is one; its faults are told. */
static bool check_other_kinds(const struct lint_row *row)
{
    const char *from = lint_cell(row, "from"), *to = lint_cell(row, "to");
    bool code = !strcmp(from, "icd10") || !strcmp(from, "icdo3"), factor = is_dimension(row->lint->k, from);
    if (!row->lint->k->unit_count)
        return true; /* without units.csv nobody knows; that is told */
    if (code && strcmp(to, "cancer") != 0)
        lint_fault(row, "to", "scale", "a code leads to \"cancer\"", "no scale of codes: \"%s\"", to);
    else if (code)
        check_concept(row, "to_value", "name the id of a row of vocabulary/cancers.csv");
    if (factor && !is_dimension(row->lint->k, to))
        lint_fault(row, "to", "scale", "name a dimension of units.csv", "no such dimension: \"%s\"", to);
    else if (factor)
        check_concept(row, "from_value", "name the id of a row of a vocabulary");
    return code || factor;
}

/* A scale is one that a vocabulary row names; the classification of a report is a scale of its own, with published others beside it. */
static void check_scale(const struct lint_row *row, const char *column)
{
    const struct knowledge *k = row->lint->k;
    const char *scale = lint_cell(row, column);
    if (!strcmp(lint_cell(row, "from"), "classification"))
        return;
    for (size_t i = 0; i < k->concept_count; i++)
        if (!strcmp(k->concepts[i].conversion, scale))
            return;
    lint_fault(row, column, "scale", "name the scale in the column conversion of a vocabulary row", "no row has the scale \"%s\"", scale);
}

/* A sum ("7") and a pattern ("3+4") of one scale are two ways to write: what is one to one in the one may be so in the other. */
static bool alike(const char *a, const char *b)
{
    return !strchr(a, '+') == !strchr(b, '+');
}

/* "One to one" makes two values equivalent: it may not hold where another value of the same scale leads to the same one. */
static void check_one_to_one(const struct lint_row *row)
{
    const struct knowledge *k = row->lint->k;
    const char *from = lint_cell(row, "from"), *value = lint_cell(row, "from_value"), *to = lint_cell(row, "to");
    const char *to_value = lint_cell(row, "to_value"), *table = lint_cell(row, "table");
    bool one = *lint_cell(row, "one_to_one") == 't';
    for (size_t i = 0; i < k->conversion_count; i++) {
        const struct conversion *c = &k->conversions[i];
        bool beside = !strcmp(c->from, from) && !strcmp(c->to, to) && !strcmp(c->to_value, to_value) && !strcmp(c->table, table);
        if (beside && c->one_to_one && one && alike(c->from_value, value) && strcmp(c->from_value, value) != 0)
            lint_fault(row, "one_to_one", "conversion", "write false in both rows", "%s %s also gives %s %s, in a row that is marked one to one",
                       from, c->from_value, to, to_value);
    }
}

static void check_conversion(const struct lint_row *row)
{
    if (check_other_kinds(row))
        return;
    check_scale(row, "from");
    check_scale(row, "to");
    check_one_to_one(row);
}

/* Conversions join scales that exist, and are one to one only where they are. */
void lint_conversions(const struct lint *lint)
{
    lint_rows(lint, "conversions.csv", check_conversion);
}
