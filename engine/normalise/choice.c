/* SPDX-License-Identifier: MIT
 * In: the rows of one name. Out: the one concept that it means here, or that it is open. A row with a context holds only where the
 * context is known, and then wins over rows without; after that the earlier vocabulary of the field wins. Nothing is guessed. */
#include "normalise/choice.h"

#include <string.h>

/* A vocabulary that also stands for others, which rank just behind it. */
static const struct {
    const char *named, *also;
} companions[] = {
    {"drugs", "drug_classes"}, {"drugs", "modalities"}, {"procedures", "families"}, {"procedures", "modalities"},
};

/* How early the field names this vocabulary, from 0; -1 when it does not. */
static int rank_of(const char *const *vocabularies, const char *vocabulary)
{
    for (int rank = 0; vocabularies && vocabularies[rank]; rank++) {
        if (strcmp(vocabularies[rank], vocabulary) == 0)
            return 2 * rank;
        for (size_t i = 0; i < sizeof companions / sizeof *companions; i++)
            if (strcmp(companions[i].named, vocabularies[rank]) == 0 && strcmp(companions[i].also, vocabulary) == 0)
                return 2 * rank + 1;
    }
    return -1;
}

static bool holds(const struct knowledge *k, const struct scope *scope, struct slice contexts)
{
    for (uint32_t i = 0; i < contexts.count; i++)
        for (size_t j = 0; j < scope->context_count; j++)
            if (concept_under(k, scope->context[j], k->links[contexts.at + i]))
                return true;
    return false;
}

/* An acronym in the diagnosis itself, where nothing else is known yet: its one reading is its own context ("PTC" is a thyroid cancer). */
static bool holds_of_itself(const struct knowledge *k, const struct scope *scope, const struct name *name)
{
    for (uint32_t i = 0; i < name->contexts.count && !scope->context_count; i++)
        if (concept_under(k, name->concept, k->links[name->contexts.at + i]))
            return true;
    return false;
}

struct choice choice_of(const struct knowledge *k, const struct scope *scope, struct slice rows)
{
    struct choice best = {CHOICE_NONE, 0, false};
    int best_rank = -1;
    for (uint32_t i = 0; i < rows.count; i++) {
        const struct name *name = &k->names[rows.at + i];
        int rank = rank_of(scope->vocabularies, k->concepts[name->concept].vocabulary);
        if (rank < 0)
            continue;
        bool bound = name->contexts.count > 0, of_itself = bound && holds_of_itself(k, scope, name);
        if (bound && !of_itself && !holds(k, scope, name->contexts)) {
            if (best.state == CHOICE_NONE)
                best.state = CHOICE_OPEN;
            continue;
        }
        rank = 2 * rank + (of_itself ? 2000 : bound ? 0 : 1000);
        if (best_rank >= 0 && rank == best_rank && name->concept != best.concept)
            best.state = CHOICE_OPEN;
        if (best_rank < 0 || rank < best_rank) {
            best = (struct choice){CHOICE_ONE, name->concept, of_itself};
            best_rank = rank;
        }
    }
    return best;
}
