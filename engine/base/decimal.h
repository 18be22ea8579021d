/* SPDX-License-Identifier: MIT
 * Decimal: exact numbers. value = digits * 10^exponent; digits has no trailing zero, so equal numbers are equal
 * structs. Doses are never binary floating point. */
#ifndef CONCORD_BASE_DECIMAL_H
#define CONCORD_BASE_DECIMAL_H

#include "base/text.h"

struct decimal {
    int64_t digits;
    int exponent;
};

/* Reads sign, digits, one '.' and an optional exponent from the whole of `text` (JSON grammar, leading zeros and a
 * missing digit before '.' forgiven). False for anything else, or beyond 18 significant digits. */
bool decimal_read(struct text text, struct decimal *out);

/* <0, 0, >0. Exact for all values that decimal_read accepts. */
int decimal_order(struct decimal a, struct decimal b);

/* a * b; false when the product has more than 18 significant digits. */
bool decimal_times(struct decimal a, struct decimal b, struct decimal *out);

/* a + b; false when bringing both to one exponent, or the sum, needs more than 18 digits. */
bool decimal_plus(struct decimal a, struct decimal b, struct decimal *out);

#endif
