/* SPDX-License-Identifier: MIT
 * In: sizes. Out: zeroed memory with one common end of life. Blocks double from 64 KiB, so that a run of
 * n bytes asks the machine O(log n) times (Hanson 1990). */
#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* A block of the size that a usual job needs is kept for the next one. */
enum { FIRST_BLOCK = 64 << 10, KEPT_BLOCK = 4 << 20, ALIGNMENT = 16 };

struct block {
    struct block *older;
    size_t size, used;
    _Alignas(ALIGNMENT) unsigned char bytes[];
};

struct arena {
    struct block *newest;
    jmp_buf *where;
    size_t cap, held, used;
};

struct arena *arena_new(size_t cap)
{
    struct arena *arena = calloc(1, sizeof *arena);
    if (arena)
        arena->cap = cap;
    return arena;
}

static void free_blocks(struct block *block, const struct block *keep)
{
    while (block && block != keep) {
        struct block *older = block->older;
        free(block);
        block = older;
    }
}

void arena_free(struct arena *arena)
{
    if (!arena)
        return;
    free_blocks(arena->newest, NULL);
    free(arena);
}

void arena_reset(struct arena *arena)
{
    struct block *kept = arena->newest;
    while (kept && kept->size > KEPT_BLOCK && kept->older)
        kept = kept->older;
    if (!kept)
        return;
    free_blocks(arena->newest, kept);
    free_blocks(kept->older, NULL);
    kept->older = NULL;
    kept->used = 0;
    arena->newest = kept;
    arena->used = 0;
    arena->held = kept->size;
}

void arena_arm(struct arena *arena, jmp_buf *where)
{
    arena->where = where;
}

static _Noreturn void out_of_memory(struct arena *arena)
{
#ifndef __wasi__ /* wasi-libc has no longjmp: there the engine traps, and the page says so */
    if (arena->where)
        longjmp(*arena->where, 1);
#endif
    (void)arena;
    abort();
}

/* A block with room for `size`, put on top. */
static struct block *grow(struct arena *arena, size_t size)
{
    size_t want = arena->newest ? arena->newest->size * 2 : FIRST_BLOCK;
    if (want < size)
        want = size;
    if (want > arena->cap - arena->held)
        want = size;
    if (want > arena->cap - arena->held)
        out_of_memory(arena);
    struct block *block = malloc(sizeof *block + want);
    if (!block)
        out_of_memory(arena);
    *block = (struct block){.older = arena->newest, .size = want};
    arena->newest = block;
    arena->held += want;
    return block;
}

void *arena_raw(struct arena *arena, size_t size)
{
    if (size > SIZE_MAX - ALIGNMENT)
        out_of_memory(arena);
    size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    struct block *block = arena->newest;
    if (!block || size > block->size - block->used)
        block = grow(arena, size);
    void *start = block->bytes + block->used;
    block->used += size;
    arena->used += size;
    return start;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    return memset(arena_raw(arena, size), 0, size);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        out_of_memory(arena);
    return arena_alloc(arena, count * size);
}

char *arena_copy(struct arena *arena, const char *ptr, size_t len)
{
    char *copy = arena_raw(arena, len + 1);
    if (len)
        memcpy(copy, ptr, len);
    copy[len] = '\0';
    return copy;
}

size_t arena_used(const struct arena *arena)
{
    return arena->used;
}
