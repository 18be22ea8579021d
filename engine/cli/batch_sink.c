/* SPDX-License-Identifier: MIT
 * In: lines. Out: a file of them, of which no crash leaves more than one line in doubt. */
#include "cli/batch_sink.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"

enum { LINES_AT_RISK = 256 }; /* what a power cut can take; a kill takes none */

#define ERROR_HEAD "{\"format\":\"concord.error/1\""
#define RECORD_HEAD "{\"format\":\"concord."

static bool fail(const struct sink *sink)
{
    cli_trouble("%s: %s", sink->name ? sink->name : "standard output", strerror(errno));
    return false;
}

static bool write_all(struct sink *sink, const char *bytes, size_t len)
{
    while (len) {
        ssize_t wrote = write(sink->fd, bytes, len);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote < 0)
            return fail(sink);
        bytes += wrote;
        sink->at += (size_t)wrote;
        len -= (size_t)wrote;
    }
    return true;
}

/* Whether a complete line is one that we wrote as the next. A power cut can leave zeros. */
static bool is_ours(const struct sink *sink, const char *line, size_t len)
{
    char head[32];
    if (memchr(line, '\0', len))
        return false;
    if (sink->kind == SINK_RECORDS)
        return len > sizeof RECORD_HEAD && !memcmp(line, RECORD_HEAD, sizeof RECORD_HEAD - 1);
    size_t want = (size_t)snprintf(head, sizeof head, "%zu,", sink->before + sink->done + 1);
    return len > want && !memcmp(line, head, want);
}

static bool is_refusal(const struct sink *sink, const char *line)
{
    if (sink->kind == SINK_RECORDS)
        return !strncmp(line, ERROR_HEAD, sizeof ERROR_HEAD - 1);
    const char *comma = strchr(line, ',');
    return comma && !strncmp(comma + 1, "refused,", sizeof "refused," - 1);
}

/* Counts the complete lines and cuts off what stands behind them. */
static bool count_lines(struct sink *sink, const char *header)
{
    FILE *stream = fopen(sink->name, "rb");
    char *line = NULL;
    size_t room = 0;
    ssize_t len;
    if (!stream)
        return fail(sink);
    bool headed = !*header;
    while ((len = getline(&line, &room, stream)) > 0 && line[len - 1] == '\n') {
        if (!headed && strcmp(line, header))
            break;
        if (headed && !is_ours(sink, line, (size_t)len))
            break;
        sink->last_at = sink->at;
        sink->at += (size_t)len;
        if (headed) {
            sink->done++;
            sink->refused += is_refusal(sink, line);
        }
        headed = true;
    }
    free(line);
    fclose(stream);
    return (!ftruncate(sink->fd, (off_t)sink->at) && lseek(sink->fd, (off_t)sink->at, SEEK_SET) >= 0) || fail(sink);
}

bool sink_open(struct sink *sink, const char *name, enum sink_kind kind, const char *header, bool resume, size_t before)
{
    struct stat state;
    *sink = (struct sink){.name = name, .kind = kind, .fd = STDOUT_FILENO, .before = before};
    if (!name)
        return true;
    if (!stat(name, &state) && !S_ISREG(state.st_mode))
        return cli_trouble("%s: not a regular file", name), false;
    sink->fd = open(name, O_RDWR | O_CREAT | O_CLOEXEC | (resume ? 0 : O_TRUNC), 0600);
    if (sink->fd < 0)
        return fail(sink);
    if (resume && !count_lines(sink, header))
        return false;
    return sink->at || write_all(sink, header, strlen(header));
}

/* The last line of an earlier run, made again. A case lost with its process may well be done this time: nothing is wrong then. */
static bool is_same_again(struct sink *sink, const char *line, size_t len)
{
    size_t old_len = sink->at - sink->last_at;
    char *old = malloc(old_len + 1);
    if (!old || pread(sink->fd, old, old_len, (off_t)sink->last_at) != (ssize_t)old_len)
        return free(old), fail(sink);
    old[old_len] = '\0';
    bool same = (old_len == len && !memcmp(old, line, len)) || is_refusal(sink, old);
    free(old);
    if (!same)
        cli_trouble("%s: made from other cases or with other options; without --resume it is made anew", sink->name);
    return same;
}

static bool make_safe(struct sink *sink)
{
    sink->since = 0;
    return !sink->name || !fdatasync(sink->fd) || fail(sink);
}

bool sink_put(struct sink *sink, size_t number, const char *line, size_t len, bool refused)
{
    if (number < sink->done)
        return true;
    if (number == sink->done)
        return is_same_again(sink, line, len);
    if (!write_all(sink, line, len))
        return false;
    sink->done = number;
    sink->refused += refused;
    return ++sink->since < LINES_AT_RISK || make_safe(sink);
}

bool sink_close(struct sink *sink)
{
    if (!sink->name || sink->fd < 0)
        return true;
    bool good = make_safe(sink);
    good = (!close(sink->fd) || fail(sink)) && good;
    sink->fd = -1;
    return good;
}
