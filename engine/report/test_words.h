/* SPDX-License-Identifier: MIT
 * One test of a rule as one line that a rule's author would write. */
#ifndef CONCORD_REPORT_TEST_WORDS_H
#define CONCORD_REPORT_TEST_WORDS_H

#include "base/arena.h"
#include "model/knowledge.h"

/* "/stage/group: relation different, not_comparable". In `arena`. */
struct text test_words(struct arena *arena, const struct knowledge *knowledge, const struct test *test);

#endif
