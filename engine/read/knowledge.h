/* SPDX-License-Identifier: MIT
 * Reads the files of a knowledge folder. At build time for the built-in tables, at run time for --knowledge DIR:
 * the same reader and the same messages. */
#ifndef CONCORD_READ_KNOWLEDGE_H
#define CONCORD_READ_KNOWLEDGE_H

#include "base/arena.h"
#include "base/diag.h"
#include "model/knowledge.h"
#include "read/csv.h"

/* One file of the folder: its name inside it ("vocabulary/drugs.csv") and its bytes. */
struct knowledge_file {
    const char *name;
    struct text bytes;
};

/* What was read of a folder, and where everything stands in it. */
struct knowledge_reading {
    struct knowledge knowledge;
    const struct knowledge_file *files; /* sorted by name */
    const struct csv *sheets;           /* by file; no rows where the file is no CSV or has a fault of form */
    struct diags *diags;                /* by file */
    struct diags whole;                 /* what no file is to blame for */
    size_t count;                       /* of files */
    size_t faults;                      /* all of them */
};

/* Builds `out` from the files and from `base` (NULL for none): rows with an id that `base` has replace that row, others are added. A base
 * without a digest has fields and nothing else: the files must be all there are. `schema` is the text of opinion.schema.json, or empty
 * to keep the fields of `base`. `folder` is how messages call the files' place; NULL for nothing. Everything lives in `arena`. */
void knowledge_read_folder(struct arena *arena, const struct knowledge *base, struct text schema, const char *folder,
                           const struct knowledge_file *files, size_t count, struct knowledge_reading *out);

/* The same of one file alone, as the `form` of a folder; messages call it `name`. */
void knowledge_read_file(struct arena *arena, const struct knowledge *base, const char *form, const char *name, struct text bytes,
                         struct knowledge_reading *out);

/* The same, where only the rows are wanted. False when any file has a fault; all faults go to `print` as FILE:LINE:COLUMN lines. */
bool knowledge_read(struct arena *arena, const struct knowledge *base, struct text schema, const char *folder,
                    const struct knowledge_file *files, size_t count, struct knowledge *out, struct buf *print);

/* The form of every vocabulary, and the name of one that nobody has named (standard input). */
#define VOCABULARY_FORM "vocabulary/*.csv"
#define NAMELESS_VOCABULARY "vocabulary/-.csv"

/* The form of knowledge table with this header row, by its place in a folder; NULL when concord knows no such table. */
const char *knowledge_form(struct arena *arena, struct text bytes);

#endif
