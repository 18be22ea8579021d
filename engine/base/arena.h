/* SPDX-License-Identifier: MIT
 * Arena: one region of memory per run, filled front to back and freed whole.
 * After Hanson, "Fast allocation and deallocation of memory based on object lifetimes", 1990.
 *
 * An allocation never returns NULL: when the machine or the arena's cap has no more, control goes to the
 * place that armed the arena (`arena_arm`), so that no caller in between needs to test. Nothing but memory of
 * the same arena may be held across an allocation. */
#ifndef CONCORD_BASE_ARENA_H
#define CONCORD_BASE_ARENA_H

#include <setjmp.h>
#include <stddef.h>

struct arena;

/* A new arena that will hold at most `cap` bytes; NULL when there is no memory. The caller owns it. */
struct arena *arena_new(size_t cap);

/* Frees the arena and all it gave out. NULL is allowed. */
void arena_free(struct arena *arena);

/* Forgets all it gave out and keeps the newest block of a usual size for reuse. O(blocks). */
void arena_reset(struct arena *arena);

/* Where to go (longjmp, value 1) when memory runs out. The arena borrows `where` until it is armed again;
 * NULL disarms: running out is then fatal (abort). */
void arena_arm(struct arena *arena, jmp_buf *where);

/* `size` zeroed bytes, aligned for any type. O(1) but for the zeroing. The arena owns them. */
void *arena_alloc(struct arena *arena, size_t size);

/* The same, but the bytes hold anything: for what is written before it is read. */
void *arena_raw(struct arena *arena, size_t size);

/* As arena_alloc for `count` objects of `size` bytes each; an overflowing product counts as no memory. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* A NUL-terminated copy of the `len` bytes at `ptr`. */
char *arena_copy(struct arena *arena, const char *ptr, size_t len);

/* Bytes given out since the start or the last reset. */
size_t arena_used(const struct arena *arena);

#endif
