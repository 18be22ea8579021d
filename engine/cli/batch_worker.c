/* SPDX-License-Identifier: MIT
 * In: cases over a socket. Out: answers over the same. A frame is its sizes, then its bytes; both ends are one program on one machine. */
#include "cli/batch_worker.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/limits.h"
#include "cli/cli.h"
#include "cli/files.h"

struct task_head {
    size_t number, len;
};

struct answer_head {
    size_t lens[ANSWER_PARTS];
    bool refused;
};

const char *answer_part(const struct answer *answer, enum answer_part part)
{
    const char *at = answer->bytes;
    for (int before = 0; before < (int)part; before++)
        at += answer->lens[before];
    return at;
}

static bool send_all(int fd, const void *bytes, size_t len)
{
    for (const char *at = bytes; len;) {
        ssize_t sent = send(fd, at, len, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            return false;
        at += sent;
        len -= (size_t)sent;
    }
    return true;
}

static bool take_all(int fd, void *bytes, size_t len)
{
    for (char *at = bytes; len;) {
        ssize_t got = read(fd, at, len);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        at += got;
        len -= (size_t)got;
    }
    return true;
}

static bool keep(const struct concord_record *record, struct answer *answer)
{
    const struct concord_bytes *const parts[ANSWER_PARTS] = {
        [ANSWER_LINE] = &record->line, [ANSWER_ROW] = &record->row, [ANSWER_PAGE] = &record->page,
        [ANSWER_MESSAGES] = &record->messages};
    size_t all = 1, at = 0;
    for (int part = 0; part < ANSWER_PARTS; part++)
        all += parts[part]->len;
    *answer = (struct answer){.bytes = malloc(all), .refused = record->refused};
    for (int part = 0; part < ANSWER_PARTS && answer->bytes; part++) {
        if (parts[part]->len)
            memcpy(answer->bytes + at, parts[part]->bytes, parts[part]->len);
        at += answer->lens[part] = parts[part]->len;
    }
    return answer->bytes != NULL;
}

/* Compares; a case that is too much for the memory is refused like one that cannot be read. */
static bool do_case(const struct batch_way *way, struct concord_case *given, struct answer *answer)
{
    struct concord_record record;
    if (concord_record(way->engine, given, way->page, &way->options, &record) == CONCORD_OK)
        return keep(&record, answer);
    given->trouble = "there was not enough memory to compare it";
    return concord_record(way->engine, given, false, &way->options, &record) == CONCORD_OK && keep(&record, answer);
}

/* Reads a side of a case folder; NULL, or what is in the way. */
static const char *read_side(const char *folder, const char *side, const char *missing, char *path, size_t size,
                             struct concord_input *input)
{
    snprintf(path, size, "%s/%s", folder, side);
    if (access(path, R_OK))
        return missing;
    return file_read(path, LIMIT_OPINION_BYTES, input) ? NULL : "one of its files cannot be read";
}

static bool do_folder(const struct batch_way *way, const struct source_case *given, struct answer *answer)
{
    static const char *const files[] = {"first.json", "second.json"};
    static const char *const missing[] = {"first.json is not there or cannot be read", "second.json is not there or cannot be read"};
    char paths[2][4096 + 16];
    struct concord_input inputs[2] = {0};
    const char *slash = strrchr(given->bytes, '/');
    struct concord_case one = {way->before + given->number, slash ? slash + 1 : given->bytes, NULL, {&inputs[0], &inputs[1]}, given->trouble};
    for (int side = 0; side < 2 && !one.trouble; side++)
        one.trouble = read_side(given->bytes, files[side], missing[side], paths[side], sizeof paths[side], &inputs[side]);
    bool done = do_case(way, &one, answer);
    file_drop(&inputs[0]);
    file_drop(&inputs[1]);
    return done;
}

bool worker_do(const struct batch_way *way, const struct source_case *given, struct answer *answer)
{
    struct concord_input line = {way->name, given->bytes, given->len};
    struct concord_case one = {way->before + given->number, way->name, &line, {NULL, NULL}, given->trouble};
    return way->folder ? do_folder(way, given, answer) : do_case(way, &one, answer);
}

static bool answer_one(const struct batch_way *way, int fd)
{
    struct task_head task;
    if (!take_all(fd, &task, sizeof task))
        return false;
    char *bytes = malloc(task.len + 1);
    struct answer answer = {0};
    bool good = bytes && take_all(fd, bytes, task.len);
    if (good) {
        bytes[task.len] = '\0';
        good = worker_do(way, &(struct source_case){task.number, bytes, task.len, NULL}, &answer);
    }
    if (good) {
        struct answer_head head = {.refused = answer.refused};
        size_t all = 0;
        for (int part = 0; part < ANSWER_PARTS; part++)
            all += head.lens[part] = answer.lens[part];
        good = send_all(fd, &head, sizeof head) && send_all(fd, answer.bytes, all);
    }
    free(answer.bytes);
    free(bytes);
    return good;
}

bool worker_start(struct worker *worker, const struct batch_way *way, const struct worker *others, size_t count)
{
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends))
        return cli_trouble("no socket: %s", strerror(errno)), false;
    pid_t pid = fork();
    if (!pid) {
        for (size_t i = 0; i < count; i++)
            if (others[i].fd >= 0)
                close(others[i].fd);
        close(ends[0]);
        while (answer_one(way, ends[1]))
            ;
        _exit(EXIT_SAME);
    }
    close(ends[1]);
    *worker = (struct worker){pid, ends[0], 0};
    if (pid > 0)
        return true;
    worker->fd = -1;
    close(ends[0]);
    return cli_trouble("no process: %s", strerror(errno)), false;
}

bool worker_give(struct worker *worker, const struct source_case *given)
{
    struct task_head task = {given->number, given->len};
    worker->number = given->number;
    return send_all(worker->fd, &task, sizeof task) && send_all(worker->fd, given->bytes, given->len);
}

bool worker_take(struct worker *worker, struct answer *answer)
{
    struct answer_head head;
    size_t all = 1;
    *answer = (struct answer){0};
    if (!take_all(worker->fd, &head, sizeof head))
        return false;
    for (int part = 0; part < ANSWER_PARTS; part++)
        all += answer->lens[part] = head.lens[part];
    answer->refused = head.refused;
    answer->bytes = malloc(all);
    if (answer->bytes && take_all(worker->fd, answer->bytes, all - 1)) {
        worker->number = 0;
        return true;
    }
    free(answer->bytes);
    *answer = (struct answer){0};
    return false;
}

void worker_stop(struct worker *worker)
{
    if (worker->fd < 0)
        return;
    close(worker->fd);
    worker->fd = -1;
    while (waitpid(worker->pid, NULL, 0) < 0 && errno == EINTR)
        ;
}
