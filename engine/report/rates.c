/* SPDX-License-Identifier: MIT
 * In: rows of figures, one after another. Out: counts, and rates under each combination of the three switches. */
#include "report/rates.h"

#include <string.h>

static const char *const scheme_names[] = {
#define SCHEME(id, name) [SCHEME_##id] = name,
    SCHEMES
#undef SCHEME
};

const char *rates_scheme_name(enum scheme scheme)
{
    return scheme_names[scheme];
}

size_t rates_urgency(const struct knowledge *k, struct text level)
{
    int field = field_find(&k->fields, "/plan/urgency/level");
    const char *const *words = field == NO_FIELD ? NULL : k->fields.items[field].words;
    for (size_t i = 0; words && words[i] && i < URGENCIES - 1; i++)
        if (text_is(level, words[i]))
            return i;
    return URGENCIES - 1;
}

size_t rates_scheme(const struct knowledge *k, enum scheme scheme, const char *classes[CLASSES + 1])
{
    size_t count = 0;
    for (size_t i = 0; i < k->conversion_count && count <= CLASSES; i++) {
        const struct conversion *row = &k->conversions[i];
        bool known = strcmp(row->from, "classification") || strcmp(row->to, scheme_names[scheme]);
        for (size_t j = 0; j < count; j++)
            known = known || !strcmp(classes[j], row->to_value);
        if (!known)
            classes[count++] = row->to_value;
    }
    return count;
}

static void add_scheme(struct rates *rates, const struct knowledge *k, enum scheme scheme, struct text class)
{
    const char *classes[CLASSES + 1];
    size_t count = rates_scheme(k, scheme, classes);
    for (size_t i = 0; i < count; i++)
        rates->schemes[scheme][i] += text_is(class, classes[i]);
}

/* Counts each word of a list between bars. */
static void add_words(size_t *counts, enum word_lists list, struct text words)
{
    while (words.len) {
        const char *bar = memchr(words.ptr, '|', words.len);
        struct text word = {words.ptr, bar ? (size_t)(bar - words.ptr) : words.len};
        for (int value = 0; value < words_of(list).count; value++)
            counts[value] += text_is(word, word_text(list, value));
        size_t past = bar ? word.len + 1 : word.len;
        words = (struct text){words.ptr + past, words.len - past};
    }
}

void rates_add(struct rates *rates, const struct knowledge *k, const struct figures *f)
{
    rates->cases++;
    rates->refused += f->refused;
    rates->places[f->refused ? CLASSES : (int)f->classification][f->refused ? URGENCIES - 1 : rates_urgency(k, f->urgency)]++;
    if (f->refused)
        return;
    rates->classes[f->classification]++;
    for (int scheme = 0; scheme < SCHEME_COUNT; scheme++)
        add_scheme(rates, k, (enum scheme)scheme, f->schemes[scheme]);
    for (int counting = 0; counting < COUNTINGS; counting++)
        rates->counted[f->provisional][counting][f->counted[counting]]++;
    add_words(rates->directions, WORDS_DIRECTION, f->directions);
    add_words(rates->causes, WORDS_CAUSE, f->causes);
}

struct rate rates_switched(const struct rates *rates, unsigned combination)
{
    struct rate rate = {.work_up = combination & COUNT_WORK_UP, .alternatives = combination & COUNT_ALTERNATIVES,
                        .provisional = combination & COUNTINGS};
    for (int class = 0; class < CLASSES; class++) {
        rate.classes[class] = rates->counted[0][combination % COUNTINGS][class];
        if (rate.provisional)
            rate.classes[class] += rates->counted[1][combination % COUNTINGS][class];
        rate.cases += rate.classes[class];
    }
    rate.comparable = rate.cases - rate.classes[CLASS_NOT_COMPARABLE];
    return rate;
}

struct text rates_share(struct arena *arena, size_t part, size_t whole)
{
    struct buf out = buf_new(arena, 8);
    if (!whole)
        return (struct text){0};
    size_t tenths = (part * 1000 + whole / 2) / whole;
    buf_format(&out, "%zu.%zu", tenths / 10, tenths % 10);
    return buf_text(&out);
}

struct line {
    const char *measure, *class;
    const struct rate *rate; /* NULL: no switch */
    size_t part, whole;
};

static void put_line(struct buf *out, struct line line)
{
    static const char *const words[] = {"no", "yes"};
    const struct rate *rate = line.rate;
    buf_format(out, "%s,%s,%s,%s,%s,%zu,%zu,", line.measure, rate ? words[rate->work_up] : "", rate ? words[rate->alternatives] : "",
               rate ? words[rate->provisional] : "", line.class, line.part, line.whole);
    buf_add(out, rates_share(out->arena, line.part, line.whole));
    buf_puts(out, "\r\n");
}

static void put_words(struct buf *out, const char *measure, enum word_lists list, const size_t *counts, size_t whole)
{
    for (int value = 0; value < words_of(list).count; value++)
        if (*word_text(list, value))
            put_line(out, (struct line){measure, word_text(list, value), NULL, counts[value], whole});
}

void rates_csv(struct buf *out, const struct knowledge *k, const struct rates *rates)
{
    size_t reports = rates->cases - rates->refused;
    buf_puts(out, "measure,work_up_counts,alternatives_count,provisional_counts,class,cases,of,per_cent\r\n");
    put_line(out, (struct line){"cases", "report", NULL, reports, rates->cases});
    put_line(out, (struct line){"cases", "refused", NULL, rates->refused, rates->cases});
    put_words(out, "classification", WORDS_CLASS, rates->classes, reports);
    for (int scheme = 0; scheme < SCHEME_COUNT; scheme++) {
        const char *classes[CLASSES + 1];
        size_t count = rates_scheme(k, (enum scheme)scheme, classes);
        for (size_t i = 0; i < count; i++)
            put_line(out, (struct line){scheme_names[scheme], classes[i], NULL, rates->schemes[scheme][i], reports});
    }
    put_words(out, "direction", WORDS_DIRECTION, rates->directions, reports);
    put_words(out, "cause", WORDS_CAUSE, rates->causes, reports);
    for (unsigned combination = 0; combination < RATES; combination++) {
        struct rate rate = rates_switched(rates, combination);
        for (int class = 0; class < CLASSES; class++)
            put_line(out, (struct line){"switches", word_text(WORDS_CLASS, class), &rate, rate.classes[class],
                                        class == CLASS_NOT_COMPARABLE ? rate.cases : rate.comparable});
    }
}
