/* SPDX-License-Identifier: MIT
 * In: two dates that are not written the same. Out: a partial date refines ("2026-03" holds "2026-03-14", ISO 8601); another date
 * of an event is another date, another date of a measurement is another measurement, and both can be true. */
#include "compare/relate.h"

struct verdict relate_date(const struct context *c, const struct fact *a, const struct fact *b)
{
    struct date_value x = a->meaning.as.date, y = b->meaning.as.date;
    bool partial = x.year == y.year && (!x.month || !y.month || (x.month == y.month && (!x.day || !y.day)));
    if (a->meaning.form == MEANING_DATE && b->meaning.form == MEANING_DATE && partial) {
        bool first_says_more = a->stated.len > b->stated.len;
        struct verdict verdict = verdict_because(RELATION_REFINED, BECAUSE_HIERARCHY, "because.date_partial", "notation");
        verdict.because.a = first_says_more ? a->stated : b->stated;
        verdict.because.b = first_says_more ? b->stated : a->stated;
        return verdict;
    }
    if (field_of(c, a)->kind == KIND_OCCASION)
        return verdict_because(RELATION_COMPATIBLE, BECAUSE_RULER, "because.date_other", NULL);
    return verdict_plain(RELATION_DIFFERENT);
}
