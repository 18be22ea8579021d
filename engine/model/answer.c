/* SPDX-License-Identifier: MIT
 * In: an answer and the chain before it. Out: its link of the chain. */
#include "model/answer.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/sha256.h"

struct text answer_chain(struct arena *arena, struct text before, const struct said_answer *answer)
{
    struct buf all = buf_new(arena, 256);
    char digest[65];
    buf_add(&all, before);
    /* The length stands before each cell, so that no text can be moved from one cell to the next. */
#define ANSWER_COLUMN(name) buf_format(&all, "\n%zu:", answer->name.len), buf_add(&all, answer->name);
    ANSWER_COLUMNS
#undef ANSWER_COLUMN
    sha256_hex(buf_text(&all), digest);
    return (struct text){arena_copy(arena, digest, 64), 64};
}
