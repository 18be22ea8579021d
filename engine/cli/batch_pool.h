/* SPDX-License-Identifier: MIT
 * Pool: hands the cases of a source to workers and gives their answers back in the order of the source. Holds a few cases a worker at most,
 * however long the stream is. */
#ifndef CONCORD_CLI_BATCH_POOL_H
#define CONCORD_CLI_BATCH_POOL_H

#include "cli/batch_worker.h"

/* What is done with an answer, in order; false stops all. */
typedef bool pool_keep(void *owner, size_t number, const struct answer *answer);

struct pool_plan {
    const struct batch_way *way;
    struct source *source;
    size_t jobs;
    size_t done; /* cases that are kept already and are passed over */
    pool_keep *keep;
    void *owner;
};

/* True when every case was answered and kept. False after a message. */
bool pool_run(const struct pool_plan *plan);

#endif
