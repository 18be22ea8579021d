/* SPDX-License-Identifier: MIT
 * In: two facts read as terms of the vocabularies. Out: how they stand. Equal sets of concepts are equivalent, a set that lies under
 * the other is refined, a veto (never_same_as) wins over both, and what no vocabulary settles is compatible at best. */
#include <string.h>

#include "compare/relate.h"

/* The source of the row that made a text a term; the concept's own when the reading names none. */
static const char *source_of(const struct context *c, struct terms terms)
{
    if (terms.whole >= 0)
        return c->knowledge->concepts[terms.whole].source;
    return terms.count ? c->knowledge->concepts[terms.concepts[0]].source : NULL;
}

static bool same_set(struct terms a, struct terms b)
{
    return a.count == b.count && (!a.count || !memcmp(a.concepts, b.concepts, a.count * sizeof *a.concepts));
}

static bool lies_under_some(const struct context *c, uint16_t concept, struct terms others)
{
    for (size_t i = 0; i < others.count; i++)
        if (concept_under(c->knowledge, concept, others.concepts[i]))
            return true;
    return false;
}

static bool covers_some(const struct context *c, uint16_t concept, struct terms others)
{
    for (size_t i = 0; i < others.count; i++)
        if (concept_under(c->knowledge, others.concepts[i], concept))
            return true;
    return false;
}

/* How a thing is done, not what is done ("with total mesorectal excision"): it adds to a treatment beside it and changes nothing. */
static bool is_technique(const struct context *c, uint16_t concept)
{
    return !strcmp(c->knowledge->concepts[concept].conversion, "technique");
}

/* How many treatments a set is: a class beside its member ("platinum chemotherapy") is one, unless the vocabulary says that each part stands for
 * a drug of its own: a platinum doublet is not made more exact by carboplatin alone. */
static size_t distinct(const struct context *c, struct terms terms)
{
    size_t count = terms.count;
    bool each = terms.whole >= 0 && !strcmp(c->knowledge->concepts[terms.whole].conversion, "each_part");
    for (size_t i = 0; i < terms.count && !each; i++)
        for (size_t j = 0; j < terms.count; j++)
            if (i != j && concept_under(c->knowledge, terms.concepts[j], terms.concepts[i])) {
                count--;
                break;
            }
    return count;
}

/* Whether `more` says all that `less` says, and more exactly: every concept of `less` covers one of `more`. Where concepts only add
 * detail to one thing (a diagnosis: organ and histology) `more` may hold others beside; in a plan each is a treatment of its own. */
static bool refines(const struct context *c, struct terms more, struct terms less, bool details)
{
    if (!details && more.count < distinct(c, less))
        return false;
    for (size_t i = 0; i < less.count; i++)
        if (!covers_some(c, less.concepts[i], more))
            return false;
    for (size_t i = 0; i < more.count && !details; i++)
        if (!lies_under_some(c, more.concepts[i], less) && !is_technique(c, more.concepts[i]))
            return false;
    return more.count && less.count;
}

static bool vetoed(const struct context *c, struct terms a, struct terms b)
{
    if (a.whole >= 0 && b.whole >= 0 && concept_never(c->knowledge, (uint16_t)a.whole, (uint16_t)b.whole))
        return true;
    return a.count == 1 && b.count == 1 && concept_never(c->knowledge, a.concepts[0], b.concepts[0]);
}

/* Kin meet in an ancestor that says what they are about (an organ, a kind of operation), not in one that says only how the cells
 * look: the vocabulary marks those. */
static bool share_ancestor(const struct context *c, uint16_t a, uint16_t b)
{
    const struct concept *concept = &c->knowledge->concepts[a];
    if (concept_under(c->knowledge, b, a) && strcmp(concept->conversion, "no_kin"))
        return true;
    for (uint32_t i = 0; i < concept->is_a.count; i++)
        if (share_ancestor(c, c->knowledge->links[concept->is_a.at + i], b))
            return true;
    return false;
}

static bool kin(const struct context *c, struct terms a, struct terms b)
{
    for (size_t i = 0; i < a.count; i++)
        for (size_t j = 0; j < b.count; j++)
            if (share_ancestor(c, a.concepts[i], b.concepts[j]))
                return true;
    return false;
}

/* The rank of the most that a set of treatments does, by the vocabulary's `extent`; 0 when no row says. */
static int extent_of(const struct context *c, struct terms terms)
{
    int most = 0;
    for (size_t i = 0; i < terms.count; i++)
        if (c->knowledge->concepts[terms.concepts[i]].extent > most)
            most = c->knowledge->concepts[terms.concepts[i]].extent;
    return most;
}

/* In a diagnosis or a place the concepts of one text describe one thing; in a plan they are several treatments. */
static bool only_details(const struct context *c, const struct fact *fact)
{
    const char *const *vocabulary = field_of(c, fact)->vocabularies;
    return vocabulary && (!strcmp(*vocabulary, "cancers") || !strcmp(*vocabulary, "tests"));
}

static struct verdict with_quotes(struct verdict verdict, const struct fact *a, const struct fact *b)
{
    verdict.because.a = a->stated;
    verdict.because.b = b->stated;
    return verdict;
}

/* A variant of another regimen (dose-dense, reduced) says more than its drugs do. */
static bool is_variant(const struct knowledge *k, uint16_t regimen)
{
    struct slice is_a = k->concepts[regimen].is_a;
    for (uint32_t i = 0; i < is_a.count; i++)
        if (k->concepts[k->links[is_a.at + i]].parts.count)
            return true;
    return false;
}

/* Two names for one set of concepts: a regimen against its drugs, two regimens of the same drugs, or plain synonyms. */
static struct verdict relate_equal_sets(const struct context *c, struct terms a, struct terms b)
{
    const struct knowledge *k = c->knowledge;
    bool a_whole = a.whole >= 0, b_whole = b.whole >= 0;
    if (a_whole && b_whole && a.whole != b.whole) {
        bool up = concept_under(k, (uint16_t)a.whole, (uint16_t)b.whole) ||
                  concept_under(k, (uint16_t)b.whole, (uint16_t)a.whole);
        if (!up)
            return verdict_because(RELATION_COMPATIBLE, BECAUSE_NONE, "because.regimen_other", NULL);
        return verdict_because(RELATION_REFINED, BECAUSE_HIERARCHY, "because.hierarchy", source_of(c, a));
    }
    if (a_whole == b_whole)
        return verdict_because(RELATION_EQUIVALENT, BECAUSE_VOCABULARY, "because.vocabulary", source_of(c, a));
    struct terms regimen = a_whole ? a : b;
    bool variant = is_variant(k, (uint16_t)regimen.whole);
    return verdict_because(variant ? RELATION_REFINED : RELATION_EQUIVALENT, variant ? BECAUSE_HIERARCHY : BECAUSE_VOCABULARY,
                           variant ? "because.hierarchy" : "because.regimen", source_of(c, regimen));
}

/* Sense of a word in the small closed language of words.csv. */
static bool has_sense(const struct context *c, struct text word, const char *sense)
{
    for (size_t i = 0; i < c->knowledge->word_count; i++)
        if (!strcmp(c->knowledge->words[i].sense, sense) && text_is(word, c->knowledge->words[i].key))
            return true;
    return false;
}

/* Whether every word of `rest` only qualifies ("robotic", "weekly") or is the one change of a gene, so that the text without it says less, not
 * other. */
static bool only_qualifies(const struct context *c, struct text rest)
{
    for (size_t at = 0; at < rest.len;) {
        size_t end = at;
        while (end < rest.len && rest.ptr[end] != ' ')
            end++;
        struct text word = {rest.ptr + at, end - at};
        if (!text_starts(word, VARIANT) && !has_sense(c, word, "qualifier"))
            return false;
        at = end + 1;
    }
    return true;
}

/* One drug, and the texts say how much or how often beside it. */
static bool relate_beside(struct terms a, struct terms b, struct verdict *verdict)
{
    if (!a.amounts.count || !b.amounts.count)
        return false;
    *verdict = relate_numbers(a.amounts, b.amounts);
    if (verdict->relation == RELATION_DIFFERENT)
        verdict->because.phrase = "because.strength";
    return verdict->relation == RELATION_DIFFERENT || verdict->relation == RELATION_EQUIVALENT;
}

/* Equal concepts, but one text holds words that the vocabularies do not know. */
static struct verdict relate_rests(const struct context *c, const struct fact *x, struct terms a, struct terms b)
{
    struct verdict numbers;
    if (relate_is_treatment(c, x) && relate_beside(a, b, &numbers))
        return numbers;
    struct text rest = a.rest.len ? a.rest : b.rest;
    struct amounts beside = a.rest.len ? a.amounts : b.amounts;
    bool one_sided = !a.rest.len != !b.rest.len, only_amounts = beside.count && !beside.rest.len;
    if (one_sided && (only_qualifies(c, rest) || only_amounts))
        return verdict_because(RELATION_REFINED, BECAUSE_HIERARCHY, "because.more_words", source_of(c, a));
    return verdict_because(RELATION_COMPATIBLE, BECAUSE_NONE, "because.unresolved", NULL);
}

static bool same_role(const struct context *c, uint16_t a, uint16_t b)
{
    const char *role = c->knowledge->concepts[a].conversion;
    return !strncmp(role, "role.", 5) && !strcmp(role, c->knowledge->concepts[b].conversion);
}

/* Whether the two sets differ only in drugs that stand in for one another in a regimen (prednisone, prednisolone). */
static bool same_but_for_roles(const struct context *c, struct terms a, struct terms b)
{
    for (size_t i = 0; i < a.count && a.count == b.count; i++) {
        bool found = false;
        for (size_t j = 0; j < b.count && !found; j++)
            found = a.concepts[i] == b.concepts[j] || same_role(c, a.concepts[i], b.concepts[j]);
        if (!found)
            return false;
    }
    return a.count > 1 && a.count == b.count;
}

/* Two sides of the body are two places, whatever else agrees; a side that only one text names makes that text the more exact one. */
static struct verdict relate_bodies(const struct context *c, struct terms a, struct terms b, struct verdict verdict)
{
    if (a.body == b.body || verdict.relation > RELATION_COMPATIBLE)
        return verdict;
    if (a.body && b.body)
        return verdict_because(RELATION_DIFFERENT, BECAUSE_NONE, "because.other_side", NULL);
    if (verdict.relation > RELATION_EQUIVALENT)
        return verdict_because(RELATION_COMPATIBLE, BECAUSE_NONE, "because.unresolved", NULL);
    return verdict_because(RELATION_REFINED, BECAUSE_HIERARCHY, "because.more_words", source_of(c, a));
}

static struct verdict relate_sets(const struct context *c, const struct fact *x, struct terms a, struct terms b)
{
    bool resolved = a.count && b.count && !a.rest.len && !b.rest.len;
    bool details = only_details(c, x);
    if (a.change.len && b.change.len && !text_equal(a.change, b.change))
        return verdict_because(RELATION_DIFFERENT, BECAUSE_NONE, "because.other_change", NULL);
    if (vetoed(c, a, b))
        return verdict_because(RELATION_DIFFERENT, BECAUSE_NONE, "because.never", NULL);
    if (a.count && same_set(a, b) && text_equal(a.rest, b.rest))
        return relate_equal_sets(c, a, b);
    if (a.count && same_set(a, b))
        return relate_rests(c, x, a, b);
    bool up = refines(c, a, b, details), down = refines(c, b, a, details);
    if ((up && down) || (same_but_for_roles(c, a, b) && resolved))
        return verdict_because(RELATION_COMPATIBLE, BECAUSE_NONE, "because.unresolved", NULL);
    if ((up || down) && resolved)
        return verdict_because(RELATION_REFINED, BECAUSE_HIERARCHY, "because.hierarchy", source_of(c, up ? a : b));
    if (up || down)
        return verdict_because(RELATION_COMPATIBLE, BECAUSE_NONE, "because.unresolved", NULL);
    return verdict_plain(RELATION_DIFFERENT);
}

struct terms relate_joined(const struct context *c, struct terms a, struct terms b)
{
    uint16_t *set = arena_array(c->arena, a.count + b.count + 1, sizeof *set);
    size_t count = 0;
    for (size_t i = 0, j = 0; i < a.count || j < b.count;) {
        bool from_a = j == b.count || (i < a.count && a.concepts[i] <= b.concepts[j]);
        uint16_t concept = from_a ? a.concepts[i] : b.concepts[j];
        i += from_a;
        j += !from_a || (j < b.count && b.concepts[j] == concept);
        set[count++] = concept;
    }
    return (struct terms){.concepts = set, .count = count, .whole = -1, .rest = a.rest.len ? a.rest : b.rest,
                          .ambiguous = a.ambiguous || b.ambiguous};
}

/* The set without what is said more exactly beside it: "chemotherapy" beside cisplatin. */
static struct terms most_exact(const struct context *c, struct terms terms)
{
    uint16_t *set = arena_array(c->arena, terms.count + 1, sizeof *set);
    size_t count = 0;
    for (size_t i = 0; i < terms.count; i++) {
        bool beside = false;
        for (size_t j = 0; j < terms.count; j++)
            beside |= i != j && concept_under(c->knowledge, terms.concepts[j], terms.concepts[i]);
        if (!beside)
            set[count++] = terms.concepts[i];
    }
    terms.concepts = set;
    terms.count = count;
    return terms;
}

struct verdict relate_taken_apart(const struct context *c, struct terms whole, struct terms parts)
{
    struct terms a = most_exact(c, whole), b = most_exact(c, parts);
    if (a.rest.len || b.rest.len || a.ambiguous || b.ambiguous)
        return verdict_plain(RELATION_COMPATIBLE);
    if (same_set(a, b))
        return verdict_because(RELATION_EQUIVALENT, BECAUSE_VOCABULARY, NULL, source_of(c, whole));
    if (refines(c, b, a, false) || refines(c, a, b, false))
        return verdict_because(RELATION_REFINED, BECAUSE_HIERARCHY, NULL, source_of(c, whole));
    return verdict_plain(RELATION_COMPATIBLE);
}

bool relate_is_treatment(const struct context *c, const struct fact *fact)
{
    return !strcmp(field_of(c, fact)->name, "treatment");
}

/* Letters that look like an acronym nobody here knows: "GC", "alloHSCT". */
static bool is_short_form(struct text stated)
{
    size_t capitals = 0;
    for (size_t i = 0; i < stated.len; i++) {
        capitals += stated.ptr[i] >= 'A' && stated.ptr[i] <= 'Z';
        if (stated.ptr[i] == ' ')
            return false;
    }
    return capitals > 1 && stated.len <= 10;
}

static bool is_unknown_short_form(const struct fact *fact, struct terms terms)
{
    return !terms.count && is_short_form(fact->stated);
}

static struct verdict relate_unresolved(const struct context *c, const struct fact *a, const struct fact *b)
{
    struct terms x = relate_terms_of(c, a), y = relate_terms_of(c, b);
    bool both_plain = !is_unknown_short_form(a, x) && !is_unknown_short_form(b, y);
    bool one_known = x.count && !x.rest.len && y.count && !y.rest.len;
    if (relate_is_treatment(c, a) && both_plain)
        return verdict_plain(RELATION_DIFFERENT);
    return one_known && both_plain
               ? verdict_plain(RELATION_DIFFERENT)
               : verdict_because(RELATION_COMPATIBLE, BECAUSE_NONE, "because.unknown", NULL);
}

/* Written the same. Still not the same where an acronym means two things in the two diagnoses, or nothing settles it. */
static struct verdict relate_same_words(const struct context *c, struct terms a, struct terms b)
{
    if (same_set(a, b) && (!(a.ambiguous || b.ambiguous) || c->one_diagnosis))
        return verdict_plain(RELATION_SAME);
    if (a.ambiguous || b.ambiguous)
        return verdict_because(RELATION_COMPATIBLE, BECAUSE_NONE, "because.ambiguous", NULL);
    return verdict_because(RELATION_DIFFERENT, BECAUSE_NONE, "because.acronym", NULL);
}

/* In hierarchical reasons `a` is the more exact text. */
static void order_quotes(const struct context *c, struct verdict *verdict, struct terms a, struct terms b)
{
    bool a_says_more = refines(c, a, b, true) && !refines(c, b, a, true);
    if (same_set(a, b))
        a_says_more = a.rest.len > b.rest.len || (a.whole >= 0 && (b.whole < 0 ||
                      concept_under(c->knowledge, (uint16_t)a.whole, (uint16_t)b.whole)));
    if (verdict->because.kind != BECAUSE_HIERARCHY || a_says_more)
        return;
    struct text swap = verdict->because.a;
    verdict->because.a = verdict->because.b;
    verdict->because.b = swap;
}

static bool share_one_thing(const struct context *c, uint16_t a, uint16_t b)
{
    const struct knowledge *k = c->knowledge;
    struct slice p = k->concepts[a].is_a, q = k->concepts[b].is_a;
    for (uint32_t i = 0; i < p.count; i++)
        for (uint32_t j = 0; j < q.count; j++)
            if (k->links[p.at + i] == k->links[q.at + j] && !strcmp(k->concepts[k->links[p.at + i]].conversion, "one_thing"))
                return true;
    return false;
}

/* Where the vocabulary says that a broader concept is one thing told in several ways: two methods can both be true (MSI, MMR), two
 * scores that are never the same are two rulers (TPS, CPS). */
static struct verdict relate_ways(const struct context *c, struct terms a, struct terms b, struct verdict verdict)
{
    bool ways = a.count == 1 && b.count == 1 && share_one_thing(c, a.concepts[0], b.concepts[0]);
    if (verdict.relation != RELATION_DIFFERENT || !ways)
        return verdict;
    bool never = verdict.because.phrase && !strcmp(verdict.because.phrase, "because.never");
    verdict.relation = never ? RELATION_NOT_COMPARABLE : RELATION_COMPATIBLE;
    if (never) {
        verdict.because.kind = BECAUSE_RULER;
        verdict.because.phrase = "because.ruler_score";
    }
    return verdict;
}

/* Where a word of order ("then", "followed by") parts the text: the half before it and the half after; false without one. */
static bool halves(const struct context *c, struct text folded, struct text half[2])
{
    const struct knowledge *k = c->knowledge;
    for (size_t at = 0; at < folded.len; at++)
        for (size_t i = 0; at && folded.ptr[at - 1] == ' ' && i < k->word_count; i++) {
            size_t len = strlen(k->words[i].key), end = at + len;
            bool whole = end < folded.len && folded.ptr[end] == ' ' && !memcmp(folded.ptr + at, k->words[i].key, len);
            if (!whole || strcmp(k->words[i].sense, "order"))
                continue;
            half[0] = (struct text){folded.ptr, at - 1};
            half[1] = (struct text){folded.ptr + end + 1, folded.len - end - 1};
            return true;
        }
    return false;
}

/* "Tamoxifen then letrozole" is not "letrozole then tamoxifen": sets forget the order, so one of the halves must be written alike. */
static bool other_order(const struct context *c, const struct fact *a, const struct fact *b)
{
    struct text x[2], y[2];
    bool ordered = halves(c, text_plain(c->arena, a->stated), x) && halves(c, text_plain(c->arena, b->stated), y);
    return ordered && !text_equal(x[0], y[0]) && !text_equal(x[1], y[1]);
}

struct verdict relate_terms(const struct context *c, const struct fact *a, const struct fact *b)
{
    struct terms x = relate_terms_of(c, a), y = relate_terms_of(c, b);
    if (relate_written_same(c, a, b))
        return relate_same_words(c, x, y);
    struct verdict verdict = relate_bodies(c, x, y, relate_sets(c, a, x, y));
    /* An open acronym can be anything where it is all there is; beside a known drug it only keeps the two from being one. */
    bool open = x.ambiguous || y.ambiguous, all_open = (x.ambiguous && !x.count) || (y.ambiguous && !y.count);
    if (all_open || (open && verdict.relation < RELATION_COMPATIBLE))
        verdict = verdict_because(RELATION_COMPATIBLE, BECAUSE_NONE, "because.ambiguous", NULL);
    bool two_sides = x.body && y.body && x.body != y.body;
    if (verdict.relation == RELATION_DIFFERENT && !verdict.because.phrase && !two_sides)
        verdict = relate_unresolved(c, a, b);
    if (verdict.relation == RELATION_EQUIVALENT && other_order(c, a, b))
        verdict = verdict_because(RELATION_COMPATIBLE, BECAUSE_NONE, "because.unresolved", NULL);
    verdict = with_quotes(verdict, a, b);
    order_quotes(c, &verdict, x, y);
    verdict.kin = kin(c, x, y);
    int more = extent_of(c, y) - extent_of(c, x);
    if (verdict.kin && extent_of(c, x) && extent_of(c, y))
        verdict.extent = (int8_t)((more > 0) - (more < 0));
    return relate_ways(c, x, y, verdict);
}
