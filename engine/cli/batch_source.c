/* SPDX-License-Identifier: MIT
 * In: a file, a stream or a folder. Out: cases in order. A line that is too long is told and passed over, never kept. */
#include "cli/batch_source.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "cli/cli.h"

struct source {
    const char *name;
    size_t number, taken, size;
    /* of lines: the bytes not yet given out are [from, len) */
    int fd;
    char *bytes;
    size_t from, len, room;
    bool ended, skipping;
    int error;
    /* of folders */
    struct dirent **entries;
    int count, at;
    char path[4096];
};

static bool is_case_side(const char *folder, const char *entry, const char *side)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s/%s", folder, entry, side);
    return !access(path, F_OK);
}

/* A folder that holds neither opinion is no case; that it is passed over is said. */
static void keep_cases(struct source *source)
{
    int kept = 0;
    for (int i = 0; i < source->count; i++) {
        struct dirent *entry = source->entries[i];
        struct stat state;
        snprintf(source->path, sizeof source->path, "%s/%s", source->name, entry->d_name);
        bool folder = *entry->d_name != '.' && !stat(source->path, &state) && S_ISDIR(state.st_mode);
        bool holds = folder && (is_case_side(source->name, entry->d_name, "first.json") ||
                                is_case_side(source->name, entry->d_name, "second.json"));
        if (folder && !holds)
            fprintf(stderr, "concord: %s: no first.json or second.json; passed over\n", source->path);
        if (holds)
            source->entries[kept++] = entry;
        else
            free(entry);
    }
    source->count = kept;
    source->size = (size_t)kept;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static bool open_folder(struct source *source)
{
    source->count = scandir(source->name, &source->entries, NULL, by_name);
    if (source->count < 0) {
        source->count = 0;
        return cli_trouble("%s: %s", source->name, strerror(errno)), false;
    }
    keep_cases(source);
    if (!source->count)
        return cli_trouble("%s: no folder with a first.json and a second.json in it", source->name), false;
    return true;
}

static bool open_lines(struct source *source)
{
    struct stat state;
    bool standard = !strcmp(source->name, "-");
    source->fd = standard ? STDIN_FILENO : open(source->name, O_RDONLY | O_CLOEXEC);
    if (source->fd < 0)
        return cli_trouble("%s: %s", source->name, strerror(errno)), false;
    if (standard)
        source->name = "standard input";
    if (!fstat(source->fd, &state) && S_ISREG(state.st_mode))
        source->size = (size_t)state.st_size;
    source->room = 64 << 10;
    source->bytes = malloc(source->room);
    return source->bytes || (cli_trouble("no memory"), false);
}

struct source *source_open(const char *name)
{
    struct stat state;
    struct source *source = calloc(1, sizeof *source);
    if (!source)
        return cli_trouble("no memory"), NULL;
    source->name = name;
    source->fd = -1;
    bool folder = strcmp(name, "-") && !stat(name, &state) && S_ISDIR(state.st_mode);
    if (folder ? open_folder(source) : open_lines(source))
        return source;
    source_close(source);
    return NULL;
}

void source_close(struct source *source)
{
    if (!source)
        return;
    if (source->fd > STDIN_FILENO)
        close(source->fd);
    for (int i = 0; i < source->count; i++)
        free(source->entries[i]);
    free(source->entries);
    free(source->bytes);
    free(source);
}

static enum source_state next_folder(struct source *source, struct source_case *out)
{
    if (source->at == source->count)
        return SOURCE_END;
    int len = snprintf(source->path, sizeof source->path, "%s/%s", source->name, source->entries[source->at++]->d_name);
    source->taken++;
    *out = (struct source_case){++source->number, source->path, (size_t)len, NULL};
    if ((size_t)len >= sizeof source->path)
        *out = (struct source_case){source->number, source->path, 0, "the name of its folder is too long"};
    return SOURCE_CASE;
}

static void drop_bytes(struct source *source)
{
    source->taken += source->len - source->from;
    source->from = source->len = 0;
}

/* Gives out the line that ends at `end`, which is past its line feed or at the end of all. */
static enum source_state give_line(struct source *source, size_t end, size_t line_end, struct source_case *out)
{
    *out = (struct source_case){++source->number, source->bytes + source->from, line_end - source->from, NULL};
    if (source->skipping || out->len > LIMIT_LINE_BYTES)
        *out = (struct source_case){source->number, source->bytes, 0, "a line longer than 4 MiB"};
    source->skipping = false;
    source->taken += end - source->from;
    source->from = end;
    return SOURCE_CASE;
}

static enum source_state next_line(struct source *source, struct source_case *out)
{
    size_t have = source->len - source->from;
    const char *feed = have ? memchr(source->bytes + source->from, '\n', have) : NULL;
    if (feed) {
        size_t end = (size_t)(feed - source->bytes);
        return give_line(source, end + 1, end, out);
    }
    if (source->error) {
        cli_trouble("%s: %s", source->name, strerror(source->error));
        return SOURCE_BROKEN;
    }
    if (source->ended && (have || source->skipping))
        return give_line(source, source->len, source->len, out);
    if (have > LIMIT_LINE_BYTES) {
        source->skipping = true;
        drop_bytes(source);
    }
    return source->ended ? SOURCE_END : SOURCE_WAIT;
}

enum source_state source_next(struct source *source, struct source_case *out)
{
    return source->fd < 0 ? next_folder(source, out) : next_line(source, out);
}

int source_fd(const struct source *source)
{
    return source->fd;
}

/* Room for more: what was given out is moved away, and the buffer grows up to one line and a bit. */
static bool make_room(struct source *source)
{
    if (source->from) {
        memmove(source->bytes, source->bytes + source->from, source->len - source->from);
        source->len -= source->from;
        source->from = 0;
    }
    if (source->len < source->room)
        return true;
    char *more = realloc(source->bytes, source->room * 2);
    if (!more)
        return false;
    source->bytes = more;
    source->room *= 2;
    return true;
}

void source_fill(struct source *source)
{
    if (!make_room(source)) {
        source->error = ENOMEM;
        return;
    }
    ssize_t got = read(source->fd, source->bytes + source->len, source->room - source->len);
    if (got < 0 && errno != EINTR && errno != EAGAIN)
        source->error = errno;
    else if (!got)
        source->ended = true;
    else if (got > 0)
        source->len += (size_t)got;
}

bool source_is_folder(const struct source *source)
{
    return source->fd < 0;
}

const char *source_name(const struct source *source)
{
    return source->name;
}

size_t source_taken(const struct source *source)
{
    return source->taken;
}

size_t source_size(const struct source *source)
{
    return source->size;
}
