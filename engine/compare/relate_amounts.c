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

/* Whether a rhythm of so many days would put a dose between two days of the list: "weekly" into "days 1, 22 and 43". The days of a shorter
 * list may be those of one cycle: "days 1 and 2" can be meant with "every 4 weeks". */
static bool leaves_out(uint64_t days, struct decimal every)
{
    int last = 0;
    for (int day = 1; day <= LAST_DAY; day++) {
        if (!(days >> day & 1))
            continue;
        if (last && decimal_order((struct decimal){day - last, 0}, every) > 0)
            return true;
        last = day;
    }
    return false;
}

/* Two lists of days, or a list and a rhythm. False when they say nothing against each other. With other cycles, the same list may be
 * written in two ways ("day 1 every 3 weeks", "days 1, 22 and 43"). */
static bool days_differ(struct amounts a, struct amounts b, bool other_cycles, enum relation *relation)
{
    if (a.days && b.days && a.days != b.days) {
        *relation = other_cycles ? RELATION_COMPATIBLE : RELATION_DIFFERENT;
        return true;
    }
    struct amounts listed = a.days ? a : b, other = a.days ? b : a;
    const struct amount *every = find_dimension(other, "time_days");
    bool first_day = listed.days == (uint64_t)1 << 1; /* "day 1 every 3 weeks" says what "every 3 weeks" does */
    if (!listed.days || other.days || (first_day && find_dimension(listed, "time_")))
        return false;
    bool apart = every && !find_dimension(listed, "time_") && leaves_out(listed.days, every->value);
    *relation = apart ? RELATION_DIFFERENT : RELATION_COMPATIBLE;
    return true;
}

/* Whether `a` says a word, a day or a route that `b` does not. */
static bool says_more(struct amounts a, struct amounts b)
{
    return (a.rest.len && !text_equal(a.rest, b.rest)) || (a.days && !b.days) || (a.routes & ~b.routes);
}

static struct verdict judge_words(struct amounts a, struct amounts b, struct tally there, struct tally back)
{
    bool a_more = says_more(a, b), b_more = says_more(b, a);
    if ((there.alone && back.alone) || (a_more && b_more))
        return verdict_because(RELATION_COMPATIBLE, BECAUSE_NONE, "because.unresolved", NULL);
    if (there.alone || back.alone || there.within || a_more || b_more)
        return verdict_because(RELATION_REFINED, BECAUSE_HIERARCHY, "because.more_words", "notation");
    return verdict_because(RELATION_EQUIVALENT, BECAUSE_CONVERSION, "because.unit", "units");
}

static struct verdict judge_tally(struct amounts a, struct amounts b, struct tally there, struct tally back)
{
    if (there.other || back.other)
        return verdict_plain(RELATION_DIFFERENT);
    enum relation relation;
    if ((!a.days && !b.days && rhythms_differ(a, b, &relation)) || days_differ(a, b, there.alone || back.alone, &relation))
        return verdict_plain(relation);
    if (a.routes && b.routes && !(a.routes & b.routes))
        return verdict_because(RELATION_DIFFERENT, BECAUSE_NONE, "because.route", NULL);
    if (a.count && b.count && !there.same && !there.within)
        return all_times(a) && all_times(b)
                   ? verdict_because(RELATION_COMPATIBLE, BECAUSE_NONE, "because.ruler_unit", NULL)
                   : verdict_because(RELATION_NOT_COMPARABLE, BECAUSE_RULER, "because.ruler_unit", NULL);
    return judge_words(a, b, there, back);
}

struct verdict relate_numbers(struct amounts a, struct amounts b)
{
    return judge_tally(a, b, count_amounts(a, b), count_amounts(b, a));
}

/* "Until progression" has no end that could be named; "2 years" has. */
static bool is_open(const struct context *c, const struct fact *a, const struct fact *b)
{
    bool timed = b->meaning.form == MEANING_AMOUNT && all_times(b->meaning.as.amounts) && b->meaning.as.amounts.count == 1 &&
                 !b->meaning.as.amounts.rest.len && !b->meaning.as.amounts.items->bound;
    bool open = a->meaning.form != MEANING_AMOUNT || !a->meaning.as.amounts.count;
    return timed && open && relate_begins(c, text_plain(c->arena, a->stated), "open_end");
}

struct verdict relate_amounts(const struct context *c, const struct fact *a, const struct fact *b)
{
    if (is_open(c, a, b) || is_open(c, b, a))
        return verdict_because(RELATION_DIFFERENT, BECAUSE_NONE, "because.open_end", NULL);
    if (a->meaning.form != MEANING_AMOUNT || b->meaning.form != MEANING_AMOUNT)
        return verdict_because(RELATION_COMPATIBLE, BECAUSE_NONE, "because.unresolved", NULL);
    struct amounts x = a->meaning.as.amounts, y = b->meaning.as.amounts;
    struct verdict verdict = relate_numbers(x, y);
    bool a_says_more = a->stated.len >= b->stated.len;
    verdict.because.a = a_says_more ? a->stated : b->stated;
    verdict.because.b = a_says_more ? b->stated : a->stated;
    return verdict;
}
