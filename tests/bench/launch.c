/* SPDX-License-Identifier: MIT
 * In: a count, a limit of seconds and a command. Does: starts the command that many times, its output thrown away, until the seconds are
 * over. Out: "TURNS MEDIAN_US LEAST_US MOST_US RSS_KB". A small program of its own, because a child inherits its parent's peak of memory. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST_TURNS = 10000 };

static double now_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

/* One run from fork to exit, in microseconds. */
static double launch(char **command)
{
    int status = 0;
    double start = now_us();
    pid_t child = fork();
    if (child == 0) {
        int nowhere = open("/dev/null", O_WRONLY);
        if (nowhere >= 0)
            dup2(nowhere, STDOUT_FILENO);
        execvp(command[0], command);
        _exit(127);
    }
    if (child < 0 || waitpid(child, &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) > 1) {
        fprintf(stderr, "launch: %s does not run\n", command[0]);
        exit(2);
    }
    return now_us() - start;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
    static double us[MOST_TURNS];
    struct rusage usage;
    if (argc < 4)
        return 2;
    long turns = strtol(argv[1], NULL, 10), done = 0;
    double end = now_us() + strtod(argv[2], NULL) * 1e6;
    launch(argv + 3); /* warms the file cache */
    while (done < turns && done < MOST_TURNS && (done == 0 || now_us() < end))
        us[done++] = launch(argv + 3);
    qsort(us, (size_t)done, sizeof *us, by_size);
    getrusage(RUSAGE_CHILDREN, &usage);
    printf("%ld %.0f %.0f %.0f %ld\n", done, us[done / 2], us[0], us[done - 1], usage.ru_maxrss);
    return 0;
}
