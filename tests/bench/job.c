/* SPDX-License-Identifier: MIT
 * In: the two files of a pair and a count. Does: the whole job in process that many times, one engine for all of them, the
 * report as JSON. Out: nothing but the exit status. */
#include "bench.h"
#include "concord.h"

int main(int argc, char **argv)
{
    struct bench bench = bench_open(argc, argv);
    struct concord *engine = concord_new();
    struct concord_options options = {.format = CONCORD_JSON};
    struct concord_output out;
    if (!engine)
        bench_stop("no memory", argv[0]);
    for (size_t turn = 0; turn < bench.turns; turn++)
        if (concord_compare(engine, &bench.files[0], &bench.files[1], &options, &out) != CONCORD_OK)
            bench_stop(out.messages ? out.messages : "no memory", "concord");
    concord_free(engine);
    return bench_close(&bench);
}
