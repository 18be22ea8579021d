/* SPDX-License-Identifier: MIT
 * Token: the strings, numbers and words of JSON, to the letter of RFC 8259. Private to read/. */
#ifndef CONCORD_READ_TOKEN_H
#define CONCORD_READ_TOKEN_H

#include "read/cursor.h"

struct buf;

/* Each starts at its first byte and ends after its last; false after a fault, which the cursor has noted.
 * `decoded` gets the string without escapes; NULL when nobody wants it. */
bool token_string(struct cursor *cursor, struct buf *decoded);
bool token_number(struct cursor *cursor);
bool token_word(struct cursor *cursor);

#endif
