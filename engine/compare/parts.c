/* SPDX-License-Identifier: MIT
 * In: one step, and the steps that the other plan takes it apart into. Out: whether they are one course. Radiation and a drug beside it are
 * chemoradiation; the same two after one another are not, and drugs with other rounds are another course than their regimen. */
#include "compare/parts.h"

#include "base/buf.h"

static const struct fact *first_part(const struct pair *pair)
{
    return pair->more_side ? pair->second : pair->first;
}

static bool says_alike(const struct context *c, const struct fact *a, const struct fact *b, const char *name)
{
    const struct fact *x = fact_child(&c->knowledge->fields, a, name), *y = fact_child(&c->knowledge->fields, b, name);
    return (!x && !y) || (x && y && text_same(c->arena, x->stated, y->stated));
}

static bool is_beside_radiation(const struct context *c, const struct fact *step)
{
    const struct fact *timing = fact_child(&c->knowledge->fields, step, "timing");
    return timing && text_is(timing->stated, "with_radiation");
}

/* Whether two parts are given together: steps of one kind in one rhythm, or a drug beside radiation. */
static bool are_together(const struct context *c, const struct fact *a, const struct fact *b)
{
    static const char *const rhythm[] = {"schedule", "cycles", "duration", "timing"};
    bool together = says_alike(c, a, b, "stance");
    if (!says_alike(c, a, b, "kind"))
        return together && (is_beside_radiation(c, a) || is_beside_radiation(c, b));
    for (size_t i = 0; i < sizeof rhythm / sizeof *rhythm; i++)
        together &= says_alike(c, a, b, rhythm[i]);
    return together;
}

static struct text treatment_of(const struct context *c, const struct fact *step)
{
    const struct fact *treatment = fact_child(&c->knowledge->fields, step, "treatment");
    return treatment ? treatment->stated : (struct text){0};
}

struct text parts_shown(const struct context *c, const struct pair *pair)
{
    struct buf out = buf_new(c->arena, 64);
    buf_add(&out, treatment_of(c, first_part(pair)));
    for (size_t i = 0; i < pair->more_count; i++) {
        buf_puts(&out, " + ");
        buf_add(&out, treatment_of(c, pair->more[i]));
    }
    return buf_text(&out);
}

struct verdict parts_relate(const struct context *c, const struct pair *pair)
{
    const struct fact *first = first_part(pair), *whole = pair->more_side ? pair->first : pair->second;
    struct verdict apart = verdict_because(RELATION_COMPATIBLE, BECAUSE_NONE, "because.elsewhere", NULL);
    struct terms sum = relate_step_terms(c, first);
    for (size_t i = 0; i < pair->more_count; i++) {
        if (!are_together(c, first, pair->more[i]))
            return apart;
        sum = relate_joined(c, sum, relate_step_terms(c, pair->more[i]));
    }
    struct verdict verdict = relate_taken_apart(c, relate_step_terms(c, whole), sum);
    if (verdict.relation > RELATION_REFINED)
        return apart;
    verdict.because.phrase = "because.in_parts";
    verdict.because.a = treatment_of(c, whole);
    verdict.because.b = parts_shown(c, pair);
    return verdict;
}
