/* SPDX-License-Identifier: MIT
 * In: two stage categories or groups. Out: how they stand. Rulers first: system, edition, classification and kind must match before two
 * values may be laid side by side. Then TNM notation as the AJCC and UICC manuals write it: a prefix is part of the ruler, M0 is always
 * a clinical finding, a longer code is a more exact one. */
#include "compare/relate.h"

#include <string.h>

/* What the classification field says of values that carry no prefix of their own. */
static struct text prefix_of(const struct context *c, const struct fact *fact)
{
    static const struct {
        const char *word, *prefix;
    } classes[] = {{"clinical", "c"}, {"pathological", "p"}, {"post_therapy", "y"}, {"recurrence", "r"}};
    if (fact->meaning.as.stage.prefix.len)
        return fact->meaning.as.stage.prefix;
    const struct fact *classification = fact_child(&c->knowledge->fields, fact->parent, "classification");
    for (size_t i = 0; classification && i < sizeof classes / sizeof *classes; i++)
        if (text_is(classification->stated, classes[i].word))
            return text_of(classes[i].prefix);
    return (struct text){0};
}

/* "y" alone (from the classification) fits yc and yp, "r" fits rc and rp. */
static bool prefixes_fit(struct text a, struct text b)
{
    if (text_equal(a, b))
        return true;
    struct text less = a.len < b.len ? a : b, more = a.len < b.len ? b : a;
    return less.len == 1 && more.len == 2 && less.ptr[0] == more.ptr[0];
}

static bool starts_with(struct text whole, struct text part)
{
    return part.len <= whole.len && !memcmp(whole.ptr, part.ptr, part.len);
}

static bool has_digit(struct text code)
{
    for (size_t i = 0; i < code.len; i++)
        if (code.ptr[i] >= '0' && code.ptr[i] <= '9')
            return true;
    return false;
}

/* Whether the longer code says the shorter one and more: "1c" and "1", "c1" and "c". Letters alone name groups of their own: INRGSS "MS" is
 * no kind of "M". */
static bool is_nested(struct text a, struct text b)
{
    struct text less = a.len < b.len ? a : b, more = a.len < b.len ? b : a;
    return less.len && starts_with(more, less) && (has_digit(less) || (more.len > less.len && has_digit((struct text){more.ptr + less.len, 1})));
}

/* A stage in a word ("limited"), not in a number or a letter. */
static bool is_word(struct text code)
{
    return code.len > 2 && code.ptr[0] >= 'a' && code.ptr[0] <= 'z';
}

/* The codes alone: equal, one more exact, open (X: not assessed), or different. A word may stand for several numbers ("limited" for I
 * and II): nothing here says which. */
struct verdict relate_codes(struct stage_value x, struct stage_value y)
{
    if (x.letter != y.letter)
        return verdict_plain(RELATION_DIFFERENT);
    if (text_equal(x.code, y.code) && text_equal(x.suffix, y.suffix))
        return verdict_because(RELATION_EQUIVALENT, BECAUSE_CONVERSION, "because.notation", "tnm_notation");
    if (text_equal(x.code, y.code) && x.suffix.len && y.suffix.len)
        return verdict_plain(RELATION_DIFFERENT);
    if (is_nested(x.code, y.code) || text_equal(x.code, y.code))
        return verdict_because(RELATION_REFINED, BECAUSE_HIERARCHY, "because.hierarchy", "tnm_notation");
    bool open = text_is(x.code, "x") || text_is(y.code, "x") || is_word(x.code) != is_word(y.code);
    return verdict_plain(open ? RELATION_COMPATIBLE : RELATION_DIFFERENT);
}

static struct verdict with_quotes(struct verdict verdict, const struct fact *a, const struct fact *b)
{
    struct stage_value x = a->meaning.as.stage, y = b->meaning.as.stage;
    bool a_says_more = x.code.len + x.suffix.len >= y.code.len + y.suffix.len;
    bool ordered = verdict.because.kind == BECAUSE_HIERARCHY;
    verdict.because.a = ordered && !a_says_more ? b->stated : a->stated;
    verdict.because.b = ordered && !a_says_more ? a->stated : b->stated;
    return verdict;
}

static struct verdict relate_prefixes(const struct context *c, const struct fact *a, const struct fact *b, struct verdict codes)
{
    struct text p = prefix_of(c, a), q = prefix_of(c, b);
    struct stage_value x = a->meaning.as.stage, y = b->meaning.as.stage;
    bool absent = x.letter == 'M' && text_is(x.code, "0") && text_is(y.code, "0");
    if (absent || (p.len && q.len && prefixes_fit(p, q)) || (!p.len && !q.len))
        return codes;
    if (!p.len || !q.len)
        return codes.relation < RELATION_COMPATIBLE
                   ? verdict_because(RELATION_COMPATIBLE, BECAUSE_RULER, "because.ruler_one_prefix", NULL)
                   : codes;
    if (x.letter == 'M') /* spread found by scan or by biopsy: other proof, one extent */
        return codes.relation < RELATION_COMPATIBLE ? verdict_plain(RELATION_COMPATIBLE) : codes;
    return verdict_because(RELATION_NOT_COMPARABLE, BECAUSE_RULER, "because.ruler_prefix", NULL);
}

struct verdict relate_stage(const struct context *c, const struct fact *a, const struct fact *b)
{
    struct verdict rulers = relate_rulers(c, a, b);
    if (c->two_organs)
        return verdict_because(RELATION_NOT_COMPARABLE, BECAUSE_RULER, "because.ruler_organ", NULL);
    bool read = a->meaning.form == MEANING_STAGE && b->meaning.form == MEANING_STAGE;
    struct verdict codes = read ? relate_codes(a->meaning.as.stage, b->meaning.as.stage) : verdict_plain(RELATION_SAME);
    /* Spread or no spread is a difference in any edition, and M0 reads alike in all of them. */
    bool spread = read && a->meaning.as.stage.letter == 'M' && codes.relation == RELATION_DIFFERENT;
    if (rulers.relation == RELATION_NOT_COMPARABLE && !spread)
        return rulers;
    if (!read)
        return relate_written_same(c, a, b) ? verdict_plain(RELATION_SAME)
                                            : verdict_because(RELATION_COMPATIBLE, BECAUSE_NONE, "because.unresolved", NULL);
    if (spread)
        return codes;
    struct verdict verdict = relate_prefixes(c, a, b, codes);
    if (relate_written_same(c, a, b) && verdict.relation <= RELATION_COMPATIBLE)
        return verdict_plain(RELATION_SAME);
    return with_quotes(verdict, a, b);
}
