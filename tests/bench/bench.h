/* SPDX-License-Identifier: MIT
 * What the two measured programs share: PROGRAM FIRST SECOND TURNS, both files in memory before the first turn. */
#ifndef CONCORD_TESTS_BENCH_H
#define CONCORD_TESTS_BENCH_H

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include "concord.h"

struct bench {
    struct concord_input files[2];
    char *held[2];
    size_t turns;
};

static _Noreturn void bench_stop(const char *what, const char *which)
{
    fprintf(stderr, "%s: %s\n", which, what);
    exit(2);
}

static char *bench_read(const char *path, size_t *len)
{
    enum { LARGEST = 1 << 20 }; /* an opinion is never larger */
    char *bytes = malloc(LARGEST);
    FILE *file = fopen(path, "rb");
    if (!file || !bytes)
        bench_stop("cannot be read", path);
    *len = fread(bytes, 1, LARGEST, file);
    fclose(file);
    return bytes;
}

static struct bench bench_open(int argc, char **argv)
{
    struct bench bench = {0};
    if (argc != 4)
        bench_stop("usage: FIRST SECOND TURNS", argv[0]);
    for (int side = 0; side < 2; side++) {
        bench.files[side].name = argv[1 + side];
        bench.held[side] = bench_read(argv[1 + side], &bench.files[side].len);
        bench.files[side].bytes = bench.held[side];
    }
    bench.turns = strtoul(argv[3], NULL, 10);
    return bench;
}

static int bench_close(struct bench *bench)
{
    free(bench->held[0]);
    free(bench->held[1]);
    return 0;
}

#endif
