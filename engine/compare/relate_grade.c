/* SPDX-License-Identifier: MIT
 * In: two grades, or two statements of fitness, each a system (scale) and a value. Out: how they stand. Values of one system compare as
 * they are; values of two only by a published conversion of the knowledge; where published tables disagree, both can be true. */
#include <string.h>

#include "compare/relate.h"

/* What the conversion tables say of value `from` on the other scale. */
struct reading {
    size_t tables, agree; /* tables that know `from`; those of them that give `to` */
    bool one_to_one;
    const char *source;
};

static struct reading read_tables(const struct knowledge *k, struct grade_value from, struct grade_value to)
{
    struct reading reading = {.one_to_one = true};
    for (size_t i = 0; i < k->conversion_count; i++) {
        const struct conversion *row = &k->conversions[i];
        if (strcmp(row->from, from.system) || strcmp(row->to, to.system) || !text_is(from.value, row->from_value))
            continue;
        reading.tables++;
        reading.agree += text_is(to.value, row->to_value);
        reading.one_to_one &= row->one_to_one;
        reading.source = row->source;
    }
    return reading;
}

/* Whether any table leads from one scale to the other at all. */
static bool has_tables(const struct knowledge *k, const char *from, const char *to)
{
    for (size_t i = 0; i < k->conversion_count; i++)
        if (!strcmp(k->conversions[i].from, from) && !strcmp(k->conversions[i].to, to))
            return true;
    return false;
}

static struct verdict relate_converted(const struct context *c, struct grade_value x, struct grade_value y)
{
    const struct knowledge *k = c->knowledge;
    bool forward = has_tables(k, x.system, y.system);
    if (!forward && !has_tables(k, y.system, x.system))
        return verdict_because(RELATION_NOT_COMPARABLE, BECAUSE_RULER, "because.ruler_system", NULL);
    struct reading reading = forward ? read_tables(k, x, y) : read_tables(k, y, x);
    if (!reading.tables)
        return verdict_because(RELATION_COMPATIBLE, BECAUSE_NONE, "because.unresolved", NULL);
    if (reading.agree && reading.agree < reading.tables)
        return verdict_because(RELATION_COMPATIBLE, BECAUSE_NONE, "because.performance_tables", reading.source);
    if (!reading.agree)
        return verdict_plain(RELATION_DIFFERENT);
    return reading.one_to_one || reading.tables > 1
               ? verdict_because(RELATION_EQUIVALENT, BECAUSE_CONVERSION, "because.grade", reading.source)
               : verdict_because(RELATION_REFINED, BECAUSE_CONVERSION, "because.band", reading.source);
}

/* Two values of one scale that all tables put into one group of another ("3+5" and "4+4") can both be true. */
static bool in_one_group(const struct knowledge *k, struct grade_value x, struct grade_value y)
{
    for (size_t i = 0; i < k->conversion_count; i++) {
        const struct conversion *row = &k->conversions[i];
        if (strcmp(row->from, x.system) || !text_is(x.value, row->from_value) || row->one_to_one)
            continue;
        struct grade_value group = {row->to, text_of(row->to_value)};
        struct reading a = read_tables(k, x, group), b = read_tables(k, y, group);
        if (b.agree && a.agree == a.tables && b.agree == b.tables)
            return true;
    }
    return false;
}

static int sum_of(struct text value)
{
    return value.len == 3 && value.ptr[1] == '+' ? value.ptr[0] - '0' + value.ptr[2] - '0' : -1;
}

/* A sum alone ("7") says less than its two patterns ("3+4"). */
static bool is_sum_of(struct text sum, struct text patterns)
{
    struct decimal number;
    return decimal_read(sum, &number) && sum_of(patterns) >= 0 &&
           !decimal_order(number, (struct decimal){sum_of(patterns) == 10 ? 1 : sum_of(patterns), sum_of(patterns) == 10});
}

static bool is_number(struct text value)
{
    return value.len && value.ptr[0] >= '0' && value.ptr[0] <= '9';
}

static struct verdict relate_one_scale(const struct context *c, struct grade_value x, struct grade_value y)
{
    if (text_equal(x.value, y.value))
        return verdict_because(RELATION_EQUIVALENT, BECAUSE_CONVERSION, "because.notation", "notation");
    if (is_sum_of(x.value, y.value) || is_sum_of(y.value, x.value))
        return verdict_because(RELATION_REFINED, BECAUSE_HIERARCHY, "because.hierarchy", "notation");
    if (in_one_group(c->knowledge, x, y))
        return verdict_because(RELATION_COMPATIBLE, BECAUSE_NONE, "because.band", NULL);
    if (is_number(x.value) != is_number(y.value)) /* "high" and "3": two ways to grade, and no table between them */
        return verdict_because(RELATION_COMPATIBLE, BECAUSE_NONE, "because.unresolved", NULL);
    return verdict_plain(RELATION_DIFFERENT);
}

static struct text value_text(const struct context *c, const struct fact *fact)
{
    const struct fact *value = fact_child(&c->knowledge->fields, fact, "value");
    return value ? value->stated : fact->meaning.canonical;
}

struct verdict relate_grade(const struct context *c, const struct fact *a, const struct fact *b)
{
    if (a->meaning.form != MEANING_GRADE || b->meaning.form != MEANING_GRADE)
        return verdict_because(RELATION_COMPATIBLE, BECAUSE_NONE, "because.unresolved", NULL);
    struct grade_value x = a->meaning.as.grade, y = b->meaning.as.grade;
    bool known = *x.system && *y.system;
    struct verdict verdict;
    if (known && strcmp(x.system, y.system))
        verdict = relate_converted(c, x, y);
    else
        verdict = relate_one_scale(c, x, y);
    if (!known && verdict.relation < RELATION_COMPATIBLE && strcmp(x.system, y.system))
        verdict = verdict_because(RELATION_COMPATIBLE, BECAUSE_RULER, "because.ruler_system", NULL);
    bool a_says_more = x.value.len >= y.value.len;
    verdict.because.a = value_text(c, a_says_more ? a : b);
    verdict.because.b = value_text(c, a_says_more ? b : a);
    return verdict;
}

struct verdict relate_performance(const struct context *c, const struct fact *a, const struct fact *b)
{
    const struct fields *fields = &c->knowledge->fields;
    struct verdict verdict = relate_grade(c, a, b);
    const struct fact *date[2] = {fact_child(fields, a, "date"), fact_child(fields, b, "date")};
    if (verdict.relation == RELATION_DIFFERENT && date[0] && date[1] && !relate_written_same(c, date[0], date[1]))
        return verdict_because(RELATION_COMPATIBLE, BECAUSE_RULER, "because.date_result", NULL);
    return verdict;
}
