/* SPDX-License-Identifier: MIT
 * Block: findings about one thing, told together: both quotations side by side, why it may be, what it changes, what to
 * ask. */
#ifndef CONCORD_REPORT_BLOCK_H
#define CONCORD_REPORT_BLOCK_H

#include "report/piece.h"

/* Which questions a block has told already: each is told in one block only. */
struct blocks {
    bool *asked; /* by place in the report's questions */
};

struct blocks blocks_new(struct arena *arena, const struct report *report);

/* A section of blocks for all findings of a kind, those about one list item in one block; no section where there is
 * none. */
void block_section(struct piece piece, struct blocks blocks, enum finding_kind kind, const char *phrase,
                   const char *anchor);

#endif
