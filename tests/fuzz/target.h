/* SPDX-License-Identifier: MIT
 * What the fuzz targets share: bytes handed over untouched, in a fresh block of exactly their size, so that a read past the end is seen. */
#ifndef CONCORD_TESTS_FUZZ_TARGET_H
#define CONCORD_TESTS_FUZZ_TARGET_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "model/knowledge.h"
#include "normalise/normalise.h"
#include "read/opinion.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A property that must hold: stops with its name when it does not. */
static inline void must(bool holds, const char *property)
{
    if (holds)
        return;
    fprintf(stderr, "property broken: %s\n", property);
    abort();
}

/* One arena for all runs of a target; runs out of memory only by a mistake of ours. */
static inline struct arena *fresh_arena(void)
{
    static struct arena *arena;
    if (!arena)
        arena = arena_new((size_t)256 << 20);
    must(arena != NULL, "memory");
    arena_reset(arena);
    return arena;
}

/* Reads the document; NULL when it has faults, and then it has some and they can be shown. */
static inline struct opinion *fuzz_opinion(struct arena *arena, const uint8_t *data, size_t size)
{
    char *exact = malloc(size ? size : 1);
    must(exact != NULL, "memory");
    if (size)
        memcpy(exact, data, size);
    struct diags *diags = arena_alloc(arena, sizeof *diags);
    *diags = diags_new(arena, "fuzz");
    struct text bytes = {size ? exact : exact + 1, size};
    struct opinion *opinion = opinion_read(&knowledge_built_in.fields, TEXT("fuzz"), bytes, diags);
    free(exact);
    must((opinion == NULL) == (diags->count > 0), "a refusal names its fault, and nothing else does");
    struct buf lines = buf_new(arena, 256);
    diags_print(&lines, diags);
    struct text shown = buf_text(&lines);
    must(utf8_fault(shown.ptr, shown.len) == shown.len, "messages are UTF-8");
    if (opinion)
        normalise_opinion(arena, &knowledge_built_in, opinion);
    return opinion;
}

#endif
