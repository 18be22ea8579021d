/* SPDX-License-Identifier: MIT
 * SHA-256 (FIPS 180-4), by libmd: the name of a document's exact bytes. */
#ifndef CONCORD_BASE_SHA256_H
#define CONCORD_BASE_SHA256_H

#include "base/text.h"

/* The digest of `bytes` as 64 lower-case hexadecimal digits and a NUL. O(len). */
void sha256_hex(struct text bytes, char out[65]);

#endif
