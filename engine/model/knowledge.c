/* SPDX-License-Identifier: MIT
 * In: an id, a pair of concepts. Out: the row, or whether the one lies under the other. Tables come sorted by id from the
 * reader, in byte order: the same on every machine. */
#include "model/knowledge.h"

#include <stdlib.h>
#include <string.h>

#include "base/diag.h"

enum { DEEPEST = 16 }; /* is_a goes 4 or 5 up; a circle, which the reader refuses, would end here too */

/* Every row that is looked up begins with its id. */
struct row {
    const char *id;
};

static int by_id(const void *key, const void *row)
{
    return strcmp(key, ((const struct row *)row)->id);
}

static const void *find(const void *rows, size_t count, size_t size, const char *id)
{
    return count ? bsearch(id, rows, count, size, by_id) : NULL;
}

const struct question *knowledge_question(const struct knowledge *k, const char *id)
{
    return find(k->questions, k->question_count, sizeof *k->questions, id);
}

const struct source *knowledge_source(const struct knowledge *k, const char *id)
{
    return find(k->sources, k->source_count, sizeof *k->sources, id);
}

const struct rule *knowledge_rule(const struct knowledge *k, const char *id)
{
    return find(k->rules, k->rule_count, sizeof *k->rules, id);
}

const struct retired *knowledge_retired(const struct knowledge *k, const char *key)
{
    return find(k->retired, k->retired_count, sizeof *k->retired, key);
}

bool knowledge_may_abbreviate(const struct knowledge *k, const char *word)
{
    return find(k->abbreviations, k->abbreviation_count, sizeof *k->abbreviations, word) != NULL;
}

static const struct phrase *phrase(const struct knowledge *k, const char *id)
{
    return find(k->phrases, k->phrase_count, sizeof *k->phrases, id);
}

bool knowledge_has_phrase(const struct knowledge *k, const char *id)
{
    return phrase(k, id) != NULL;
}

const char *knowledge_phrase_or_null(const struct knowledge *k, const char *id, enum language language)
{
    const struct phrase *found = phrase(k, id);
    return found ? found->text[language] : NULL;
}

const char *knowledge_phrase(const struct knowledge *k, const char *id, enum language language)
{
    const char *text = knowledge_phrase_or_null(k, id, language);
    if (!text)
        BUG(id);
    return text;
}

int knowledge_concept(const struct knowledge *k, const char *id)
{
    const struct concept *found = find(k->concepts, k->concept_count, sizeof *k->concepts, id);
    return found ? (int)(found - k->concepts) : -1;
}

static bool under(const struct knowledge *k, uint16_t a, uint16_t b, int depth)
{
    if (a == b)
        return true;
    struct slice broader = k->concepts[a].is_a;
    for (uint32_t i = 0; depth < DEEPEST && i < broader.count; i++)
        if (under(k, k->links[broader.at + i], b, depth + 1))
            return true;
    return false;
}

bool concept_under(const struct knowledge *k, uint16_t a, uint16_t b)
{
    return under(k, a, b, 0);
}

static bool vetoes(const struct knowledge *k, uint16_t a, uint16_t b)
{
    struct slice never = k->concepts[a].never;
    for (uint32_t i = 0; i < never.count; i++)
        if (k->links[never.at + i] == b)
            return true;
    return false;
}

bool concept_never(const struct knowledge *k, uint16_t a, uint16_t b)
{
    return vetoes(k, a, b) || vetoes(k, b, a);
}
