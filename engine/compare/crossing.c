/* SPDX-License-Identifier: MIT
 * In: two plans. Out: each treatment that one of them plans and the other names as another choice: the commonest way in which two opinions
 * differ and both keep to one guideline. Found before the lists are paired, so that what crosses is not laid beside something like it. */
#include "compare/crossing.h"

#include "compare/keys.h"
#include "compare/matching.h"

struct crossings {
    struct crossing **of[2]; /* by side, then by the order of the fact */
};

static const struct fact *plan_list(const struct context *c, int side, const char *path)
{
    return opinion_at(&c->knowledge->fields, side ? c->second : c->first, path);
}

/* What both name as another choice is an alternative of both, whatever else is planned. */
static void leave_out_shared(struct matching *m, const struct fact *own_choices)
{
    struct matching choices = {m->c, {matching_list(m->c, own_choices), m->sides[1]}};
    matching_join(&choices, keys_main, keys_main);
    for (size_t i = 0; i < m->sides[1].count; i++) {
        m->sides[1].aside[i] = choices.sides[1].mate[i];
        m->sides[1].mate[i] = 0;
    }
}

static bool is_one_treatment(const struct context *c, const struct fact *step, const struct fact *choice)
{
    const struct fact *a = fact_child(&c->knowledge->fields, step, "treatment");
    const struct fact *b = fact_child(&c->knowledge->fields, choice, "treatment");
    return a && b && relate(c, a, b).relation <= RELATION_COMPATIBLE;
}

static void note(const struct context *c, const struct crossings *all, int side, struct crossing found)
{
    struct crossing *crossing = arena_alloc(c->arena, sizeof *crossing);
    *crossing = found;
    all->of[side][found.step->order] = crossing;
    if (!found.part)
        all->of[!side][found.choice->order] = crossing;
}

/* The steps of plan `side` against the choices of the other. */
static void find(const struct context *c, const struct crossings *all, int side)
{
    struct matching m = {c, {matching_list(c, plan_list(c, side, "/plan/steps")), matching_list(c, plan_list(c, !side, "/plan/alternatives"))}};
    leave_out_shared(&m, plan_list(c, side, "/plan/alternatives"));
    matching_join(&m, keys_main, keys_main);
    matching_assemble(&m, 1);
    matching_join(&m, keys_line_down, keys_line_up);
    for (size_t i = 0; i < m.sides[0].count; i++) {
        size_t mate = m.sides[0].mate[i] ? m.sides[0].mate[i] : m.sides[0].held_by[i];
        const struct fact *step = m.sides[0].items[i], *choice = mate ? m.sides[1].items[mate - 1] : NULL;
        if (choice && (m.sides[1].assembled[mate - 1] || is_one_treatment(c, step, choice)))
            note(c, all, side, (struct crossing){.step = step, .choice = choice, .part = !m.sides[0].mate[i]});
    }
}

const struct crossings *crossings_find(const struct context *c)
{
    struct crossings *all = arena_alloc(c->arena, sizeof *all);
    all->of[0] = arena_array(c->arena, c->first->count + 1, sizeof *all->of[0]);
    all->of[1] = arena_array(c->arena, c->second->count + 1, sizeof *all->of[1]);
    for (int side = 0; side < 2; side++)
        find(c, all, side);
    return all;
}

struct crossing *crossing_of(const struct context *c, int side, const struct fact *fact)
{
    return c->crossings->of[side][fact->order];
}

enum standing { PLANNED, OPEN, AGAINST };

static enum standing standing_of(const struct context *c, const struct fact *item)
{
    const struct fact *stance = fact_child(&c->knowledge->fields, item, "stance");
    if (!stance || text_is(stance->stated, "recommended"))
        return PLANNED;
    return text_is(stance->stated, "advised_against") ? AGAINST : OPEN;
}

struct verdict crossing_verdict(const struct context *c, const struct crossing *crossing)
{
    /* by the standing of the step, then by whether the choice is advised against */
    static const struct verdict verdicts[3][2] = {
        [PLANNED] = {{.relation = RELATION_DIFFERENT, .because.phrase = "because.other_choice"},
                     {.relation = RELATION_DIFFERENT, .because.phrase = "because.other_against"}},
        [OPEN] = {{.relation = RELATION_COMPATIBLE, .because.phrase = "because.both_choice"},
                  {.relation = RELATION_DIFFERENT, .because.phrase = "because.other_against"}},
        [AGAINST] = {{.relation = RELATION_DIFFERENT, .because.phrase = "because.against_choice"},
                     {.relation = RELATION_COMPATIBLE, .because.phrase = "because.both_against"}},
    };
    if (crossing->part)
        return verdict_because(RELATION_COMPATIBLE, BECAUSE_NONE, "because.part", NULL);
    return verdicts[standing_of(c, crossing->step)][standing_of(c, crossing->choice) == AGAINST];
}
