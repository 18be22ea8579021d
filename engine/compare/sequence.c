/* SPDX-License-Identifier: MIT
 * In: the paired steps of two plans. Out: whether the treatments that both hold come in the same order. Drugs before an operation are
 * another plan than drugs after it (Heeg 2019 counts the change as major). What is given together has no order. */
#include "compare/sequence.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "compare/relate.h"

static struct text stated(const struct context *c, const struct fact *step, const char *name)
{
    const struct fact *part = fact_child(&c->knowledge->fields, step, name);
    return part ? part->stated : (struct text){0};
}

static bool is_operation(const struct context *c, struct pair pair)
{
    return text_is(stated(c, pair.first, "kind"), "surgery") || text_is(stated(c, pair.second, "kind"), "surgery");
}

/* A step that takes a place in the order: a treatment that is meant to be given, and not beside another. A step that does not say what
 * kind it is may be one. */
static bool has_place(const struct context *c, const struct fact *step)
{
    static const char *const kinds[] = {"surgery", "drug", "radiation", "transplant", "cell_therapy", "ablation"};
    struct text kind = stated(c, step, "kind");
    if (text_is(stated(c, step, "stance"), "advised_against") || text_is(stated(c, step, "timing"), "with_radiation"))
        return false;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (text_is(kind, kinds[i]))
            return true;
    return !kind.len;
}

static int by_first(const void *a, const void *b)
{
    const struct pair *x = a, *y = b;
    return (x->first->index > y->first->index) - (x->first->index < y->first->index);
}

static int by_second(const void *a, const void *b)
{
    const struct pair *x = a, *y = b;
    return (x->second->index > y->second->index) - (x->second->index < y->second->index);
}

static int by_index(const void *a, const void *b)
{
    const struct fact *x = *(const struct fact *const *)a, *y = *(const struct fact *const *)b;
    return (x->index > y->index) - (x->index < y->index);
}

/* A step that is not settled stands in brackets, with its condition where that is stated. */
static void add_step(const struct context *c, struct buf *out, const struct fact *step)
{
    struct text name = stated(c, step, "treatment"), condition = stated(c, step, "condition"), stance = stated(c, step, "stance");
    bool settled = !stance.len || text_is(stance, "recommended");
    buf_puts(out, settled ? "" : "(");
    buf_add(out, name.len ? name : stated(c, step, "kind"));
    buf_puts(out, settled || !condition.len ? "" : ": ");
    buf_add(out, settled ? (struct text){0} : condition);
    buf_puts(out, settled ? "" : ")");
}

/* All treatments of a plan in their order, those of the other plan or not: what is left out would read as what is not given. */
static struct text shown(const struct context *c, const struct pairs *pairs, int side)
{
    const struct fact **steps = arena_array(c->arena, pairs->count + 1, sizeof *steps);
    size_t count = 0;
    for (size_t i = 0; i < pairs->count; i++) {
        const struct fact *step = side ? pairs->items[i].second : pairs->items[i].first;
        if (step && has_place(c, step))
            steps[count++] = step;
    }
    qsort(steps, count, sizeof *steps, by_index);
    struct buf out = buf_new(c->arena, 64);
    for (size_t i = 0; i < count; i++) {
        buf_puts(&out, i ? " \xe2\x86\x92 " : "");
        add_step(c, &out, steps[i]);
    }
    return buf_text(&out);
}

/* Whether some operation and some other treatment change places: then the operation's rank among the rest differs. */
static bool operation_moves(const struct context *c, const struct pair *first, const struct pair *second, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (first[i].first != second[i].first && (is_operation(c, first[i]) || is_operation(c, second[i])))
            return true;
    return false;
}

static bool same_treatment(const struct context *c, struct pair pair)
{
    const struct fact *a = fact_child(&c->knowledge->fields, pair.first, "treatment");
    const struct fact *b = fact_child(&c->knowledge->fields, pair.second, "treatment");
    return !a || !b || relate(c, a, b).relation <= RELATION_REFINED;
}

bool sequence_compare(const struct context *c, const struct pairs *pairs, struct order_of_steps *out)
{
    struct pair *first = arena_array(c->arena, pairs->count + 1, sizeof *first);
    size_t count = 0;
    bool agree = true;
    for (size_t i = 0; i < pairs->count; i++) {
        struct pair pair = pairs->items[i];
        bool both = pair.first && pair.second;
        if (both && has_place(c, pair.first) && has_place(c, pair.second))
            first[count++] = pair;
        agree &= both || !has_place(c, pair.first ? pair.first : pair.second);
    }
    if (count < 2)
        return false;
    for (size_t i = 0; i < count; i++)
        agree &= same_treatment(c, first[i]);
    struct pair *second = arena_array(c->arena, count, sizeof *second);
    memcpy(second, first, count * sizeof *second);
    qsort(first, count, sizeof *first, by_first);
    qsort(second, count, sizeof *second, by_second);
    bool same = true;
    for (size_t i = 0; i < count; i++)
        same &= first[i].first == second[i].first;
    if (same && !agree)
        return false; /* other treatments, or more of them, in one order: nothing to say of the order */
    bool moves = !same && operation_moves(c, first, second, count);
    *out = (struct order_of_steps){
        .relation = same ? RELATION_SAME : RELATION_DIFFERENT,
        .phrase = same ? NULL : moves ? "because.order_surgery" : "because.order",
        .shown = {shown(c, pairs, 0), shown(c, pairs, 1)},
    };
    return true;
}
