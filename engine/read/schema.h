/* SPDX-License-Identifier: MIT
 * Turns the opinion schema (JSON Schema 2020-12, the subset that schemas/opinion.schema.json uses) into the field table.
 * A keyword that is not understood is a fault, never passed over. */
#ifndef CONCORD_READ_SCHEMA_H
#define CONCORD_READ_SCHEMA_H

#include "base/diag.h"
#include "model/field.h"

/* Fields in preorder, the root first. False after any fault. Everything lives in the arena of `diags`. O(schema). */
bool schema_read(struct text schema, struct fields *out, struct diags *diags);

#endif
