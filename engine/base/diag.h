/* SPDX-License-Identifier: MIT
 * Diagnostics: what is wrong with an input, all of it, each with its place and what would be right.
 * Bad input is a diagnostic, a fault of the machine a status, a mistake of ours BUG(). */
#ifndef CONCORD_BASE_DIAG_H
#define CONCORD_BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct buf;

/* One fault. Plain data; the texts live in the list's arena. `line` and `column` count from 1 (columns in
 * code points); 0 means that the place is the whole file. `code` is stable: scripts may match it. */
struct diag {
    const char *file;
    size_t line, column;
    const char *code, *pointer, *problem, *remedy;
    const char *lang; /* of problem and remedy, as HTML names it; NULL: English */
    struct diag *next;
};

struct diags {
    struct arena *arena;
    const char *file;
    struct diag *head, **tail;
    const char *lang; /* of the faults to come: see struct diag */
    size_t most;  /* kept at most; 0: LIMIT_DIAGNOSTICS */
    size_t count; /* all of them, also those beyond `most` that were not kept */
};

struct place {
    size_t line, column;
    const char *pointer; /* RFC 6901; "" is the whole document */
};

struct diags diags_new(struct arena *arena, const char *file);

/* Adds a fault; `problem` is printf-like, `remedy` says what would be right. Copies every text. */
void diags_add(struct diags *diags, struct place place, const char *code, const char *remedy, const char *problem, ...)
    __attribute__((format(printf, 5, 6)));

/* Puts them in the order of their places; those of one place stay as they were added. */
void diags_sort(struct diags *diags);

/* "FILE:LINE:COLUMN: POINTER: what is wrong; what would be right" and a line that counts what was left out. Control
 * characters are shown escaped (\x1b). The pointer of the whole document is shown as "/". */
void diags_print(struct buf *out, const struct diags *diags);

/* A mistake of ours: says where and aborts. */
#define BUG(what) diag_bug(__FILE__, __LINE__, what)
_Noreturn void diag_bug(const char *file, int line, const char *what);

#endif
