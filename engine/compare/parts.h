/* SPDX-License-Identifier: MIT
 * Parts: a treatment that one plan writes as one step and the other as several. Private to compare/. */
#ifndef CONCORD_COMPARE_PARTS_H
#define CONCORD_COMPARE_PARTS_H

#include "compare/pair.h"
#include "compare/relate.h"

/* How the one step of an assembled pair stands to all its parts together: one course in other words where the vocabulary knows what it is made
 * of and the parts are given as one course, compatible else. */
struct verdict parts_relate(const struct context *c, const struct pair *pair);

/* The treatments of all parts as written: "radiation therapy + cisplatin". */
struct text parts_shown(const struct context *c, const struct pair *pair);

#endif
