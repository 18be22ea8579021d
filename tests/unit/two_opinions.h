/* SPDX-License-Identifier: MIT
 * Two opinions from small JSON texts, read and understood with the built-in knowledge and laid side by side. For the tests of compare/. */
#ifndef CONCORD_TESTS_TWO_OPINIONS_H
#define CONCORD_TESTS_TWO_OPINIONS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "compare/compare.h"
#include "normalise/normalise.h"
#include "read/opinion.h"
#include "../mirror.h"

static struct arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new((size_t)256 << 20);
    return arena ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static const struct knowledge *knowledge(void)
{
    return &knowledge_built_in;
}

/* A document about `cancer` with these further members ("" for none); the text ends where its bytes end. */
static inline const struct opinion *opinion_of(const char *cancer, const char *members)
{
    struct buf json = buf_new(arena, 512);
    buf_format(&json, "{\"format\":\"concord.opinion/1\",\"case\":{\"id\":\"c1\"},\"date\":\"2026-03-14\","
                      "\"author\":{\"role\":\"surgeon\"}%s%s", *members ? "," : "", members);
    if (cancer)
        buf_format(&json, "%s,\"diagnosis\":{\"cancer\":\"%s\"}", "", cancer);
    buf_puts(&json, "}");
    struct text bytes = buf_text(&json);
    char *exact = malloc(bytes.len);
    assert_non_null(exact);
    memcpy(exact, bytes.ptr, bytes.len);
    struct diags *diags = arena_alloc(arena, sizeof *diags);
    *diags = diags_new(arena, "opinion");
    struct opinion *opinion = opinion_read(&knowledge()->fields, TEXT("opinion"), (struct text){exact, bytes.len}, diags);
    free(exact);
    if (!opinion) {
        struct buf lines = buf_new(arena, 256);
        diags_print(&lines, diags);
        fail_msg("%s\n%s", bytes.ptr, buf_text(&lines).ptr);
    }
    normalise_opinion(arena, knowledge(), opinion);
    return opinion;
}

static inline const struct comparisons *laid(const struct opinion *first, const struct opinion *second)
{
    return compare_opinions(arena, knowledge(), first, second);
}

#endif
