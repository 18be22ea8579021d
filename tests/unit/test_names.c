/* SPDX-License-Identifier: MIT
 * Every name of every vocabulary, read back: it means its own row and nothing else, alone and in the context that it asks for. So no two
 * rows can be taken for one another by their names. */
#include <stdio.h>

#include "two_opinions.h"

static bool is_part(const struct knowledge *k, const struct concept *concept, uint16_t part)
{
    for (uint32_t i = 0; i < concept->parts.count; i++)
        if (k->links[concept->parts.at + i] == part)
            return true;
    return false;
}

/* Whether the meaning is the concept itself, or all drugs of a regimen and no other. */
static bool means(const struct knowledge *k, struct meaning meaning, uint16_t wanted)
{
    const struct concept *concept = &k->concepts[wanted];
    if (meaning.form != MEANING_TERMS || meaning.as.terms.ambiguous || meaning.as.terms.rest.len)
        return false;
    struct terms terms = meaning.as.terms;
    if (!concept->parts.count)
        return terms.count == 1 && terms.concepts[0] == wanted;
    for (size_t i = 0; i < terms.count; i++)
        if (!is_part(k, concept, terms.concepts[i]))
            return false;
    return terms.count == concept->parts.count && (terms.whole < 0 || terms.whole == wanted);
}

/* A key that stands in several rows of one vocabulary without context is ambiguous by itself. */
static bool is_shared(const struct knowledge *k, size_t at)
{
    const struct name *name = &k->names[at];
    for (size_t i = 0; i < k->name_count; i++)
        if (i != at && !strcmp(k->names[i].key, name->key) && k->names[i].concept != name->concept &&
            !strcmp(k->concepts[k->names[i].concept].vocabulary, k->concepts[name->concept].vocabulary))
            return true;
    return false;
}

static size_t check_name(const struct knowledge *k, size_t at)
{
    const struct name *name = &k->names[at];
    const char *const vocabulary[] = {k->concepts[name->concept].vocabulary, NULL};
    const uint16_t *context = name->contexts.count ? &k->links[name->contexts.at] : NULL;
    struct meaning meaning = normalise_term(arena, k, text_of(name->key), vocabulary, context, context != NULL);
    if (means(k, meaning, name->concept) || is_shared(k, at))
        return 0;
    fprintf(stderr, "\"%s\" of %s is read as %.*s%s\n", name->key, k->concepts[name->concept].id, (int)meaning.canonical.len,
            meaning.canonical.len ? meaning.canonical.ptr : "", meaning.as.terms.ambiguous ? " (ambiguous)" : "");
    return 1;
}

static void test_every_name_means_its_row(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < knowledge()->name_count; i++) {
        arena_reset(arena);
        wrong += check_name(knowledge(), i);
    }
    fprintf(stderr, "%zu names, %zu wrong\n", (size_t)knowledge()->name_count, wrong);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(test_every_name_means_its_row, set_up, tear_down)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
