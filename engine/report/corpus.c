/* SPDX-License-Identifier: MIT
 * In: two opinions. Out: whether a name stands in them, as whole words. Words are hashed by their stems (FNV-1a,
 * Fowler, Noll and Vo), and only where a name's first word stands is more compared. */
#include "report/corpus.h"

#include <string.h>

#include "base/arena.h"
#include "report/say.h"

static size_t slot_of(const struct corpus *corpus, struct text stem)
{
    uint32_t hash = 2166136261U;
    for (size_t i = 0; i < stem.len; i++)
        hash = (hash ^ (unsigned char)stem.ptr[i]) * 16777619U;
    return hash % corpus->slot_count;
}

/* What a reader meets of a fact: a word of the contract in plain language, any other as it was written; of the
 * author nothing, for names of people and places are not explained. */
static struct text met(struct arena *arena, const struct report *report, const struct fact *fact)
{
    if (fact->child || fact->field == NO_FIELD)
        return (struct text){0};
    const struct field *field = &report->knowledge->fields.items[fact->field];
    if (text_starts(text_of(field->path), "/author"))
        return (struct text){0};
    return field->words ? say_word(arena, report, "word.", fact->stated) : fact->stated;
}

/* The words of one value. */
struct run {
    const struct word *words;
    size_t count;
};

/* Value by value, those of the first opinion first; `*count` values, `*words` words. */
static const struct run *runs_of(struct arena *arena, const struct report *report, size_t *count, size_t *words)
{
    const struct opinion *const *opinions = report->opinions;
    struct run *runs = arena_array(arena, opinions[0]->count + opinions[1]->count + 1, sizeof *runs);
    *count = *words = 0;
    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < opinions[side]->count; i++) {
            struct run *run = &runs[(*count)++];
            run->words = word_split(arena, met(arena, report, opinions[side]->facts[i]), &run->count);
            *words += run->count;
        }
    return runs;
}

/* All words in one row. */
static struct word *in_a_row(struct arena *arena, const struct report *report, size_t *count)
{
    size_t run_count, at = 0;
    const struct run *runs = runs_of(arena, report, &run_count, count);
    struct word *words = arena_array(arena, *count + 1, sizeof *words);
    for (size_t r = 0; r < run_count; r++)
        for (size_t i = 0; i < runs[r].count; i++, at++) {
            words[at] = runs[r].words[i];
            words[at].joined = i && words[at].joined;
        }
    return words;
}

struct corpus corpus_new(struct arena *arena, const struct report *report)
{
    struct corpus corpus = {0};
    corpus.words = in_a_row(arena, report, &corpus.count);
    corpus.slot_count = corpus.count + 1;
    corpus.slots = arena_array(arena, corpus.slot_count, sizeof *corpus.slots);
    corpus.next = arena_array(arena, corpus.count + 1, sizeof *corpus.next);
    corpus.longest = arena_array(arena, corpus.count + 1, sizeof *corpus.longest);
    for (size_t i = 0; i < corpus.count; i++) {
        uint32_t *slot = &corpus.slots[slot_of(&corpus, corpus.words[i].stem)];
        corpus.next[i] = *slot;
        *slot = (uint32_t)i + 1;
    }
    return corpus;
}

static bool stands_at(const struct corpus *corpus, size_t at, const struct word *name, size_t count)
{
    if (count > corpus->count - at)
        return false;
    for (size_t i = 0; i < count; i++) {
        const struct word *word = &corpus->words[at + i];
        bool alone = count == 1 && word_is_short_form(name);
        bool same = alone ? word_same(name, word) : text_equal(name[i].stem, word->stem);
        if (!same || (i && !word->joined))
            return false;
    }
    return true;
}

bool corpus_knows(const struct corpus *corpus, const struct word *word)
{
    uint32_t place = corpus->slots[slot_of(corpus, word->stem)];
    while (place && !text_equal(corpus->words[place - 1].stem, word->stem))
        place = corpus->next[place - 1];
    return place != 0;
}

void corpus_mark(struct corpus *corpus, const struct word *name, size_t count)
{
    uint32_t place = count ? corpus->slots[slot_of(corpus, name->stem)] : 0;
    for (; place; place = corpus->next[place - 1]) {
        if (!stands_at(corpus, place - 1, name, count))
            continue;
        for (uint32_t *longest = corpus->longest + place - 1, *end = longest + count; longest < end; longest++)
            if (*longest < count)
                *longest = (uint32_t)count;
    }
}

bool corpus_has(const struct corpus *corpus, const struct word *name, size_t count)
{
    uint32_t place = count ? corpus->slots[slot_of(corpus, name->stem)] : 0;
    for (; place; place = corpus->next[place - 1])
        for (size_t i = 0; i < count && stands_at(corpus, place - 1, name, count); i++)
            if (corpus->longest[place - 1 + i] <= count)
                return true;
    return false;
}
