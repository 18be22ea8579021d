/* SPDX-License-Identifier: MIT
 * In: a text such as "AC then paclitaxel" or "Kadcyla (T-DM1)". Out: the concepts it names, regimens taken apart into drugs, and the
 * words that no vocabulary knows. Longest match first over whole words; never a part of a word, never a near miss. */
#include "normalise/term.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "normalise/amount.h"
#include "normalise/choice.h"
#include "normalise/names.h"
#include "normalise/rest.h"
#include "normalise/strength.h"
#include "normalise/variant.h"
#include "normalise/wordbook.h"

/* One name found. `apart`: a separator stands before it. `guess`: as written, where nothing but the name says its context; else empty. */
struct hit {
    uint16_t concept;
    bool apart;
    struct text guess;
};

/* A word of the rest that is the number of a strength, and the hits that stood before it. */
struct number {
    size_t word, hits;
};

/* Words that are no names, in the order in which they count; the sides come last. */
enum { SMALL_OR, SMALL_APART, SMALL_FILLER, SMALL_LEFT, SMALL_RIGHT, SMALL_BOTH, SMALL_EYE_LEFT, SMALL_EYE_RIGHT, SMALL_WORDS };

struct reader {
    struct arena *arena;
    const struct knowledge *k;
    const struct scope *scope;
    struct atoms atoms;
    struct hit *hits;
    size_t hit_count;
    struct rest rest;
    struct number *numbers;
    size_t number_count;
    char *unnamed; /* the text with its names blanked out */
    size_t small[SMALL_WORDS]; /* atoms of each small word at the atom looked at */
    bool open, apart, alternative;
    uint8_t body;
};

/* The length of the separator sign at `at`: , ; / & ( ) [ ] : | + and arrows; 0 for none. A '+' or '-' that ends a word belongs to it
 * ("HER2+", "ER-"), as does a '-' within one. */
static size_t sign(struct text t, size_t at)
{
    static const char arrow[] = "\xE2\x86\x92";
    char c = t.ptr[at];
    if (c == ' ' || strchr(",;/&()[]:|", c))
        return 1;
    if (c == '-' && at + 1 < t.len && t.ptr[at + 1] == '>')
        return 2;
    if (t.len - at >= 3 && memcmp(t.ptr + at, arrow, 3) == 0)
        return 3;
    if (c != '+' || at + 1 == t.len)
        return 0;
    bool ends_word = at > 0 && t.ptr[at - 1] != ' ' && !wordbook_inside(t, at + 1);
    return !ends_word;
}

/* Whether the '-' at `at` stands inside a word. */
static bool inner_hyphen(struct text t, size_t at, size_t word_from)
{
    return t.ptr[at] == '-' && at > word_from && at + 1 < t.len && wordbook_inside(t, at - 1) && wordbook_inside(t, at + 1);
}

static void split(struct reader *r, struct text text)
{
    struct atom *items = arena_array(r->arena, text.len + 1, sizeof *items);
    size_t count = 0, at = 0;
    while (at < text.len) {
        size_t gap = sign(text, at);
        if (gap) {
            at += gap;
            continue;
        }
        size_t from = at;
        while (at < text.len && !inner_hyphen(text, at, from) && !sign(text, at))
            at++;
        bool joined = at < text.len && inner_hyphen(text, at, from) && !sign(text, at);
        bool starts = !count || items[count - 1].stops;
        items[count++] = (struct atom){from, at, starts, !joined};
        at += joined;
    }
    r->atoms = (struct atoms){text, items, count};
}

static struct text written(const struct reader *r, size_t first, size_t last)
{
    return wordbook_slice(r->atoms.text, r->atoms.items[first].from, r->atoms.items[last].to);
}

/* The last atom of the word (or words) that `len` bytes from atom `first` on cover. */
static size_t last_within(const struct reader *r, size_t first, size_t len)
{
    size_t last = first;
    while (last + 1 < r->atoms.count && r->atoms.items[last + 1].to <= r->atoms.items[first].from + len)
        last++;
    return last;
}

static size_t word_end(const struct reader *r, size_t first)
{
    while (!r->atoms.items[first].stops)
        first++;
    return first;
}

static void add_hit(struct reader *r, uint16_t concept, struct text guess)
{
    r->hits[r->hit_count++] = (struct hit){concept, r->apart, guess};
    r->apart = false;
}

/* The number of atoms that a row of `len` bytes covers from atom `first` on; 0 where it ends inside a word. */
static size_t atoms_of(const struct reader *r, size_t first, size_t len)
{
    size_t last = len ? last_within(r, first, len) : first;
    return len && r->atoms.items[last].stops ? last - first + 1 : 0;
}

/* Notes the small words that begin at `first`. */
static void look_at(struct reader *r, size_t first)
{
    static const char *const senses[SMALL_WORDS + 1] = {
        [SMALL_OR] = "alternative",  [SMALL_APART] = "separator",  [SMALL_FILLER] = "term_filler",
        [SMALL_LEFT] = "body_left",  [SMALL_RIGHT] = "body_right", [SMALL_BOTH] = "body_both",
        [SMALL_EYE_LEFT] = "eye_left", [SMALL_EYE_RIGHT] = "eye_right",
    };
    wordbook_lengths(r->k, r->atoms.text, r->atoms.items[first].from, senses, r->small);
    for (size_t i = 0; i < SMALL_WORDS; i++)
        r->small[i] = r->scope->place || i < SMALL_EYE_LEFT ? atoms_of(r, first, r->small[i]) : 0; /* "OD" is "once daily", too */
}

/* Takes a side of the body that was looked at. Returns how many atoms, 0 for none. */
static size_t take_side(struct reader *r)
{
    static const uint8_t bits[SMALL_WORDS] = {[SMALL_LEFT] = BODY_LEFT, [SMALL_RIGHT] = BODY_RIGHT, [SMALL_BOTH] = BODY_BOTH,
                                              [SMALL_EYE_LEFT] = BODY_LEFT, [SMALL_EYE_RIGHT] = BODY_RIGHT};
    static const char *const names[SMALL_WORDS] = {[SMALL_LEFT] = "left", [SMALL_RIGHT] = "right", [SMALL_BOTH] = "both"};
    size_t side = SMALL_LEFT;
    while (side < SMALL_WORDS && !r->small[side])
        side++;
    if (side == SMALL_WORDS)
        return 0;
    r->body |= bits[side];
    if (!r->scope->place)
        rest_add(&r->rest, text_of(names[side]));
    return r->small[side];
}

/* Takes the small word that was looked at: a separator, a filler, "or". Returns how many atoms, 0 for none. */
static size_t take_word(struct reader *r)
{
    if (r->small[SMALL_OR]) {
        r->alternative = true;
        return r->small[SMALL_OR];
    }
    if (r->small[SMALL_APART]) {
        r->apart = true;
        return r->small[SMALL_APART];
    }
    return r->small[SMALL_FILLER];
}

static size_t longest_small(const struct reader *r)
{
    size_t most = 0;
    for (size_t i = 0; i < SMALL_LEFT; i++)
        most = r->small[i] > most ? r->small[i] : most;
    return most;
}

static void blank(struct reader *r, size_t first, size_t count)
{
    size_t from = r->atoms.items[first].from;
    memset(r->unnamed + from, ' ', r->atoms.items[first + count - 1].to - from);
}

/* Takes the longest known name at atom `first`; returns how many atoms, 0 for none. A name must be longer than a small word, or be all
 * there is: "AND" is also an acronym. */
static size_t take_name(struct reader *r, size_t first)
{
    struct slice found[NAMES_LONGEST];
    size_t least = longest_small(r);
    least = least < r->atoms.count ? least : 0;
    for (size_t n = names_at(r->k, &r->atoms, first, found); n > least; n--) {
        struct choice choice = choice_of(r->k, r->scope, found[n - 1]);
        if (choice.state == CHOICE_NONE)
            continue;
        if (choice.state == CHOICE_ONE) {
            add_hit(r, choice.concept, choice.of_itself ? written(r, first, first + n - 1) : (struct text){0});
        } else {
            r->open = true;
            rest_add(&r->rest, written(r, first, first + n - 1));
        }
        blank(r, first, n);
        return n;
    }
    return 0;
}

/* "carboplatin-paclitaxel": a hyphenated word all of whose bits are names. Returns how many atoms, 0 when one is not. */
static size_t take_joined(struct reader *r, size_t first)
{
    size_t last = word_end(r, first), hits = r->hit_count;
    for (size_t i = first; i <= last && last > first; i++) {
        struct atom alone = {r->atoms.items[i].from, r->atoms.items[i].to, true, true};
        struct atoms one = {r->atoms.text, &alone, 1};
        struct slice found[NAMES_LONGEST];
        struct choice choice = {CHOICE_NONE, 0, false};
        if (alone.to - alone.from >= 2 && names_at(r->k, &one, 0, found))
            choice = choice_of(r->k, r->scope, found[0]);
        if (choice.state != CHOICE_ONE) {
            r->hit_count = hits;
            return 0;
        }
        r->apart = true;
        add_hit(r, choice.concept, (struct text){0});
    }
    if (last > first)
        blank(r, first, last - first + 1);
    return last > first ? last - first + 1 : 0;
}

/* A lone '-' between two words separates them; at the end it says "negative". */
static bool lone_dash(const struct reader *r, size_t first)
{
    return text_is(written(r, first, first), "-") && first > 0 && first + 1 < r->atoms.count;
}

/* Whether a sign other than a bracket or a space stands between the last word and this one: "a + b", "a, b". */
static bool sign_before(const struct reader *r, size_t first)
{
    size_t from = first ? r->atoms.items[first - 1].to : 0;
    for (size_t at = from; at < r->atoms.items[first].from; at++)
        if (!strchr(" ()[]", r->atoms.text.ptr[at]))
            return true;
    return false;
}

/* The concept of this field that every change of a gene is a kind of, or -1. */
static int variant_concept(const struct reader *r)
{
    for (size_t i = 0; i < r->k->concept_count; i++)
        for (const char *const *name = r->scope->vocabularies; name && *name; name++)
            if (!strcmp(r->k->concepts[i].conversion, "variant") && !strcmp(r->k->concepts[i].vocabulary, *name))
                return (int)i;
    return -1;
}

/* A change that no row names ("S249C") is one all the same; which one it is stays in the rest. */
static struct text take_variant(struct reader *r, struct text word)
{
    struct text change = variant_read(r->arena, r->k, word);
    int concept = change.len ? variant_concept(r) : -1;
    if (concept < 0)
        return word;
    add_hit(r, (uint16_t)concept, (struct text){0});
    return change;
}

/* Keeps a word that nothing knows. */
static void take_rest(struct reader *r, size_t first, size_t last)
{
    struct text word = take_variant(r, written(r, first, last));
    if (strength_at(r->k, r->atoms.text, r->atoms.items[first].from, r->atoms.items[last].to))
        r->numbers[r->number_count++] = (struct number){r->rest.count, r->hit_count};
    rest_add(&r->rest, word);
}

static void read_atoms(struct reader *r)
{
    for (size_t i = 0, n; i < r->atoms.count; i += n) {
        r->apart = r->apart || sign_before(r, i);
        look_at(r, i);
        if ((n = take_name(r, i)) || (n = take_word(r)) || (n = take_side(r)) || (n = take_joined(r, i)))
            continue;
        size_t last = word_end(r, i);
        n = last - i + 1;
        if (n == 1 && lone_dash(r, i))
            r->apart = true;
        else
            take_rest(r, i, last);
    }
}

static bool are_kin(const struct knowledge *k, uint16_t a, uint16_t b)
{
    return concept_under(k, a, b) || concept_under(k, b, a);
}

/* "anaplastic oligodendroglioma" is no cancer of the thyroid: right beside another name, a guess about a word must be of its kin. */
static void drop_guesses(struct reader *r)
{
    size_t kept = 0, count = r->hit_count;
    const struct hit *hits = r->hits;
    struct hit *out = arena_array(r->arena, count + 1, sizeof *out);
    for (size_t i = 0; i < count; i++) {
        bool odd = (i > 0 && !hits[i].apart && !are_kin(r->k, hits[i - 1].concept, hits[i].concept)) ||
                   (i + 1 < count && !hits[i + 1].apart && !are_kin(r->k, hits[i + 1].concept, hits[i].concept));
        if (odd && hits[i].guess.len)
            rest_add(&r->rest, hits[i].guess);
        else
            out[kept++] = hits[i];
    }
    r->hits = out;
    r->hit_count = kept;
}

/* "ipilimumab 3 mg/kg + nivolumab 1 mg/kg" is not the other way round: among several names a strength belongs to the one before it. */
static void bind_numbers(struct reader *r)
{
    for (size_t i = 0; r->hit_count > 1 && i < r->number_count; i++) {
        struct text *word = &r->rest.words[r->numbers[i].word];
        size_t hits = r->numbers[i].hits;
        struct buf bound = buf_new(r->arena, 32);
        buf_add(&bound, *word);
        buf_byte(&bound, '@');
        buf_puts(&bound, hits ? r->k->concepts[r->hits[hits - 1].concept].id : "");
        *word = buf_text(&bound);
    }
}

/* "FOLFOX chemotherapy", "chemotherapy (FOLFOX)": a class beside its member, nothing between, says nothing more. */
static bool says_no_more(const struct reader *r, size_t i)
{
    uint16_t wide = r->hits[i].concept;
    if (i > 0 && !r->hits[i].apart && r->hits[i - 1].concept != wide && concept_under(r->k, r->hits[i - 1].concept, wide))
        return true;
    return i + 1 < r->hit_count && !r->hits[i + 1].apart && r->hits[i + 1].concept != wide &&
           concept_under(r->k, r->hits[i + 1].concept, wide);
}

static int by_index(const void *a, const void *b)
{
    uint16_t x = *(const uint16_t *)a, y = *(const uint16_t *)b;
    return (x > y) - (x < y);
}

static size_t sorted_set(uint16_t *items, size_t count)
{
    if (!count)
        return 0;
    qsort(items, count, sizeof *items, by_index);
    size_t kept = 1;
    for (size_t i = 1; i < count; i++)
        if (items[i] != items[kept - 1])
            items[kept++] = items[i];
    return kept;
}

/* Adds the concept, or its parts, to `out` (NULL: only counts). Parts are one level deep: lint proves it. */
static size_t put_parts(const struct knowledge *k, uint16_t concept, uint16_t *out)
{
    struct slice parts = k->concepts[concept].parts;
    for (uint32_t i = 0; out && i < parts.count; i++)
        out[i] = k->links[parts.at + i];
    if (out && !parts.count)
        out[0] = concept;
    return parts.count ? parts.count : 1;
}

/* Fills `concepts`, `count` and `whole` from the hits. */
static void gather(const struct reader *r, struct terms *terms)
{
    size_t room = 0, count = 0, wholes = 0;
    for (size_t i = 0; i < r->hit_count; i++)
        room += put_parts(r->k, r->hits[i].concept, NULL);
    uint16_t *all = arena_array(r->arena, room + 1, sizeof *all);
    uint16_t *of_whole = arena_array(r->arena, room + 1, sizeof *of_whole);
    for (size_t i = 0; i < r->hit_count; i++) {
        uint16_t concept = r->hits[i].concept;
        if (says_no_more(r, i))
            continue;
        count += put_parts(r->k, concept, all + count);
        if (r->k->concepts[concept].parts.count && terms->whole != concept) {
            terms->whole = concept;
            wholes++;
        }
    }
    terms->concepts = all;
    terms->count = sorted_set(all, count);
    if (wholes != 1) {
        terms->whole = -1;
        return;
    }
    size_t own = sorted_set(of_whole, put_parts(r->k, (uint16_t)terms->whole, of_whole));
    if (own != terms->count)
        terms->whole = -1; /* a regimen and more: the set says it all */
}

static bool same_parts(const struct knowledge *k, uint16_t a, uint16_t b)
{
    struct slice x = k->concepts[a].parts, y = k->concepts[b].parts;
    uint32_t shared = 0;
    for (uint32_t i = 0; i < x.count; i++)
        for (uint32_t j = 0; j < y.count; j++)
            shared += k->links[x.at + i] == k->links[y.at + j];
    return x.count && shared == x.count && shared == y.count;
}

/* Whether a broader regimen, or one that is by its row never the same, has the same drugs: "dose-dense AC" and "AC". */
static bool has_twin(const struct knowledge *k, uint16_t concept)
{
    struct slice others[] = {k->concepts[concept].never, k->concepts[concept].is_a};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        for (uint32_t j = 0; j < others[i].count; j++)
            if (same_parts(k, concept, k->links[others[i].at + j]))
                return true;
    return false;
}

/* Beside other treatments a regimen is only its drugs; one with a twin leaves its name among the words, or the two would read alike. */
static void keep_twins(struct reader *r)
{
    for (size_t i = 0; i < r->hit_count; i++)
        if (has_twin(r->k, r->hits[i].concept))
            rest_add(&r->rest, text_of(r->k->concepts[r->hits[i].concept].id));
}

static struct text names_of(struct arena *arena, const struct knowledge *k, const struct terms *terms)
{
    if (terms->whole >= 0)
        return text_of(k->concepts[terms->whole].name[LANGUAGE_EN]);
    struct buf out = buf_new(arena, 64);
    for (size_t i = 0; i < terms->count; i++) {
        if (i)
            buf_puts(&out, " + ");
        buf_puts(&out, k->concepts[terms->concepts[i]].name[LANGUAGE_EN]);
    }
    return terms->count ? buf_text(&out) : TEXT("");
}

/* "surgery or radiation" is neither: all of it is kept as words. */
static void forget(struct reader *r)
{
    r->hit_count = 0;
    r->open = true;
    r->rest.count = 0;
    for (size_t i = 0; i < r->atoms.count; i = word_end(r, i) + 1)
        rest_add(&r->rest, written(r, i, word_end(r, i)));
}

/* "Classical Hodgkin lymphoma, nodular sclerosis": what did not read as one name from left to right may be one in another order. */
static void read_any_order(struct reader *r)
{
    if (r->atoms.count < 2 || (r->hit_count == 1 && !r->rest.count))
        return;
    struct slice rows = names_exact(r->k, text_any_order(r->arena, r->atoms.text));
    struct choice choice = choice_of(r->k, r->scope, rows);
    if (!rows.count || choice.state != CHOICE_ONE)
        return;
    r->hit_count = 0;
    r->rest.count = 0;
    r->open = false;
    add_hit(r, choice.concept, (struct text){0});
}

/* The one change that the words leave ("S249C"), or that the row of the vocabulary names ("BRAF V600E"); else empty. */
static struct text change_of(const struct reader *r, const struct terms *terms)
{
    if (terms->rest.len || terms->count != 1)
        return text_starts(terms->rest, VARIANT) && !memchr(terms->rest.ptr, ' ', terms->rest.len) ? terms->rest : TEXT("");
    const char *name = r->k->concepts[terms->concepts[0]].name[LANGUAGE_EN], *last = strrchr(name, ' ');
    return variant_read(r->arena, r->k, text_plain(r->arena, text_of(last ? last + 1 : name)));
}

/* The numbers with units that stand beside a name; none where there are several names, to which they might belong. */
static struct amounts amounts_beside(const struct reader *r)
{
    struct meaning none = {0};
    if (r->hit_count != 1 || !r->rest.count)
        return none.as.amounts;
    struct meaning beside = amount_schedule(r->arena, r->k, (struct text){r->unnamed, r->atoms.text.len});
    return beside.form == MEANING_AMOUNT ? beside.as.amounts : none.as.amounts;
}

struct meaning term_read(struct arena *arena, const struct knowledge *k, struct text text, const struct scope *scope)
{
    struct meaning meaning = {0};
    struct reader r = {.arena = arena, .k = k, .scope = scope, .rest = {.arena = arena}};
    split(&r, text_plain(arena, text));
    r.unnamed = arena_copy(arena, r.atoms.text.ptr, r.atoms.text.len);
    r.hits = arena_array(arena, r.atoms.count + 1, sizeof *r.hits);
    r.numbers = arena_array(arena, r.atoms.count + 1, sizeof *r.numbers);
    read_atoms(&r);
    bind_numbers(&r);
    drop_guesses(&r);
    read_any_order(&r);
    if (r.alternative)
        forget(&r);
    if (!r.hit_count && !r.open && !(scope->place && r.body))
        return meaning;
    struct terms *terms = &meaning.as.terms;
    meaning.form = MEANING_TERMS;
    terms->whole = -1;
    gather(&r, terms);
    if (terms->whole < 0)
        keep_twins(&r);
    terms->rest = rest_text(&r.rest);
    terms->change = change_of(&r, terms);
    terms->amounts = amounts_beside(&r);
    terms->ambiguous = r.open;
    terms->body = r.body;
    meaning.canonical = names_of(arena, k, terms);
    if (terms->count)
        meaning.source = k->concepts[terms->whole >= 0 ? (uint16_t)terms->whole : terms->concepts[0]].source;
    return meaning;
}
