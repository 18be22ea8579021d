/* SPDX-License-Identifier: MIT
 * Value: one value that a test of facts looks at, and whether it fits. */
#ifndef CONCORD_JUDGE_VALUE_H
#define CONCORD_JUDGE_VALUE_H

#include "judge/tester.h"

/* `text` as stated, or as an absent value counts; `meaning` NULL where the fact's does not speak for this field. */
struct value {
    const struct field *field;
    const struct fact *fact;
    enum side side;
    struct text text;
    bool implied; /* `fact` is the item that says it without writing it */
};

/* The first number that a fact states; false where it states none. */
bool value_number_of(const struct fact *fact, struct decimal *out);

bool value_fits(struct tester *tester, const struct test *test, const struct value *value);

#endif
