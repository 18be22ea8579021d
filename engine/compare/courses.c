/* SPDX-License-Identifier: MIT
 * In: two numbers of rounds, of which one is that of the first course only. Out: how all courses together stand to the other number: six rounds
 * after an operation are as many as three before it and three after. */
#include "compare/courses.h"

#include "base/buf.h"

static bool rounds_of(const struct fact *cycles, struct decimal *out)
{
    return cycles && cycles->stated.len && decimal_read(cycles->stated, out);
}

bool courses_relate(const struct context *c, const struct pair *pair, struct comparison *cycles)
{
    const struct fact *sides[2] = {cycles->first, cycles->second};
    struct decimal total, other, rounds;
    if (!pair || !pair->more_count || pair->assembled || !rounds_of(sides[pair->more_side], &total) || !rounds_of(sides[!pair->more_side], &other))
        return false;
    struct buf sum = buf_new(c->arena, 16);
    buf_add(&sum, sides[pair->more_side]->stated);
    for (size_t i = 0; i < pair->more_count; i++) {
        const struct fact *more = fact_child(&c->knowledge->fields, pair->more[i], "cycles");
        if (!rounds_of(more, &rounds) || !decimal_plus(total, rounds, &total))
            return false;
        buf_puts(&sum, " + ");
        buf_add(&sum, more->stated);
    }
    *(pair->more_side ? &cycles->second_shown : &cycles->first_shown) = buf_text(&sum);
    cycles->relation = decimal_order(total, other) ? RELATION_DIFFERENT : RELATION_COMPATIBLE;
    cycles->because = (struct because){.phrase = "because.courses"};
    return true;
}
