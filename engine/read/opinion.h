/* SPDX-License-Identifier: MIT
 * Reads an opinion document: one walk along the field table validates it and yields its facts. */
#ifndef CONCORD_READ_OPINION_H
#define CONCORD_READ_OPINION_H

#include "base/diag.h"
#include "model/opinion.h"

/* All faults of the document are in `diags` (unknown fields with the nearest known name, wrong types, words that are not in
 * the list, bad dates, numbers out of bounds, missing required fields ...); NULL when there is any. `name` is used in
 * messages. The opinion lives in the arena of `diags`. O(bytes). */
struct opinion *opinion_read(const struct fields *fields, struct text name, struct text bytes, struct diags *diags);

#endif
