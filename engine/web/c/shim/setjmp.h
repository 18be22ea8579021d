/* SPDX-License-Identifier: MIT
 * setjmp for WebAssembly, which has no way to jump out of calls: setjmp says that it was called, and nobody jumps. base/arena.c aborts
 * instead where memory runs out; the page then starts a new engine and says so. */
#ifndef CONCORD_WEB_SETJMP_H
#define CONCORD_WEB_SETJMP_H

typedef int jmp_buf[1];
#define setjmp(where) ((void)(where), 0)

#endif
