/* SPDX-License-Identifier: MIT
 * In: the steps of two plans, partly paired. Out: those that one plan writes as one step and the other as several. */
#include "base/buf.h"
#include "compare/keys.h"
#include "compare/matching.h"
#include "compare/relate.h"

static bool in_line(const struct knowledge *k, uint16_t a, uint16_t b)
{
    return concept_under(k, a, b) || concept_under(k, b, a);
}

/* Whether all that the part holds is in line with something of the whole. */
static bool is_part(const struct context *c, struct terms part, struct terms whole)
{
    for (size_t i = 0; i < part.count; i++) {
        bool found = false;
        for (size_t j = 0; j < whole.count && !found; j++)
            found = in_line(c->knowledge, part.concepts[i], whole.concepts[j]);
        if (!found)
            return false;
    }
    return part.count && !part.rest.len && !part.ambiguous;
}

/* What a step holds that may be a part. The words that an operation has beside its name ("with 1 cm margins") do not keep it from being
 * one; those of a drug may be its dose. */
static struct terms terms_of(const struct matching *m, int side, size_t item)
{
    const struct fact *step = m->sides[side].items[item], *kind = fact_child(&m->c->knowledge->fields, step, "kind");
    struct terms terms = relate_step_terms(m->c, step);
    if (kind && text_is(kind->stated, "surgery"))
        terms.rest.len = 0;
    return terms;
}

static struct text key_of(const struct matching *m, uint16_t concept)
{
    struct buf key = buf_new(m->c->arena, 8);
    buf_number(&key, concept);
    return buf_text(&key);
}

static bool holds_concept(struct terms terms, uint16_t concept)
{
    for (size_t i = 0; i < terms.count; i++)
        if (terms.concepts[i] == concept)
            return true;
    return false;
}

/* Whether a plan says in a step of its own what a class in this one stands for: "chemoradiation", and then "cisplatin". Then the class is
 * not the drugs of the other plan. `own`: all steps of this plan, by concept. */
static bool is_spelled_out(const struct matching *m, int side, struct terms whole, struct entries own)
{
    for (size_t i = 0; i < whole.count; i++) {
        struct text class = key_of(m, whole.concepts[i]);
        for (size_t at = matching_first(own, class); at < own.count && text_equal(own.items[at].key, class); at++) {
            struct terms terms = relate_step_terms(m->c, m->sides[side].items[own.items[at].item]);
            if (!holds_concept(terms, whole.concepts[i]) && is_part(m->c, terms, whole))
                return true;
        }
    }
    return false;
}

enum { MOST_PARTS = 16 };

struct parts {
    size_t items[MOST_PARTS];
    size_t count;
};

static void add_part(struct parts *parts, size_t item)
{
    for (size_t i = 0; i < parts->count; i++)
        if (parts->items[i] == item)
            return;
    if (parts->count < MOST_PARTS)
        parts->items[parts->count++] = item;
}

/* The first free step of the other side for each concept of the whole; false when some concept has none. */
static bool find_parts(const struct matching *m, int far, struct terms whole, struct entries entries, struct parts *parts)
{
    for (size_t i = 0; i < whole.count; i++) {
        struct text wanted = key_of(m, whole.concepts[i]);
        bool found = false;
        for (size_t at = matching_first(entries, wanted); at < entries.count && !found && text_equal(entries.items[at].key, wanted); at++) {
            size_t item = entries.items[at].item;
            found = matching_is_free(&m->sides[far], item) && is_part(m->c, terms_of(m, far, item), whole);
            if (found)
                add_part(parts, item);
        }
        if (!found)
            return false;
    }
    return parts->count > 1;
}

static size_t lowest(const struct parts *parts)
{
    size_t low = parts->items[0];
    for (size_t i = 1; i < parts->count; i++)
        low = parts->items[i] < low ? parts->items[i] : low;
    return low;
}

static void join_parts(struct matching *m, int side, size_t item, const struct parts *parts)
{
    struct side_list *near = &m->sides[side], *far = &m->sides[!side];
    size_t mate = lowest(parts);
    for (size_t i = 0; i < parts->count; i++)
        far->held_by[parts->items[i]] = parts->items[i] == mate ? 0 : item + 1;
    near->mate[item] = mate + 1;
    near->assembled[item] = true;
    far->mate[mate] = item + 1;
}

void matching_assemble(struct matching *m, int side)
{
    /* A part may be found by each of its concepts and by everything broader. */
    struct entries others = matching_entries(m, !side, keys_line, MATCHING_FREE), own = matching_entries(m, side, keys_line, MATCHING_ALL);
    for (size_t i = 0; i < m->sides[side].count; i++) {
        struct terms whole = relate_step_terms(m->c, m->sides[side].items[i]);
        struct parts parts = {.count = 0};
        if (matching_is_free(&m->sides[side], i) && whole.count > 1 && !is_spelled_out(m, side, whole, own) &&
            find_parts(m, !side, whole, others, &parts))
            join_parts(m, side, i, &parts);
    }
}
