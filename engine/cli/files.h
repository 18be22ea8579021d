/* SPDX-License-Identifier: MIT
 * Files, whole: read to the end or not at all, written to the end or not at all. */
#ifndef CONCORD_CLI_FILES_H
#define CONCORD_CLI_FILES_H

#include <stdbool.h>

#include "concord.h"

/* Reads a file ("-": standard input) of at most `most` bytes; one byte more is kept so that the reader can say it is too long. `out->bytes` is
 * the caller's to free. False after a message on standard error. */
bool file_read(const char *name, size_t most, struct concord_input *out);

/* Gives back what file_read took. All zero is allowed. */
void file_drop(struct concord_input *input);

/* Writes to a file by way of a temporary one beside it and rename(2), or to standard output when `name` is NULL. A target that is not
 * a regular file is refused. False after a message: then the target is as it was. */
bool file_write(const char *name, const char *bytes, size_t len);

/* The same without waiting until it is safe on the disk: for one of many files that can be made again. */
bool file_put(const char *name, const char *bytes, size_t len);

/* The files of a knowledge folder that concord knows, in order of name, read whole. `*files` and all inside are the caller's (folder_free). */
bool folder_read(const char *folder, struct concord_input **files, size_t *count);
void folder_free(struct concord_input *files, size_t count);

#endif
