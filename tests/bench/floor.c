/* SPDX-License-Identifier: MIT
 * In: the two files of a pair and a count. Does: cJSON parse and free of the same bytes, that many times.
 * Out: nothing but the exit status. This is the floor that the whole job is measured against. */
#include <cjson/cJSON.h>

#include "bench.h"

int main(int argc, char **argv)
{
    struct bench bench = bench_open(argc, argv);
    for (size_t turn = 0; turn < bench.turns; turn++)
        for (int side = 0; side < 2; side++) {
            cJSON *root = cJSON_ParseWithLength(bench.files[side].bytes, bench.files[side].len);
            if (!root)
                bench_stop("cJSON refuses it", bench.files[side].name);
            cJSON_Delete(root);
        }
    return bench_close(&bench);
}
