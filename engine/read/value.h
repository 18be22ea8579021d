/* SPDX-License-Identifier: MIT
 * Value: whether one JSON value is what its field takes. Private to read/. */
#ifndef CONCORD_READ_VALUE_H
#define CONCORD_READ_VALUE_H

#include "base/diag.h"
#include "model/field.h"
#include "read/json.h"

/* Notes what is wrong with the value itself (its type, words, date, bounds), not with what is inside it. False when
 * there is a fault. */
bool value_check(struct diags *diags, const struct field *field, const struct json *json, struct place place);

/* What a value of this field looks like, in plain words. */
const char *value_example(const struct field *field);

/* Whether a further fault will be shown, and a remedy is worth working out. */
bool value_wants_remedy(const struct diags *diags);

#endif
