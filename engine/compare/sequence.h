/* SPDX-License-Identifier: MIT
 * The order of treatments, as a comparison of its own. Private to compare/. */
#ifndef CONCORD_COMPARE_SEQUENCE_H
#define CONCORD_COMPARE_SEQUENCE_H

#include "compare/pair.h"

struct order_of_steps {
    enum relation relation;
    const char *phrase;     /* because.order_surgery when an operation changes its place, because.order else; NULL when the same */
    struct text shown[2];   /* all that each plan gives in an order, as it wrote them: "lumpectomy → TC → (radiation: if nodes are found)" */
};

/* Compares the order of the treatments that both plans hold. False when fewer than two are paired: then there is no order to
 * compare. O(n log n). */
bool sequence_compare(const struct context *c, const struct pairs *pairs, struct order_of_steps *out);

#endif
