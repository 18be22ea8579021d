/* SPDX-License-Identifier: MIT
 * In: two opinions. Out: whether a name stands in them as whole words. A name that stands there begins with a whole
 * word of the text: the words are hashed (FNV-1a, Fowler, Noll and Vo), and only equal first words are compared. */
#include "report/corpus.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"

static bool is_word_byte(char byte)
{
    unsigned char b = (unsigned char)byte;
    return (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b >= 0x80 || b == '_';
}

/* The slot of the word that begins at `at`; of a sign, the slot of no word. */
static size_t slot_of(const struct corpus *corpus, struct text text, size_t at)
{
    uint32_t hash = 2166136261U;
    for (; at < text.len && is_word_byte(text.ptr[at]); at++)
        hash = (hash ^ (unsigned char)text.ptr[at]) * 16777619U;
    return hash % corpus->slot_count;
}

static struct text folded_texts(struct arena *arena, const struct report *report)
{
    struct buf out = buf_new(arena, 16 << 10);
    buf_byte(&out, '\n');
    for (int side = 0; side < 2; side++) {
        const struct opinion *opinion = report->opinions[side];
        for (size_t i = 0; i < opinion->count; i++) {
            if (opinion->facts[i]->child || !opinion->facts[i]->stated.len)
                continue;
            buf_add(&out, text_fold(arena, opinion->facts[i]->stated));
            buf_byte(&out, '\n');
        }
    }
    return buf_text(&out);
}

struct corpus corpus_new(struct arena *arena, const struct report *report)
{
    enum { BYTES_A_SLOT = 8 }; /* a word and a sign, on average */
    struct text text = folded_texts(arena, report);
    struct corpus corpus = {.text = text, .slot_count = text.len / BYTES_A_SLOT + 1};
    corpus.slots = arena_array(arena, corpus.slot_count, sizeof *corpus.slots);
    corpus.places = arena_raw(arena, (text.len + 1) * sizeof *corpus.places);
    uint32_t count = 0;
    bool inside = false;
    for (size_t at = 1; at < text.len; at++) {
        if (!inside) {
            uint32_t *slot = &corpus.slots[slot_of(&corpus, text, at)];
            corpus.places[count++] = (struct corpus_place){(uint32_t)at, *slot};
            *slot = count;
        }
        inside = is_word_byte(text.ptr[at]);
    }
    return corpus;
}

bool corpus_has(const struct corpus *corpus, struct text name)
{
    uint32_t place = name.len ? corpus->slots[slot_of(corpus, name, 0)] : 0;
    for (; place; place = corpus->places[place - 1].next) {
        const char *at = corpus->text.ptr + corpus->places[place - 1].at;
        if (strncmp(at, name.ptr, name.len) == 0 && !is_word_byte(at[name.len]))
            return true;
    }
    return false;
}
