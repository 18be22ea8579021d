/* SPDX-License-Identifier: MIT
 * In: counts. Out: one line that is drawn over and over. The clock is looked at here and nowhere else: no result depends on it. */
#include "cli/batch_progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { BAR = 24 };

static double now(void)
{
    struct timespec time;
    return clock_gettime(CLOCK_MONOTONIC, &time) ? 0 : (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

void progress_begin(struct progress_bar *bar, size_t passed)
{
    *bar = (struct progress_bar){.shown = isatty(STDERR_FILENO), .passed = passed};
    bar->began = bar->shown ? now() : 0;
}

static void put_time(double seconds)
{
    unsigned long left = (unsigned long)seconds;
    if (left < 100)
        fprintf(stderr, ", %lu s left", left);
    else if (left < 6000)
        fprintf(stderr, ", %lu min left", (left + 30) / 60);
    else
        fprintf(stderr, ", %lu h left", (left + 1800) / 3600);
}

void progress_show(struct progress_bar *bar, size_t done, size_t taken, size_t size)
{
    double time = bar->shown ? now() : 0, spent = time - bar->began;
    if (!bar->shown || time - bar->drawn < 0.2 || spent <= 0)
        return;
    bar->drawn = time;
    double share = size ? (double)taken / (double)size : 0;
    share = share > 1 ? 1 : share;
    fputc('\r', stderr);
    for (int i = 0; size && i < BAR; i++)
        fputc(i < (int)(share * BAR) ? '#' : '.', stderr);
    fprintf(stderr, " %zu cases, %.0f a second", done, (double)(done - bar->passed) / spent);
    if (share > 0)
        put_time(spent * (1 - share) / share);
    fputs("\x1b[K", stderr);
    fflush(stderr);
}

void progress_clear(const struct progress_bar *bar)
{
    if (bar->shown)
        fputs("\r\x1b[K", stderr);
}
