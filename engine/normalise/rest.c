/* SPDX-License-Identifier: MIT
 * In: words one by one. Out: the words sorted and joined by a space. */
#include "normalise/rest.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

void rest_add(struct rest *rest, struct text word)
{
    if (!word.len)
        return;
    if (rest->count == rest->size) {
        size_t size = rest->size ? 2 * rest->size : 8;
        struct text *words = arena_array(rest->arena, size, sizeof *words);
        if (rest->count)
            memcpy(words, rest->words, rest->count * sizeof *words);
        rest->words = words;
        rest->size = size;
    }
    rest->words[rest->count++] = word;
}

static int by_bytes(const void *a, const void *b)
{
    return text_order(*(const struct text *)a, *(const struct text *)b);
}

struct text rest_text(struct rest *rest)
{
    if (!rest->count)
        return TEXT("");
    qsort(rest->words, rest->count, sizeof *rest->words, by_bytes);
    struct buf out = buf_new(rest->arena, 64);
    for (size_t i = 0; i < rest->count; i++) {
        if (i)
            buf_byte(&out, ' ');
        buf_add(&out, rest->words[i]);
    }
    return buf_text(&out);
}
