/* SPDX-License-Identifier: MIT
 * In: the glossary and two opinions. Out: the entries that stand in them, with the short form or other name that a
 * reader meets. */
#include "report/term.h"

#include <stdlib.h>

#include "base/buf.h"
#include "report/corpus.h"
#include "report/say.h"

/* One name of an entry. */
struct wording {
    const struct glossary_entry *entry;
    const char *text;
    struct word *words;
    size_t count;
};

struct wordings {
    struct wording *items;
    size_t count;
};

/* Whether the first word of a name stands in the opinions: few names are looked at any closer. */
static bool may_stand(struct arena *arena, const struct corpus *corpus, struct text name)
{
    struct word first;
    size_t at = 0;
    return word_next(arena, name, &at, &first) && corpus_knows(corpus, &first);
}

/* The names of the glossary that may stand in the opinions, an entry's own together: its term in the report's language first. */
static struct wordings wordings_of(struct arena *arena, const struct report *report, const struct corpus *corpus)
{
    const struct knowledge *k = report->knowledge;
    size_t room = 0;
    for (size_t i = 0; i < k->glossary_count; i++)
        room += k->glossary[i].also.count;
    struct wordings names = {.items = arena_array(arena, room + 1, sizeof *names.items)};
    for (size_t i = 0; i < k->glossary_count; i++) {
        struct slice also = k->glossary[i].also;
        for (uint32_t n = 0; n < also.count; n++) {
            uint32_t of = n < LANGUAGES && report->language != LANGUAGE_EN ? LANGUAGES - 1 - n : n;
            if (!may_stand(arena, corpus, text_of(k->strings[also.at + of])))
                continue;
            struct wording *wording = &names.items[names.count++];
            *wording = (struct wording){.entry = &k->glossary[i], .text = k->strings[also.at + of]};
            wording->words = word_split(arena, text_of(wording->text), &wording->count);
        }
    }
    return names;
}

/* The term, and behind it the name that was found, where the term does not hold it. */
static struct text shown_as(struct arena *arena, struct text term, struct text found)
{
    if (text_same(arena, term, found) || say_holds(term, found))
        return term;
    struct buf out = buf_new(arena, term.len + found.len + 3);
    buf_add(&out, term);
    buf_puts(&out, " (");
    buf_add(&out, found);
    buf_byte(&out, ')');
    return buf_text(&out);
}

/* A term with the letters to sort it by. */
struct sorted {
    struct text key;
    struct term term;
};

static int by_letters(const void *a, const void *b)
{
    const struct sorted *first = a, *second = b;
    int order = text_order(first->key, second->key);
    return order ? order : text_order(text_of(first->term.entry->id), text_of(second->term.entry->id));
}

static const struct term *in_order(struct arena *arena, struct sorted *found, size_t count)
{
    struct term *terms = arena_array(arena, count + 1, sizeof *terms);
    qsort(found, count, sizeof *found, by_letters);
    for (size_t i = 0; i < count; i++)
        terms[i] = found[i].term;
    return terms;
}

const struct term *terms_of(struct arena *arena, const struct report *report, size_t *count)
{
    struct sorted *found = arena_array(arena, report->knowledge->glossary_count + 1, sizeof *found);
    *count = 0;
    if (report->redact)
        return in_order(arena, found, 0);
    struct corpus corpus = corpus_new(arena, report);
    struct wordings names = wordings_of(arena, report, &corpus);
    for (size_t i = 0; i < names.count; i++)
        corpus_mark(&corpus, names.items[i].words, names.items[i].count);
    for (size_t i = 0; i < names.count; i++) {
        const struct wording *wording = &names.items[i];
        bool known = *count && found[*count - 1].term.entry == wording->entry;
        if (known || !corpus_has(&corpus, wording->words, wording->count))
            continue;
        struct text shown = shown_as(arena, text_of(wording->entry->term[report->language]), text_of(wording->text));
        found[(*count)++] = (struct sorted){word_letters(arena, shown), {wording->entry, shown}};
    }
    return in_order(arena, found, *count);
}
