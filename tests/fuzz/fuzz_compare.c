/* SPDX-License-Identifier: MIT
 * Two documents with a NUL between them -> one comparison, both ways round. */
#include "target.h"

#include "../mirror.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const uint8_t *nul = size ? memchr(data, 0, size) : NULL;
    if (!nul)
        return 0;
    struct arena *arena = fresh_arena();
    size_t half = (size_t)(nul - data);
    const struct opinion *first = fuzz_opinion(arena, data, half);
    const struct opinion *second = first ? fuzz_opinion(arena, nul + 1, size - half - 1) : NULL;
    if (!second)
        return 0;
    const struct comparisons *there = compare_opinions(arena, &knowledge_built_in, first, second);
    const struct comparisons *back = compare_opinions(arena, &knowledge_built_in, second, first);
    const char *fault = mirror_fault(there, back);
    must(!fault, fault ? fault : "");
    must(!mirror_lost(there, first) && !mirror_lost(there, second), "nothing is lost");
    return 0;
}
