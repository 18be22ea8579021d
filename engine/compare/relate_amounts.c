/* SPDX-License-Identifier: MIT
 * In: two facts that hold numbers with units. Out: how they stand. Amounts are exact decimals in the base unit of their dimension
 * (SI brochure, UCUM); two dimensions are never turned into one another, least of all by body size. */
#include <string.h>

#include "compare/relate.h"

static bool same_dimension(struct amount a, struct amount b)
{
    return !strcmp(a.dimension, b.dimension);
}

static bool same_amount(struct amount a, struct amount b)
{
    return same_dimension(a, b) && a.bound == b.bound && !decimal_order(a.value, b.value) &&
           !decimal_order(a.high, b.high);
}

/* Whether a bare number or range of one side lies within the other's bound or range: "60%" in ">=50%". */
static bool lies_within(struct amount exact, struct amount wide)
{
    if (!same_dimension(exact, wide) || exact.bound != BOUND_NONE)
        return false;
    int low = decimal_order(exact.value, wide.value), high = decimal_order(exact.high, wide.high);
    switch (wide.bound) {
    case BOUND_BELOW:
        return high < 0;
    case BOUND_AT_MOST:
        return high <= 0;
    case BOUND_ABOVE:
        return low > 0;
    case BOUND_AT_LEAST:
        return low >= 0;
    case BOUND_NONE:
        return decimal_order(wide.value, wide.high) && low >= 0 && high <= 0;
    }
    return false;
}

struct tally {
    size_t same, within, other, alone;
};

/* The item of `list` that speaks of the same thing as item `i` of its own list: the one at the same place, else the first of its dimension
 * if `i` is the first of it there ("of 2 Gy" after "50 Gy" has none in "50 Gy/25"). */
static const struct amount *counterpart(struct amounts own, size_t i, struct amounts list)
{
    if (i < list.count && same_dimension(own.items[i], list.items[i]))
        return &list.items[i];
    for (size_t j = 0; j < i; j++)
        if (same_dimension(own.items[i], own.items[j]))
            return NULL;
    for (size_t j = 0; j < list.count; j++)
        if (same_dimension(own.items[i], list.items[j]))
            return &list.items[j];
    return NULL;
}

/* How the amounts of `a` stand in `b`. */
static struct tally count_amounts(struct amounts a, struct amounts b)
{
    struct tally tally = {0};
    for (size_t i = 0; i < a.count; i++) {
        const struct amount *mate = counterpart(a, i, b);
        if (!mate)
            tally.alone++;
        else if (same_amount(a.items[i], *mate))
            a.items[i].approximate == mate->approximate ? tally.same++ : tally.within++;
        else if (lies_within(a.items[i], *mate) || lies_within(*mate, a.items[i]))
            tally.within++;
        else
            tally.other++;
    }
    return tally;
}

/* Days and months are both time: "12 weeks" and "3 months" can be meant alike, though neither turns into the other. */
static bool all_times(struct amounts amounts)
{
    for (size_t i = 0; i < amounts.count; i++)
        if (strncmp(amounts.items[i].dimension, "time", 4) && strcmp(amounts.items[i].dimension, "per_day"))
            return false;
    return true;
}

/* The first amount whose dimension begins so, or NULL. */
static const struct amount *find_dimension(struct amounts list, const char *beginning)
{
    for (size_t i = 0; i < list.count; i++)
        if (!strncmp(list.items[i].dimension, beginning, strlen(beginning)))
            return &list.items[i];
    return NULL;
}

/* "Twice daily" and "daily": so many times in so many days against one time in so many. They differ unless the product is the whole
 * span ("seven days a week", "daily"). False when the two are no such pair. */
static bool rhythms_differ(struct amounts a, struct amounts b, enum relation *relation)
{
    static const struct {
        const char *dimension;
        int64_t days, hours;
    } spans[] = {{"per_day", 1, 24}, {"per_week", 7, 168}};
    bool first = find_dimension(a, "per_") != NULL;
    const struct amount *times = find_dimension(first ? a : b, "per_"), *every = find_dimension(first ? b : a, "time_");
    struct decimal product;
    if (!times || !every || find_dimension(first ? b : a, "per_") || find_dimension(first ? a : b, "time_"))
        return false;
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
        bool by_hours = !strcmp(every->dimension, "time_hours");
        if (strcmp(times->dimension, spans[i].dimension) != 0 || !decimal_times(times->value, every->value, &product))
            continue;
        struct decimal span = {by_hours ? spans[i].hours : spans[i].days, 0};
        bool whole = (by_hours || !strcmp(every->dimension, "time_days")) && !decimal_order(product, span);
        *relation = whole ? RELATION_COMPATIBLE : RELATION_DIFFERENT;
        return true;
    }
    return false;
}

static struct verdict judge_tally(struct amounts a, struct amounts b, struct tally there, struct tally back)
{
    if (there.other || back.other)
        return verdict_plain(RELATION_DIFFERENT);
    enum relation relation;
    if (rhythms_differ(a, b, &relation))
        return verdict_plain(relation);
    if (!there.same && !there.within)
        return all_times(a) && all_times(b)
                   ? verdict_because(RELATION_COMPATIBLE, BECAUSE_NONE, "because.ruler_unit", NULL)
                   : verdict_because(RELATION_NOT_COMPARABLE, BECAUSE_RULER, "because.ruler_unit", NULL);
    if (there.alone && back.alone)
        return verdict_because(RELATION_COMPATIBLE, BECAUSE_NONE, "because.unresolved", NULL);
    bool words = !text_equal(a.rest, b.rest);
    if (words && a.rest.len && b.rest.len)
        return verdict_because(RELATION_COMPATIBLE, BECAUSE_NONE, "because.unresolved", NULL);
    if (there.alone || back.alone || there.within || words)
        return verdict_because(RELATION_REFINED, BECAUSE_HIERARCHY, "because.more_words", "notation");
    return verdict_because(RELATION_EQUIVALENT, BECAUSE_CONVERSION, "because.unit", "units");
}

struct verdict relate_numbers(struct amounts a, struct amounts b)
{
    return judge_tally(a, b, count_amounts(a, b), count_amounts(b, a));
}

struct verdict relate_amounts(const struct context *c, const struct fact *a, const struct fact *b)
{
    (void)c;
    if (a->meaning.form != MEANING_AMOUNT || b->meaning.form != MEANING_AMOUNT || !a->meaning.as.amounts.count ||
        !b->meaning.as.amounts.count)
        return verdict_because(RELATION_COMPATIBLE, BECAUSE_NONE, "because.unresolved", NULL);
    struct amounts x = a->meaning.as.amounts, y = b->meaning.as.amounts;
    struct verdict verdict = relate_numbers(x, y);
    bool a_says_more = a->stated.len >= b->stated.len;
    verdict.because.a = a_says_more ? a->stated : b->stated;
    verdict.because.b = a_says_more ? b->stated : a->stated;
    return verdict;
}
