/* SPDX-License-Identifier: MIT
 * Reads the files of a knowledge folder. At build time for the built-in tables, at run time for --knowledge DIR:
 * the same reader and the same messages. */
#ifndef CONCORD_READ_KNOWLEDGE_H
#define CONCORD_READ_KNOWLEDGE_H

#include "base/arena.h"
#include "base/diag.h"
#include "model/knowledge.h"

/* One file of the folder: its name inside it ("vocabulary/drugs.csv") and its bytes. */
struct knowledge_file {
    const char *name;
    struct text bytes;
};

/* Builds `out` from the files and from `base` (NULL for none): rows with an id that `base` has replace that row, others are added.
 * `schema` is the text of opinion.schema.json, or empty to keep the fields of `base`. False when any file has a fault; all faults
 * go to `print` as FILE:LINE:COLUMN lines. Everything lives in `arena`. */
bool knowledge_read(struct arena *arena, const struct knowledge *base, struct text schema,
                    const struct knowledge_file *files, size_t count, struct knowledge *out, struct buf *print);

/* The form of knowledge table with this header row, by its place in a folder; NULL when concord knows no such table. */
const char *knowledge_table(struct text bytes);

/* Checks one file as `name` of a folder, on top of `base`. False when it has a fault; all of them are in `diags`, in whose arena
 * everything lives. */
bool knowledge_check(const struct knowledge *base, const char *name, struct text bytes, struct diags *diags);

#endif
