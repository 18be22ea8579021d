/* SPDX-License-Identifier: MIT
 * Source of a batch: the lines of a file or of standard input, or the case folders of a folder, one after another. Holds one line at most. */
#ifndef CONCORD_CLI_BATCH_SOURCE_H
#define CONCORD_CLI_BATCH_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

struct source;

/* One case as it comes: a line's bytes, or the path of a folder. `trouble`: why it cannot be compared, or NULL. */
struct source_case {
    size_t number; /* from 1 */
    const char *bytes;
    size_t len;
    const char *trouble;
};

enum source_state { SOURCE_CASE, SOURCE_WAIT, SOURCE_END, SOURCE_BROKEN };

/* Opens PAIRS, DIR or "-"; NULL after a message. The caller closes it. */
struct source *source_open(const char *name);
void source_close(struct source *source);

/* The next case, valid until the next call. SOURCE_WAIT: source_fill first; SOURCE_BROKEN: after a message. */
enum source_state source_next(struct source *source, struct source_case *out);

/* What to poll before source_fill, or -1 where nothing needs to be waited for. */
int source_fd(const struct source *source);

/* Reads once; may block where source_fd was not ready. */
void source_fill(struct source *source);

/* Whether the cases are folders; how messages call the whole. */
bool source_is_folder(const struct source *source);
const char *source_name(const struct source *source);

/* How much was taken, and of how much: bytes or folders; 0 of a stream whose end is not known. */
size_t source_taken(const struct source *source);
size_t source_size(const struct source *source);

#endif
