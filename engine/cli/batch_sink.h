/* SPDX-License-Identifier: MIT
 * Sink of a batch: a file that grows by one line a case. The file is its own journal: after a kill at any moment its complete lines say
 * what is done; half a line is cut off. */
#ifndef CONCORD_CLI_BATCH_SINK_H
#define CONCORD_CLI_BATCH_SINK_H

#include <stdbool.h>
#include <stddef.h>

enum sink_kind { SINK_RECORDS, SINK_ROWS };

struct sink {
    const char *name; /* borrowed; NULL: standard output */
    enum sink_kind kind;
    int fd;
    size_t done;    /* cases that it holds */
    size_t refused; /* of these, those that were refused */
    size_t at, last_at; /* its length, and where its last line begins */
    size_t before;  /* cases that stand before the first, in other parts of the stream */
    size_t since;   /* lines since it was last safe on the disk */
};

/* Opens the file anew, or to go on (`resume`); a `header` is what a new one begins with; `before` as in struct sink. False after a message. */
bool sink_open(struct sink *sink, const char *name, enum sink_kind kind, const char *header, bool resume, size_t before);

/* Adds the line of a case. What it holds already is not written twice: the last such line must be the same again, else the two runs are
 * not about the same thing. False after a message. */
bool sink_put(struct sink *sink, size_t number, const char *line, size_t len, bool refused);

/* On the disk and closed. False after a message. Once is enough; twice does nothing. */
bool sink_close(struct sink *sink);

#endif
