/* SPDX-License-Identifier: MIT
 * In: bytes. Out: their SHA-256 in hexadecimal. The only user of libmd. */
#include "base/sha256.h"

#include <sys/types.h> /* sha2.h needs it and does not say so */

#include <sha2.h>

void sha256_hex(struct text bytes, char out[65])
{
    uint8_t digest[SHA256_DIGEST_LENGTH];
    SHA2_CTX state;
    SHA256Init(&state);
    if (bytes.len)
        SHA256Update(&state, (const uint8_t *)bytes.ptr, bytes.len);
    SHA256Final(digest, &state);
    for (size_t i = 0; i < sizeof digest; i++) {
        out[2 * i] = "0123456789abcdef"[digest[i] >> 4];
        out[2 * i + 1] = "0123456789abcdef"[digest[i] & 15];
    }
    out[64] = '\0';
}
