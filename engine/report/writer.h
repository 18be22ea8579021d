/* SPDX-License-Identifier: MIT
 * Writer: JSON into a buffer, two blanks a level or all in one line, commas kept right. Texts must be valid UTF-8 (the reader saw to it).
 */
#ifndef CONCORD_REPORT_WRITER_H
#define CONCORD_REPORT_WRITER_H

#include "base/buf.h"

struct writer {
    struct buf *out;
    int depth;
    bool filled;  /* something stands before, in the open object or list */
    bool compact; /* all in one line, without a blank between */
};

/* `name` is a plain word of ours; NULL inside a list and for the document itself; `bracket` is '{' or '['. */
void writer_open(struct writer *writer, const char *name, char bracket);
void writer_close(struct writer *writer, char bracket);
/* `word` is one of ours, with nothing in it to escape. */
void writer_word(struct writer *writer, const char *name, const char *word);
void writer_text(struct writer *writer, const char *name, struct text text);
void writer_number(struct writer *writer, const char *name, size_t number);
/* A number as it was written. */
void writer_digits(struct writer *writer, const char *name, struct text digits);
void writer_bool(struct writer *writer, const char *name, bool value);
void writer_null(struct writer *writer, const char *name);

#endif
