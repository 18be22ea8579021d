/* SPDX-License-Identifier: MIT
 * Text: a view of UTF-8 bytes that somebody else owns, and what "written the same" means.
 *
 * Two texts are written the same when they differ in nothing but case, spacing, kind of hyphen and Unicode form
 * (canonical equivalence: composed or decomposed). Compatibility forms (full-width, mathematical letters) stay
 * apart on purpose: a spoofed drug name must not pass for the real one. */
#ifndef CONCORD_BASE_TEXT_H
#define CONCORD_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* Plain data; never owns. `ptr` may be NULL when `len` is 0. */
struct text {
    const char *ptr;
    size_t len;
};

#define TEXT(literal) ((struct text){(literal), sizeof(literal) - 1})

struct text text_of(const char *nul_terminated);
bool text_equal(struct text a, struct text b);

/* <0, 0, >0 by bytes: the same order on every machine and in every locale. */
int text_order(struct text a, struct text b);

bool text_is(struct text a, const char *nul_terminated);
bool text_starts(struct text a, const char *prefix);

/* Without the white space (ASCII and Unicode) at both ends. */
struct text text_trim(struct text a);

/* The folded form: canonical decomposition, simple case folding, every run of white space one U+0020 (none at
 * the ends), every hyphen and dash '-', soft hyphens and zero-width marks kept (they are suspicious, not spacing).
 * NUL-terminated, in `arena`. Source: Unicode 14 UnicodeData.txt and CaseFolding.txt, as base/fold.def. O(len). */
struct text text_fold(struct arena *arena, struct text a);

/* The folded form without the marks over and under Latin letters: "Guérin" and "Guerin" give one key, as do "cáncer" and "cancer".
 * Only for looking names up, which people write either way; never for what is written the same. NUL-terminated, in `arena`. O(len). */
struct text text_plain(struct arena *arena, struct text a);

/* The words of a folded text in byte order behind a '~', whatever stands between them: "lymphoma, follicular" and "follicular lymphoma"
 * give one key. In `arena`. O(n log n). */
struct text text_any_order(struct arena *arena, struct text folded);

/* Written the same: equal once folded and with all white space taken out. Cost: two folds. */
bool text_same(struct arena *arena, struct text a, struct text b);

/* Decodes the code point at `*at` and moves past it; `text` must be valid UTF-8 and `*at` below its end. */
uint32_t text_next(struct text text, size_t *at);

/* Length in code points of valid UTF-8. */
size_t text_length(struct text a);

/* The number of columns on a terminal: wide East Asian characters count 2, combining marks 0. */
size_t text_columns(struct text a);

/* Offset of the first byte that is not part of valid UTF-8 (RFC 3629: no overlong form, no surrogate,
 * nothing above U+10FFFF), or `len` when all is valid. */
size_t utf8_fault(const char *ptr, size_t len);

/* Damerau-Levenshtein distance (optimal string alignment) in bytes, but never more than `limit` + 1. */
size_t text_distance(struct arena *arena, struct text a, struct text b, size_t limit);

#endif
