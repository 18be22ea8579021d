/* SPDX-License-Identifier: MIT
 * Preloaded (LD_PRELOAD): the FAIL_AT-th request for memory is refused, and with FAIL_ALL=1 every one after it; FAIL_COUNT=FILE
 * says how many there were. For glibc. */
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);

static unsigned long count, fail_at;
static int fail_all;

__attribute__((constructor)) static void start(void)
{
    const char *at = getenv("FAIL_AT"), *all = getenv("FAIL_ALL");
    count = 0;
    fail_at = at ? strtoul(at, NULL, 10) : 0;
    fail_all = all && *all == '1';
}

__attribute__((destructor)) static void stop(void)
{
    const char *path = getenv("FAIL_COUNT");
    char digits[24];
    size_t at = sizeof digits;
    int file = path ? open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600) : -1;
    for (unsigned long n = count; at && (n || at == sizeof digits); n /= 10)
        digits[--at] = (char)('0' + n % 10);
    if (file < 0 || write(file, digits + at, sizeof digits - at) < 0 || close(file))
        return;
}

static int refuse(void)
{
    count++;
    if (!fail_at || (fail_all ? count < fail_at : count != fail_at))
        return 0;
    errno = ENOMEM;
    return 1;
}

void *malloc(size_t size)
{
    return refuse() ? NULL : __libc_malloc(size);
}

void *calloc(size_t number, size_t size)
{
    return refuse() ? NULL : __libc_calloc(number, size);
}

void *realloc(void *old, size_t size)
{
    return refuse() ? NULL : __libc_realloc(old, size);
}
