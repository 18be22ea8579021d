/* SPDX-License-Identifier: MIT
 * In: two risk groups. Out: how they stand. The system is the ruler; in one system a group is a word ("high risk"), a code ("A6", "II") or
 * points ("3"). A word against points is left to the doctors. */
#include "compare/relate.h"

#include <string.h>

static bool begins_with_digit(struct text code)
{
    return code.len && code.ptr[0] >= '0' && code.ptr[0] <= '9';
}

static struct text group_of(const struct context *c, const struct fact *risk)
{
    const struct fact *group = fact_child(&c->knowledge->fields, risk, "group");
    return group ? group->stated : (struct text){0};
}

/* Two codes or two numbers of points; COMPATIBLE where they are no such pair. */
static struct verdict relate_values(const struct context *c, const struct fact *a, const struct fact *b)
{
    const struct meaning *x = &a->meaning, *y = &b->meaning;
    struct verdict verdict = verdict_plain(RELATION_COMPATIBLE);
    bool codes = x->form == MEANING_STAGE && y->form == MEANING_STAGE, points = x->form == MEANING_AMOUNT && y->form == MEANING_AMOUNT;
    if (codes && begins_with_digit(x->as.stage.code) == begins_with_digit(y->as.stage.code))
        verdict = relate_codes(x->as.stage, y->as.stage);
    else if (points)
        verdict = relate_numbers(x->as.amounts, y->as.amounts);
    bool less = codes && x->as.stage.code.len < y->as.stage.code.len;
    verdict.because.a = group_of(c, less ? b : a);
    verdict.because.b = group_of(c, less ? a : b);
    return verdict;
}

/* Words of the vocabulary, or codes and points. */
static struct verdict relate_groups(const struct context *c, const struct fact *a, const struct fact *b)
{
    bool words = a->meaning.form == MEANING_TERMS || b->meaning.form == MEANING_TERMS || relate_written_same(c, a, b);
    return words || a->meaning.form == MEANING_NONE || b->meaning.form == MEANING_NONE ? relate_terms(c, a, b) : relate_values(c, a, b);
}

struct verdict relate_risk(const struct context *c, const struct fact *a, const struct fact *b)
{
    const struct fields *fields = &c->knowledge->fields;
    const struct fact *system[2] = {fact_child(fields, a, "system"), fact_child(fields, b, "system")};
    const struct fact *group[2] = {fact_child(fields, a, "group"), fact_child(fields, b, "group")};
    if (!system[0] || !system[1])
        return relate_terms(c, a, b);
    if (relate_written_same(c, system[0], system[1]))
        return relate_groups(c, a, b);
    struct verdict systems = relate_terms(c, system[0], system[1]);
    if (systems.relation > RELATION_REFINED)
        return verdict_because(RELATION_NOT_COMPARABLE, BECAUSE_RULER, "because.ruler_system", NULL);
    return group[0] && group[1] && relate_written_same(c, group[0], group[1]) ? systems : relate_groups(c, a, b);
}
