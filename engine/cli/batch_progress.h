/* SPDX-License-Identifier: MIT
 * Progress of a batch on a terminal's standard error: how far, how fast, how long still. Silent where there is no terminal. */
#ifndef CONCORD_CLI_BATCH_PROGRESS_H
#define CONCORD_CLI_BATCH_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

struct progress_bar {
    bool shown; /* there is a terminal */
    double began, drawn;
    size_t passed; /* cases that an earlier run did */
};

void progress_begin(struct progress_bar *bar, size_t passed);

/* `taken` of `size` (0: not known) bytes or folders, `done` cases. Draws a few times a second at most. */
void progress_show(struct progress_bar *bar, size_t done, size_t taken, size_t size);

/* Takes the bar off the line, so that a message can stand there, or at the end. */
void progress_clear(const struct progress_bar *bar);

#endif
