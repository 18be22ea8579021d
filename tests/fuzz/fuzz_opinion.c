/* SPDX-License-Identifier: MIT
 * Any bytes -> the opinion reader and the readers of meanings. An opinion that is taken is the same as itself, and loses nothing. */
#include "target.h"

#include "../mirror.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = fresh_arena();
    const struct opinion *opinion = fuzz_opinion(arena, data, size);
    if (!opinion)
        return 0;
    const struct comparisons *all = compare_opinions(arena, &knowledge_built_in, opinion, opinion);
    for (size_t i = 0; i < all->count; i++)
        must(all->items[i]->relation == RELATION_SAME, "an opinion is the same as itself");
    must(!mirror_lost(all, opinion), "nothing is lost");
    return 0;
}
