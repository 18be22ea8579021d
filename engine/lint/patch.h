/* SPDX-License-Identifier: MIT
 * Patch: a document and a change to it, as one document. */
#ifndef CONCORD_LINT_PATCH_H
#define CONCORD_LINT_PATCH_H

#include "base/buf.h"
#include "read/json.h"

/* JSON Merge Patch (RFC 7396): `base` with the members of `patch` in place of its own, null for a member that goes away. Either may be NULL.
 * The document as text, in `arena`. */
struct text patch_merge(struct arena *arena, const struct json *base, const struct json *patch);

/* How many values differ between two documents. */
size_t patch_distance(const struct json *a, const struct json *b);

#endif
