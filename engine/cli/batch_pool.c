/* SPDX-License-Identifier: MIT
 * In: cases, workers. Out: answers, in order. One case a worker at a time: a process that ends takes one case with it, which is told in that
 * case's record, and another process takes its place. */
#include "cli/batch_pool.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "cli/cli.h"

enum { WINDOW_PER_JOB = 4 }; /* a slow case must not stop the others at once, and memory stays bounded */

struct slot {
    bool answered;
    struct answer answer;
};

struct pool {
    const struct pool_plan *plan;
    struct worker *workers;
    struct slot *slots; /* by number modulo `window` */
    size_t window;
    size_t next_in, next_out; /* numbers of the next case to give and the next answer to keep */
    bool ended;
};

static struct slot *slot_of(struct pool *pool, size_t number)
{
    return &pool->slots[number % pool->window];
}

static struct worker *idle_worker(struct pool *pool)
{
    for (size_t i = 0; i < pool->plan->jobs; i++)
        if (!pool->workers[i].number)
            return &pool->workers[i];
    return NULL;
}

static bool settle(struct pool *pool, size_t number, const struct answer *answer)
{
    *slot_of(pool, number) = (struct slot){true, *answer};
    return true;
}

/* A case that no worker can do: too long, or lost with its worker. */
static bool settle_here(struct pool *pool, const struct source_case *given)
{
    struct answer answer;
    if (!worker_do(pool->plan->way, given, &answer))
        return cli_trouble("no memory"), false;
    return settle(pool, given->number, &answer);
}

static bool start(struct pool *pool, struct worker *worker)
{
    return worker_start(worker, pool->plan->way, pool->workers, pool->plan->jobs);
}

/* A worker is gone, and its case with it. */
static bool replace(struct pool *pool, struct worker *worker)
{
    struct source_case lost = {worker->number, "", 0, "the process that compared it ended early"};
    worker_stop(worker);
    return settle_here(pool, &lost) && start(pool, worker);
}

/* Gives out as many cases as there are idle workers and free slots. */
static bool feed(struct pool *pool, bool *waits)
{
    struct source_case given;
    struct worker *worker;
    *waits = false;
    while (!pool->ended && pool->next_in - pool->next_out < pool->window && (worker = idle_worker(pool))) {
        enum source_state state = source_next(pool->plan->source, &given);
        if (state == SOURCE_BROKEN)
            return false;
        *waits = state == SOURCE_WAIT;
        pool->ended = state == SOURCE_END;
        if (state != SOURCE_CASE)
            return true;
        if (given.number <= pool->plan->done)
            continue;
        pool->next_in = given.number + 1;
        if (given.trouble ? !settle_here(pool, &given) : !worker_give(worker, &given) && !replace(pool, worker))
            return false;
    }
    return true;
}

static bool keep_answers(struct pool *pool)
{
    while (pool->next_out < pool->next_in && slot_of(pool, pool->next_out)->answered) {
        struct slot *slot = slot_of(pool, pool->next_out);
        bool kept = pool->plan->keep(pool->plan->owner, pool->next_out, &slot->answer);
        free(slot->answer.bytes);
        *slot = (struct slot){0};
        if (!kept)
            return false;
        pool->next_out++;
    }
    return true;
}

/* Waits for an answer, or for more of the stream when some worker could use it. */
static bool wait_for_more(struct pool *pool, bool waits)
{
    struct pollfd polls[LIMIT_JOBS + 1];
    size_t jobs = pool->plan->jobs;
    for (size_t i = 0; i < jobs; i++)
        polls[i] = (struct pollfd){pool->workers[i].number ? pool->workers[i].fd : -1, POLLIN, 0};
    polls[jobs] = (struct pollfd){waits ? source_fd(pool->plan->source) : -1, POLLIN, 0};
    if (poll(polls, (nfds_t)jobs + 1, -1) < 0)
        return errno == EINTR || (cli_trouble("poll: %s", strerror(errno)), false);
    if (polls[jobs].revents)
        source_fill(pool->plan->source);
    for (size_t i = 0; i < jobs; i++) {
        struct worker *worker = &pool->workers[i];
        size_t number = worker->number;
        struct answer answer;
        if (!polls[i].revents)
            continue;
        if (worker_take(worker, &answer) ? !settle(pool, number, &answer) : !replace(pool, worker))
            return false;
    }
    return true;
}

static bool run(struct pool *pool)
{
    for (size_t i = 0; i < pool->plan->jobs; i++)
        if (!start(pool, &pool->workers[i]))
            return false;
    bool waits;
    for (;;) {
        if (!feed(pool, &waits) || !keep_answers(pool))
            return false;
        if (pool->ended && pool->next_out == pool->next_in)
            return true;
        if (!idle_worker(pool) || waits || pool->ended || pool->next_in - pool->next_out == pool->window)
            if (!wait_for_more(pool, waits))
                return false;
    }
}

bool pool_run(const struct pool_plan *plan)
{
    struct pool pool = {.plan = plan, .window = plan->jobs * WINDOW_PER_JOB, .next_in = plan->done + 1, .next_out = plan->done + 1};
    pool.workers = calloc(plan->jobs, sizeof *pool.workers);
    pool.slots = calloc(pool.window, sizeof *pool.slots);
    for (size_t i = 0; i < plan->jobs && pool.workers; i++)
        pool.workers[i].fd = -1;
    bool good = pool.workers && pool.slots ? run(&pool) : (cli_trouble("no memory"), false);
    for (size_t i = 0; i < plan->jobs && pool.workers; i++)
        worker_stop(&pool.workers[i]);
    for (size_t i = 0; i < pool.window && pool.slots; i++)
        free(pool.slots[i].answer.bytes);
    free(pool.slots);
    free(pool.workers);
    return good;
}
