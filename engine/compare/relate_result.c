/* SPDX-License-Identifier: MIT
 * In: two results of one biomarker or test. Out: how they stand. Method and assay are the ruler of a number (PD-L1 by two assays); another
 * date is another measurement; a word is read in the biomarker's own vocabulary ("3+" of HER2). */
#include <string.h>

#include "compare/relate.h"

/* Another day of measurement, by the `date` beside the result on both sides. */
static bool other_occasion(const struct context *c, const struct fact *a, const struct fact *b)
{
    const struct fields *fields = &c->knowledge->fields;
    const struct fact *x = fact_child(fields, a->parent, "date"), *y = fact_child(fields, b->parent, "date");
    return x && y && !relate_written_same(c, x, y) && relate_date(c, x, y).relation > RELATION_REFINED;
}

/* How the names beside the two results stand: two scores of one protein (TPS, CPS) are two rulers, two methods for one thing (MMR, MSI)
 * can both be true whatever they say. */
static enum relation names_stand(const struct context *c, const struct fact *a, const struct fact *b)
{
    const struct fields *fields = &c->knowledge->fields;
    const struct fact *x = fact_child(fields, a->parent, "name"), *y = fact_child(fields, b->parent, "name");
    return x && y ? relate_terms(c, x, y).relation : RELATION_SAME;
}

static bool is_word(const struct fact *fact)
{
    return fact->meaning.form == MEANING_TERMS && fact->meaning.as.terms.count;
}

/* The factor that turns `from` into `to` for the substance named beside the result: grams of creatinine into moles. */
static const struct conversion *substance_factor(const struct context *c, const struct fact *a, const char *from, const char *to)
{
    const struct knowledge *k = c->knowledge;
    const struct fact *name = fact_child(&k->fields, a->parent, "name");
    if (!name || name->meaning.form != MEANING_TERMS || name->meaning.as.terms.count != 1 || name->meaning.as.terms.rest.len)
        return NULL;
    const char *id = k->concepts[name->meaning.as.terms.concepts[0]].id;
    for (size_t i = 0; i < k->conversion_count; i++) {
        const struct conversion *row = &k->conversions[i];
        if (!strcmp(row->from, from) && !strcmp(row->to, to) && !strcmp(row->from_value, id))
            return row;
    }
    return NULL;
}

/* Whether b lies within so many thousandths of a. */
static bool within(struct decimal a, struct decimal b, int64_t thousandths)
{
    struct decimal less = {1000 - thousandths, -3}, more = {1000 + thousandths, -3}, low, high;
    return decimal_times(a, less, &low) && decimal_times(a, more, &high) && decimal_order(low, b) <= 0 && decimal_order(b, high) <= 0;
}

/* "1.0 mg/dL" of creatinine is 88.4 umol/L, and who writes it rounds: up to 1 in 100 apart is one amount, more than 20 in 100 is not.
 * False where no table turns a's unit into b's for this substance. */
static bool relate_turned(const struct context *c, const struct fact *a, const struct fact *b, struct verdict *verdict)
{
    enum { ROUNDED = 10, COARSE = 200 };
    struct amounts p = a->meaning.as.amounts, q = b->meaning.as.amounts;
    struct decimal factor, turned;
    if (p.count != 1 || q.count != 1 || p.rest.len || q.rest.len || p.items->bound || q.items->bound ||
        decimal_order(p.items->value, p.items->high) || decimal_order(q.items->value, q.items->high))
        return false;
    const struct conversion *row = substance_factor(c, a, p.items->dimension, q.items->dimension);
    if (!row || !decimal_read(text_of(row->to_value), &factor) || !decimal_times(p.items->value, factor, &turned))
        return false;
    if (within(turned, q.items->value, ROUNDED))
        *verdict = verdict_because(RELATION_EQUIVALENT, BECAUSE_CONVERSION, "because.unit", row->source);
    else
        *verdict = verdict_plain(within(turned, q.items->value, COARSE) ? RELATION_COMPATIBLE : RELATION_DIFFERENT);
    return true;
}

/* Two measurements. In units that do not turn into one another ("1.0 mg/dL", "88 umol/L") they may still be one; but two numbers of
 * a biomarker with other words beside them ("TPS 50", "CPS 50") are two scores. */
static struct verdict relate_measured(const struct context *c, const struct fact *a, const struct fact *b)
{
    struct text p = a->meaning.as.amounts.rest, q = b->meaning.as.amounts.rest;
    bool marker = field_of(c, a)->ruler != NULL;
    if (marker && p.len && q.len && !text_equal(p, q))
        return verdict_because(RELATION_NOT_COMPARABLE, BECAUSE_RULER, "because.ruler_score", NULL);
    struct verdict verdict = relate_amounts(c, a, b);
    if (verdict.relation != RELATION_NOT_COMPARABLE)
        return verdict;
    if (relate_turned(c, a, b, &verdict) || relate_turned(c, b, a, &verdict))
        return verdict;
    verdict.relation = RELATION_COMPATIBLE;
    return verdict;
}

static struct verdict relate_values(const struct context *c, const struct fact *a, const struct fact *b)
{
    if (is_word(a) && is_word(b))
        return relate_terms(c, a, b);
    if (a->meaning.form == MEANING_AMOUNT && b->meaning.form == MEANING_AMOUNT)
        return relate_measured(c, a, b);
    if (relate_denies(c, a, b) || relate_denies(c, b, a))
        return verdict_because(RELATION_DIFFERENT, BECAUSE_NONE, "because.denied", NULL);
    bool two_ways = names_stand(c, a, b) == RELATION_COMPATIBLE;
    return verdict_because(RELATION_COMPATIBLE, BECAUSE_NONE, two_ways ? "because.two_ways" : "because.unresolved", NULL);
}

struct verdict relate_result(const struct context *c, const struct fact *a, const struct fact *b)
{
    struct verdict rulers = relate_rulers(c, a, b);
    bool words = is_word(a) && is_word(b);
    enum relation names = names_stand(c, a, b);
    if (names == RELATION_NOT_COMPARABLE)
        rulers = verdict_because(RELATION_NOT_COMPARABLE, BECAUSE_RULER, "because.ruler_score", NULL);
    if (rulers.relation == RELATION_NOT_COMPARABLE && (!words || names == RELATION_NOT_COMPARABLE))
        return rulers;
    if (relate_written_same(c, a, b))
        return words ? relate_terms(c, a, b) : verdict_plain(RELATION_SAME);
    struct verdict verdict = relate_values(c, a, b);
    if (verdict.relation <= RELATION_COMPATIBLE || verdict.relation == RELATION_NOT_COMPARABLE)
        return verdict;
    if (rulers.relation == RELATION_NOT_COMPARABLE)
        return rulers;
    if (names == RELATION_COMPATIBLE)
        return verdict_because(RELATION_COMPATIBLE, BECAUSE_NONE, "because.two_ways", NULL);
    if (other_occasion(c, a, b))
        return verdict_because(RELATION_COMPATIBLE, BECAUSE_RULER, "because.date_result", NULL);
    return verdict;
}
