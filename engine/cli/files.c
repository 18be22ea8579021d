/* SPDX-License-Identifier: MIT
 * In: names. Out: bytes, or a message. Reading ends with ferror, writing with fflush, ferror, fsync and fclose: a report that was lost on a
 * full disk must not look like success. */
#include "cli/files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"

static bool fail(const char *name, const char *what)
{
    cli_trouble("%s: %s", name, what);
    return false;
}

/* Reads at most `most` + 1 bytes from a stream. */
static char *slurp(FILE *stream, size_t most, size_t *len)
{
    size_t size = 16 << 10;
    char *bytes = malloc(size);
    *len = 0;
    while (bytes && *len <= most) {
        size_t want = size - *len;
        if (want > most + 1 - *len)
            want = most + 1 - *len;
        size_t got = fread(bytes + *len, 1, want, stream);
        *len += got;
        if (got < want)
            break;
        if (*len == size) {
            char *more = realloc(bytes, size *= 2);
            if (!more)
                free(bytes);
            bytes = more;
        }
    }
    return bytes;
}

bool file_read(const char *name, size_t most, struct concord_input *out)
{
    bool standard = !strcmp(name, "-");
    FILE *stream = standard ? stdin : fopen(name, "rb");
    if (!stream)
        return fail(name, strerror(errno));
    size_t len = 0;
    errno = 0;
    char *bytes = slurp(stream, most, &len);
    bool broken = ferror(stream) != 0;
    int why = errno;
    if (!standard)
        fclose(stream);
    if (broken || !bytes) {
        free(bytes);
        return fail(name, broken ? strerror(why) : "no memory");
    }
    *out = (struct concord_input){standard ? "standard input" : name, bytes, len};
    return true;
}

static void drop(const void *owned)
{
    void *memory;
    memcpy(&memory, &owned, sizeof memory); /* what the engine only borrows is ours to free */
    free(memory);
}

void file_drop(struct concord_input *input)
{
    drop(input->bytes);
}

static bool write_stream(FILE *stream, const char *bytes, size_t len)
{
    return fwrite(bytes, 1, len, stream) == len && !fflush(stream) && !ferror(stream);
}

/* A temporary file beside the target, open for writing; only its owner may read it. */
static FILE *open_beside(const char *name, char **temporary)
{
    size_t len = strlen(name) + sizeof ".XXXXXX";
    *temporary = malloc(len);
    if (!*temporary)
        return NULL;
    snprintf(*temporary, len, "%s.XXXXXX", name);
    int fd = mkstemp(*temporary);
    FILE *stream = fd < 0 ? NULL : fdopen(fd, "wb");
    if (fd >= 0 && !stream) {
        int why = errno;
        close(fd);
        unlink(*temporary);
        errno = why;
    }
    return stream;
}

static bool write_file(const char *name, const char *bytes, size_t len)
{
    struct stat state;
    if (!lstat(name, &state) && !S_ISREG(state.st_mode))
        return fail(name, "not a regular file; give the name of a new file or of an earlier report");
    char *temporary = NULL;
    FILE *stream = open_beside(name, &temporary);
    bool good = stream && write_stream(stream, bytes, len) && !fsync(fileno(stream));
    int why = errno;
    if (stream && fclose(stream) && good) {
        good = false;
        why = errno;
    }
    if (good && rename(temporary, name)) {
        good = false;
        why = errno;
    }
    if (!good && stream)
        unlink(temporary);
    free(temporary);
    return good || fail(name, strerror(why));
}

bool file_write(const char *name, const char *bytes, size_t len)
{
    if (name)
        return write_file(name, bytes, len);
    errno = 0;
    return write_stream(stdout, bytes, len) || fail("standard output", strerror(errno));
}

/* By way of a name that the next try takes again, so that a kill leaves no more than one such file. */
bool file_put(const char *name, const char *bytes, size_t len)
{
    char beside[4096];
    if ((size_t)snprintf(beside, sizeof beside, "%s.part", name) >= sizeof beside)
        return fail(name, "the name is too long");
    int fd = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
    FILE *stream = fd < 0 ? NULL : fdopen(fd, "wb");
    bool good = stream && write_stream(stream, bytes, len);
    int why = errno;
    if (stream && fclose(stream) && good) {
        good = false;
        why = errno;
    }
    if (good && rename(beside, name)) {
        good = false;
        why = errno;
    }
    return good || fail(name, strerror(why));
}

struct listing {
    struct concord_input *files;
    size_t count, size;
    const char *folder;
};

static bool add_file(struct listing *listing, const char *path, const char *name)
{
    if (listing->count == listing->size) {
        size_t size = listing->size * 2 + 16;
        struct concord_input *more = realloc(listing->files, size * sizeof *more);
        if (!more)
            return fail(path, "no memory");
        listing->files = more;
        listing->size = size;
    }
    struct concord_input file = {0};
    if (!file_read(path, 8 << 20, &file))
        return false;
    file.name = strdup(name);
    listing->files[listing->count++] = file;
    return file.name || fail(path, "no memory");
}

/* What lies in a knowledge folder, and what a spreadsheet leaves there instead: that the reader refuses, so that nothing is passed over in
 * silence. Other files (a README) are the folder's own. */
static bool is_meant(const char *name)
{
    static const char *const endings[] = {".csv", ".json", ".xlsx", ".xls", ".ods", ".tsv", ".numbers"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t len = strlen(name), tail = strlen(endings[i]);
        if (len >= tail && !strcasecmp(name + len - tail, endings[i]))
            return true;
    }
    return false;
}

/* Takes in "folder/inside", one level of folders deep. */
static bool add_folder(struct listing *listing, const char *inside)
{
    char path[4096], name[1024];
    snprintf(path, sizeof path, "%s%s%s", listing->folder, *inside ? "/" : "", inside);
    struct dirent **entries;
    int count = scandir(path, &entries, NULL, NULL);
    if (count < 0)
        return fail(path, strerror(errno));
    bool good = true;
    for (int i = 0; i < count; i++) {
        const char *entry = entries[i]->d_name;
        snprintf(name, sizeof name, "%s%s%s", inside, *inside ? "/" : "", entry);
        snprintf(path, sizeof path, "%s/%s", listing->folder, name);
        struct stat state;
        if (!good || *entry == '.')
            ;
        else if (stat(path, &state))
            good = fail(path, strerror(errno));
        else if (S_ISDIR(state.st_mode) && !*inside)
            good = add_folder(listing, entry);
        else if (S_ISREG(state.st_mode) && is_meant(entry))
            good = add_file(listing, path, name);
        free(entries[i]);
    }
    free(entries);
    return good;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct concord_input *)a)->name, ((const struct concord_input *)b)->name);
}

bool folder_read(const char *folder, struct concord_input **files, size_t *count)
{
    struct listing listing = {.folder = folder};
    bool good = add_folder(&listing, "");
    if (good && !listing.count)
        good = fail(folder, "no .csv or .json file in this folder");
    if (good)
        qsort(listing.files, listing.count, sizeof *listing.files, by_name);
    *files = listing.files;
    *count = listing.count;
    return good;
}

void folder_free(struct concord_input *files, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        drop(files[i].name);
        drop(files[i].bytes);
    }
    free(files);
}
