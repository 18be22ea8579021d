/* SPDX-License-Identifier: MIT
 * Worker of a batch: a process of its own (cJSON keeps a static, so no threads) that is given one case at a time over a socket and answers
 * with what is to be kept of it. Whatever ends it, ends one case. */
#ifndef CONCORD_CLI_BATCH_WORKER_H
#define CONCORD_CLI_BATCH_WORKER_H

#include <sys/types.h>

#include "cli/batch_source.h"
#include "concord.h"

/* How every case is done. Borrowed. */
struct batch_way {
    struct concord *engine;
    struct concord_options options;
    bool page, folder;
    const char *name; /* of the stream */
    size_t before;    /* cases that stand before the first, in other parts of the stream */
};

enum answer_part { ANSWER_LINE, ANSWER_ROW, ANSWER_PAGE, ANSWER_MESSAGES, ANSWER_PARTS };

/* What became of a case. `bytes` holds all parts one after another and is the owner's to free. */
struct answer {
    char *bytes;
    size_t lens[ANSWER_PARTS];
    bool refused;
};

/* The part's bytes. */
const char *answer_part(const struct answer *answer, enum answer_part part);

struct worker {
    pid_t pid;
    int fd;
    size_t number; /* of the case that it works on; 0: idle */
};

/* Does one case here, in this process; false without memory. */
bool worker_do(const struct batch_way *way, const struct source_case *given, struct answer *answer);

/* Forks a worker. It closes the sockets of the others, so that each ends when its own other side does. False: after a message. */
bool worker_start(struct worker *worker, const struct batch_way *way, const struct worker *others, size_t count);

/* Gives it a case; takes its answer. False when it is there no more. */
bool worker_give(struct worker *worker, const struct source_case *given);
bool worker_take(struct worker *worker, struct answer *answer);

/* Ends it: closes its socket and waits. */
void worker_stop(struct worker *worker);

#endif
