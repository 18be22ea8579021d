/* SPDX-License-Identifier: MIT
 * In: "50.4 Gy in 28 fractions", ">=50%", "every three weeks". Out: exact numbers in the base unit of their dimension, and the words
 * that remain. Units and their factors: units.csv; small words: words.csv. */
#include "normalise/amount.h"

#include <string.h>

#include "base/buf.h"
#include "normalise/number.h"
#include "normalise/rest.h"
#include "normalise/wordbook.h"

struct reader {
    struct arena *arena;
    const struct knowledge *k;
    struct text text;
    size_t at;
    struct amount *items;
    size_t count;
    struct rest rest;
    uint64_t days;
    uint32_t routes;
    bool schedule, broken;
    uint64_t spans; /* the items that are a number with its unit, not "every" so many: a bit each */
    enum bound bound; /* said just before the number to come */
    bool approximate, every, times;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static void add(struct reader *r, struct amount amount)
{
    amount.bound = r->bound;
    amount.approximate = r->approximate;
    r->spans = r->every ? r->spans & ~((uint64_t)1 << r->count % 64) : r->spans | (uint64_t)1 << r->count % 64;
    r->items[r->count++] = amount;
    r->bound = BOUND_NONE;
    r->approximate = r->every = r->times = false;
}

static struct amount plain(struct decimal value, const char *dimension)
{
    return (struct amount){.value = value, .high = value, .dimension = dimension};
}

/* The next place at or after `at` that is no space; a hyphen between number and unit ("5-year") counts as one. */
static size_t unit_place(struct text text, size_t at)
{
    if (at < text.len && text.ptr[at] == '-' && wordbook_inside(text, at + 1))
        return at + 1;
    while (at < text.len && text.ptr[at] == ' ')
        at++;
    return at;
}

/* Brings `amount` to base units by the unit at `at`; returns where the unit ends, `at` when there is none. */
static size_t take_unit(struct reader *r, size_t at, struct amount *amount)
{
    size_t len, from = unit_place(r->text, at);
    const struct unit *unit = wordbook_unit(r->k, r->text, from, &len);
    if (!unit)
        return at;
    struct decimal low, high;
    if (!decimal_times(amount->value, unit->factor, &low) || !decimal_times(amount->high, unit->factor, &high)) {
        r->broken = true;
        return at;
    }
    amount->value = low;
    amount->high = high;
    amount->dimension = unit->dimension;
    return from + len;
}

/* "-49" or " to 49" after a number: the upper end of a range. Returns where it ends, `at` when there is none. */
static size_t take_range(struct reader *r, size_t at, struct amount *amount)
{
    size_t place = at;
    while (place < r->text.len && r->text.ptr[place] == ' ')
        place++;
    size_t len = wordbook_match(r->k, r->text, place, "range", NULL);
    if (!len)
        return at;
    place += len;
    while (place < r->text.len && r->text.ptr[place] == ' ')
        place++;
    struct decimal high;
    size_t end = number_at(r->text, place, &high);
    if (!end || decimal_order(amount->value, high) > 0)
        return at;
    amount->high = high;
    return end;
}

static bool is_rhythm(struct amount amount)
{
    return !strncmp(amount.dimension, "time_", 5) || !strncmp(amount.dimension, "per_", 4);
}

/* "2 Gy x 25" and "25 x 2 Gy" are 50 Gy in 25 fractions: the two dimensions are those of units.csv. */
static void multiply(struct reader *r, struct amount last)
{
    static const char dose[] = "dose", fractions[] = "fractions";
    size_t at = r->count - 1;
    while (at > 0 && is_rhythm(r->items[at]))
        at--; /* "2 Gy daily x 25" */
    struct amount *before = &r->items[at];
    struct amount *size = strcmp(last.dimension, dose) == 0 ? &last : before;
    struct amount *count = size == before ? &last : before;
    bool counts = !*count->dimension || strcmp(count->dimension, fractions) == 0;
    struct decimal total;
    if (strcmp(size->dimension, dose) != 0 || !counts || decimal_order(size->value, size->high) != 0 ||
        !decimal_times(size->value, count->value, &total)) {
        rest_add(&r->rest, TEXT("x"));
        add(r, last);
        return;
    }
    struct amount first = plain(total, dose), second = plain(count->value, fractions);
    *before = first;
    add(r, second);
}

/* Where a word that is no number ends: at a space or a separator. */
static size_t word_end(struct text text, size_t at)
{
    size_t end = at;
    while (end < text.len && !strchr(" ,;()[]/", text.ptr[end]))
        end++;
    return end > at ? end : at + 1;
}

static void take_rest(struct reader *r)
{
    size_t end = word_end(r->text, r->at), stop = end;
    while (stop > r->at && strchr(".,;()[]/:", r->text.ptr[stop - 1]))
        stop--;
    r->broken = r->broken || r->bound != BOUND_NONE; /* "below the knee" bounds no number */
    r->times = r->approximate = false;
    rest_add(&r->rest, wordbook_slice(r->text, r->at, stop));
    r->at = end;
}

/* "50 Gy/25": a bare number straight after a dose and a slash counts its fractions, the usual way to write a course of radiation. */
static bool after_dose(const struct reader *r)
{
    return r->count && r->at > 0 && r->text.ptr[r->at - 1] == '/' && !strcmp(r->items[r->count - 1].dimension, "dose");
}

/* A number in digits, with its range and unit. False when what stands here is no number but a word with digits. */
static bool take_number(struct reader *r)
{
    struct decimal value;
    size_t end = number_at(r->text, r->at, &value);
    if (!end) {
        r->broken = r->broken || (!r->schedule && number_doubtful(r->text, r->at));
        return false;
    }
    struct amount amount = plain(value, "");
    size_t after = take_range(r, end, &amount), past = take_unit(r, after, &amount);
    if (past == after && !number_ends(r->text, after))
        return false;
    if (past == after && r->schedule && !r->every)
        return false;
    if (past == after && after_dose(r))
        amount.dimension = "fractions";
    if (r->times && r->count)
        multiply(r, amount);
    else
        add(r, amount);
    r->at = past;
    return true;
}

/* "three weeks": a number in words counts only before a unit. */
static bool take_spelled(struct reader *r)
{
    struct decimal value;
    size_t len = wordbook_match(r->k, r->text, r->at, "number", &value);
    struct amount amount = plain(value, "");
    size_t past = len ? take_unit(r, r->at + len, &amount) : 0;
    if (!len || past == r->at + len)
        return false;
    add(r, amount);
    r->at = past;
    return true;
}

static bool take_bound(struct reader *r)
{
    static const struct {
        const char *sense;
        enum bound bound;
    } bounds[] = {{"below", BOUND_BELOW}, {"at_most", BOUND_AT_MOST}, {"above", BOUND_ABOVE}, {"at_least", BOUND_AT_LEAST}};
    size_t best = wordbook_match(r->k, r->text, r->at, "approximate", NULL);
    r->approximate = r->approximate || best;
    for (size_t i = 0, len; i < sizeof bounds / sizeof *bounds; i++)
        if ((len = wordbook_match(r->k, r->text, r->at, bounds[i].sense, NULL)) > best) {
            r->bound = bounds[i].bound;
            best = len; /* ">=" before ">" */
        }
    r->at += best;
    return best > 0;
}

/* "weekly", "bid", "once a year". */
static bool take_rhythm(struct reader *r)
{
    static const char *const rhythms[][2] = {{"every_days", "time_days"}, {"every_months", "time_months"},
                                             {"per_day", "per_day"}, {"per_week", "per_week"}};
    size_t best = 0;
    struct amount amount = plain((struct decimal){0, 0}, "");
    for (size_t i = 0; i < sizeof rhythms / sizeof *rhythms; i++) {
        struct decimal value;
        size_t len = wordbook_match(r->k, r->text, r->at, rhythms[i][0], &value);
        if (len > best) {
            best = len;
            amount = plain(value, rhythms[i][1]);
        }
    }
    if (!best)
        return false;
    r->every = true;
    add(r, amount);
    r->at += best;
    return true;
}

/* "3-weekly", "3 monthly": a number before a rhythm. */
static bool take_counted_rhythm(struct reader *r)
{
    struct decimal count, value, product;
    size_t end = number_at(r->text, r->at, &count);
    if (!end)
        end = r->at + wordbook_match(r->k, r->text, r->at, "number", &count);
    size_t place = unit_place(r->text, end);
    if (end == r->at || place == end)
        return false;
    bool days = true;
    size_t len = wordbook_match(r->k, r->text, place, "every_days", &value);
    if (!len && (days = false, len = wordbook_match(r->k, r->text, place, "every_months", &value)) == 0)
        return false;
    if (!decimal_times(count, value, &product))
        return false;
    r->every = true;
    add(r, plain(product, days ? "time_days" : "time_months"));
    r->at = place + len;
    return true;
}

/* "every 3 weeks", "q3w", "q 21 d", "every week". */
static bool take_every(struct reader *r)
{
    size_t len = wordbook_match(r->k, r->text, r->at, "every", NULL);
    bool glued = !len && r->at + 1 < r->text.len && r->text.ptr[r->at + 1] >= '0' && r->text.ptr[r->at + 1] <= '9' &&
                 wordbook_is(r->k, wordbook_slice(r->text, r->at, r->at + 1), "every", NULL);
    size_t from = r->at;
    if (!len && !glued)
        return false;
    r->at = unit_place(r->text, from + (glued ? 1 : len));
    r->every = true;
    if (take_number(r) || take_spelled(r))
        return true;
    struct amount one = plain((struct decimal){1, 0}, "");
    size_t past = take_unit(r, r->at, &one);
    r->every = false;
    if (past == r->at) {
        r->at = from;
        return false;
    }
    add(r, one);
    r->at = past;
    return true;
}

/* A rhythm says something anywhere in a schedule, and behind a number elsewhere: "20 mg twice daily". */
static bool take_schedule(struct reader *r)
{
    return (r->schedule || r->count) && (take_rhythm(r) || take_counted_rhythm(r) || take_every(r));
}

/* The day that stands at `at`, "8" or "1-5"; empty when there is none. */
static struct text day_at(struct text text, size_t at)
{
    size_t end = at;
    while (end < text.len && (is_digit(text.ptr[end]) || (end > at && text.ptr[end] == '-' && end + 1 < text.len && is_digit(text.ptr[end + 1]))))
        end++;
    return wordbook_slice(text, at, end);
}

/* Where the next day of a list may stand: behind signs and "and". */
static size_t next_day(const struct reader *r, size_t at)
{
    while (at < r->text.len && strchr(" ,;/&+", r->text.ptr[at]))
        at++;
    size_t joined = wordbook_match(r->k, r->text, at, "separator", NULL);
    return joined ? unit_place(r->text, at + joined) : at;
}

/* Marks "8" or "1-5"; false where it is no day that a cycle has. */
static bool mark_days(struct reader *r, struct text days)
{
    enum { MOST_DIGITS = 2 };
    unsigned ends[2] = {0, 0};
    size_t at = 0, from = 0;
    for (int i = 0; i < 2; i++, from = ++at) {
        for (; at < days.len && is_digit(days.ptr[at]) && at - from < MOST_DIGITS; at++)
            ends[i] = 10 * ends[i] + (unsigned)(days.ptr[at] - '0');
        if (at >= days.len)
            break;
    }
    unsigned last = ends[1] ? ends[1] : ends[0];
    if (at < days.len || !ends[0] || last < ends[0] || last > LAST_DAY)
        return false;
    for (unsigned day = ends[0]; day <= last; day++)
        r->days |= (uint64_t)1 << day;
    return true;
}

/* "Days 1, 8 and 15", "d1,8,15". A number with a unit behind it ("every 21 days") is no day of the list; a day that no cycle has becomes one
 * word of what is left. */
static bool take_days(struct reader *r)
{
    size_t len = r->schedule ? wordbook_match(r->k, r->text, r->at, "day_word", NULL) : 0, unit = 0;
    bool glued = r->schedule && !len && r->text.ptr[r->at] == 'd';
    size_t at = glued ? r->at + 1 : unit_place(r->text, r->at + len);
    struct text day = len || glued ? day_at(r->text, at) : TEXT("");
    if (!day.len)
        return false;
    do {
        if (!mark_days(r, day))
            rest_add(&r->rest, day);
        r->at = at + day.len;
        at = next_day(r, r->at);
        day = day_at(r->text, at);
    } while (day.len && !wordbook_unit(r->k, r->text, unit_place(r->text, at + day.len), &unit));
    return true;
}

/* The whole number of days of an exact span, 0 when it is no such thing or longer than a cycle. */
static int days_of(struct amount span)
{
    int64_t days = span.value.digits;
    for (int i = 0; i < span.value.exponent && days > 0 && days <= LAST_DAY; i++)
        days *= 10;
    bool exact = !strcmp(span.dimension, "time_days") && !span.bound && span.value.exponent >= 0 && !decimal_order(span.value, span.high);
    return exact && days > 0 && days <= LAST_DAY ? (int)days : 0;
}

static int last_day(uint64_t days)
{
    int last = LAST_DAY;
    while (last && !(days >> last & 1))
        last--;
    return last;
}

/* The days of item `i`, when it is a bare span ("2 weeks") and not "every 2 weeks" (`every`: the other way round); else 0. */
static int span_at(const struct reader *r, size_t i, bool every)
{
    bool bare = i < LAST_DAY && (r->spans >> i & 1);
    return i < r->count && bare != every ? days_of(r->items[i]) : 0;
}

/* "2 weeks on, 1 week off" and "days 1-14, then 7 days off" are days 1 to 14 of a cycle of 21; "weekly, 3 weeks on, 1 week off" are days 1,
 * 8 and 15 of a cycle of 28. */
static bool take_pause(struct reader *r)
{
    size_t off = r->schedule ? wordbook_match(r->k, r->text, r->at, "pause", NULL) : 0;
    int rest = span_at(r, r->count - 1, false), on = r->days ? last_day(r->days) : span_at(r, r->count - 2, false);
    if (!off || !rest || !on || on + rest > LAST_DAY)
        return false;
    bool listed = r->days != 0;
    r->at += off;
    r->count -= listed ? 1 : 2;
    int step = listed ? 0 : span_at(r, r->count - 1, true);
    r->count -= step != 0;
    for (int day = 1; !listed && day <= on; day += step ? step : 1)
        r->days |= (uint64_t)1 << day;
    add(r, plain((struct decimal){on + rest, 0}, "time_days"));
    return true;
}

/* "IV", "by mouth": behind a dose or in a schedule. A number of words.csv that is no bit of `routes` leaves the word as it is. */
static bool take_route(struct reader *r)
{
    struct decimal number;
    size_t len = r->schedule || r->count ? wordbook_match(r->k, r->text, r->at, "route", &number) : 0;
    if (!len || number.exponent || number.digits < 0 || number.digits > 31)
        return false;
    r->routes |= (uint32_t)1 << number.digits;
    r->at += len;
    return true;
}

static bool take_filler(struct reader *r)
{
    static const char *const times[] = {"x", "\xC3\x97"};
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        size_t len = strlen(times[i]);
        struct text here = wordbook_slice(r->text, r->at, r->at + len);
        bool digit_after = r->at + len < r->text.len && r->text.ptr[r->at + len] >= '0' && r->text.ptr[r->at + len] <= '9';
        if (r->count && text_is(here, times[i]) && (digit_after || !wordbook_inside(r->text, r->at + len))) {
            r->at += len;
            return r->times = true;
        }
    }
    size_t len = wordbook_match(r->k, r->text, r->at, "filler", NULL), of = wordbook_match(r->k, r->text, r->at, "part_of", NULL);
    r->times = r->times || (of && r->count == 1 && !strcmp(r->items[0].dimension, "fractions")); /* "25 fractions of 2 Gy" */
    r->at += len;
    return len > 0;
}

/* "Daily, days 1-21": one dose on each day of the list, not a rhythm of one day. */
static void count_daily(struct reader *r)
{
    for (size_t i = 0; i < r->count && r->days; i++)
        if (span_at(r, i, true) == 1)
            r->items[i] = plain((struct decimal){1, 0}, "per_day");
}

static struct meaning read(struct reader *r, struct text text)
{
    struct meaning meaning = {0};
    r->text = text_plain(r->arena, text);
    r->items = arena_array(r->arena, r->text.len + 2, sizeof *r->items);
    r->rest.arena = r->arena;
    while (r->at < r->text.len) {
        if (strchr(" ,;()[]/", r->text.ptr[r->at]))
            r->at++;
        else if (!take_days(r) && !take_schedule(r) && !take_number(r) && !take_spelled(r) && !take_bound(r) && !take_pause(r) &&
                 !take_route(r) && !take_filler(r))
            take_rest(r);
    }
    count_daily(r);
    if ((!r->count && !r->days && !r->routes) || r->broken || r->bound != BOUND_NONE)
        return meaning;
    meaning.form = MEANING_AMOUNT;
    meaning.as.amounts = (struct amounts){r->items, r->count, rest_text(&r->rest), r->days, r->routes};
    return meaning;
}

struct meaning amount_read(struct arena *arena, const struct knowledge *k, struct text text)
{
    struct reader r = {.arena = arena, .k = k};
    return read(&r, text);
}

struct meaning amount_schedule(struct arena *arena, const struct knowledge *k, struct text text)
{
    struct reader r = {.arena = arena, .k = k, .schedule = true};
    return read(&r, text);
}

static struct meaning single(struct arena *arena, struct amount amount, struct text rest)
{
    struct meaning meaning = {.form = MEANING_AMOUNT};
    struct amount *item = arena_alloc(arena, sizeof *item);
    *item = amount;
    meaning.as.amounts = (struct amounts){.items = item, .count = 1, .rest = rest};
    return meaning;
}

struct meaning amount_number(struct arena *arena, struct text text)
{
    struct decimal value;
    if (!decimal_read(text_trim(text), &value))
        return (struct meaning){0};
    return single(arena, plain(value, ""), TEXT(""));
}

struct meaning amount_quantity(struct arena *arena, const struct knowledge *k, struct text value, struct text unit)
{
    struct decimal number;
    if (!decimal_read(text_trim(value), &number))
        return (struct meaning){0};
    struct text folded = text_plain(arena, unit);
    size_t len = 0;
    const struct unit *known = wordbook_unit(k, folded, 0, &len);
    if (!known || len != folded.len)
        return single(arena, plain(number, ""), folded);
    struct decimal base;
    if (!decimal_times(number, known->factor, &base))
        return (struct meaning){0};
    return single(arena, plain(base, known->dimension), TEXT(""));
}
