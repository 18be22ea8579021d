/* SPDX-License-Identifier: MIT
 * In: a step of a plan. Out: the drugs and procedures that it means. "Chemotherapy" with a list of drugs means the drugs; a
 * regimen means its own. */
#include "compare/relate.h"

#include <stdlib.h>
#include <string.h>

/* Whether a concept is a treatment itself and not a class that holds others. */
static bool is_class(const struct context *c, uint16_t concept)
{
    const char *vocabulary = c->knowledge->concepts[concept].vocabulary;
    return !strcmp(vocabulary, "drug_classes") || !strcmp(vocabulary, "families");
}

static bool is_settled(const struct context *c, struct terms terms)
{
    if (!terms.count || terms.ambiguous)
        return false;
    for (size_t i = 0; i < terms.count; i++)
        if (is_class(c, terms.concepts[i]))
            return false;
    return true;
}

static int by_number(const void *a, const void *b)
{
    int x = *(const uint16_t *)a, y = *(const uint16_t *)b;
    return x - y;
}

/* The drugs of the list as one set; false when one of them is not known. */
static bool listed_drugs(const struct context *c, const struct fact *list, struct terms *out)
{
    size_t count = 0;
    for (const struct fact *item = list->child; item; item = item->next) {
        if (item->meaning.form != MEANING_TERMS || !item->meaning.as.terms.count || item->meaning.as.terms.rest.len)
            return false;
        count += item->meaning.as.terms.count;
    }
    uint16_t *set = arena_array(c->arena, count + 1, sizeof *set);
    size_t filled = 0, kept = 0;
    for (const struct fact *item = list->child; item; item = item->next)
        for (size_t i = 0; i < item->meaning.as.terms.count; i++)
            set[filled++] = item->meaning.as.terms.concepts[i];
    qsort(set, filled, sizeof *set, by_number);
    for (size_t i = 0; i < filled; i++)
        if (!kept || set[kept - 1] != set[i])
            set[kept++] = set[i];
    *out = (struct terms){.concepts = set, .count = kept, .whole = -1};
    return kept > 0;
}

static struct terms own_terms(const struct fact *fact)
{
    if (fact && fact->meaning.form == MEANING_TERMS)
        return fact->meaning.as.terms;
    return (struct terms){.whole = -1, .rest = fact ? fact->stated : (struct text){0}};
}

struct terms relate_step_terms(const struct context *c, const struct fact *step)
{
    const struct fields *fields = &c->knowledge->fields;
    struct terms terms = own_terms(fact_child(fields, step, "treatment"));
    const struct fact *drugs = fact_child(fields, step, "drugs");
    struct terms listed;
    if (drugs && !is_settled(c, terms) && listed_drugs(c, drugs, &listed))
        return listed;
    return terms;
}

struct terms relate_terms_of(const struct context *c, const struct fact *fact)
{
    if (!strcmp(field_of(c, fact)->name, "treatment") && fact->parent)
        return relate_step_terms(c, fact->parent);
    return own_terms(fact);
}
