/* SPDX-License-Identifier: MIT
 * In: all Observations that tell T, N, M or a group, and what the diagnosis says of the stage. Out: one stage in the document: the newest set
 * that was measured with one ruler (system, edition, clinical or pathological). Every other set stands in x_stages, and where two
 * disagree there is a warning: nobody here knows which is right. */
#include <string.h>

#include "base/buf.h"
#include "import/importer.h"

enum { PARTS = 4, MOST_SETS = 32 };
static const char letters[PARTS] = {'t', 'n', 'm', 'g'};
static const char *const names[PARTS] = {"t", "n", "m", "group"};

struct part {
    struct text value;
    const struct json *json;
    struct resource *resource;
};

/* What was measured with one ruler. */
struct set {
    struct text system, edition, classification, date;
    struct part parts[PARTS];
    size_t count;
};

struct sets {
    struct importer *in;
    struct set items[MOST_SETS];
    size_t count;
};

/* What the codes of an Observation say of its stage: the part that it tells (-1: none), its system and classification. */
static int part_of(struct importer *in, const struct json *json, struct set *ruler)
{
    const struct json *found[PICK_MOST];
    size_t codings = bundle_pick(json, "code.coding", found), count;
    int part = -1;
    for (size_t i = 0; i < codings; i++) {
        const struct code_row *rows = told_rows(in->k, told_key(in, found[i]), &count);
        for (size_t row = 0; row < count; row++) {
            for (int p = 0; p < PARTS; p++)
                if (!strncmp(rows[row].field, "/stage/", 7) && !strcmp(rows[row].field + 7, names[p]) && !*rows[row].value)
                    part = p;
            if (!strcmp(rows[row].field, "/stage/classification"))
                ruler->classification = text_of(rows[row].value);
            if (!strcmp(rows[row].field, "/stage/system"))
                ruler->system = text_of(rows[row].value);
        }
    }
    return part;
}

/* The prefix of a value is a classification of its own: "pT2" pathological, "ypN0" after treatment. */
static struct text prefix_says(struct text value)
{
    if (text_starts(value, "yp") || text_starts(value, "yc"))
        return TEXT("post_therapy");
    if (value.len > 1 && strchr("TNM0123456789IVX", value.ptr[1]))
        return text_starts(value, "p") ? TEXT("pathological") : text_starts(value, "c") ? TEXT("clinical") : TEXT("");
    return TEXT("");
}

static void ruler_of(struct importer *in, const struct json *json, struct set *ruler)
{
    const struct json *method = json_member(json, "method");
    struct text edition = method ? told_code(in, method, "/stage/edition") : TEXT(""), system = method ? told_code(in, method, "/stage/system") : TEXT("");
    ruler->edition = edition;
    if (system.len)
        ruler->system = system;
    ruler->date = told_date(bundle_first(json, "effective*"));
    if (method && (edition.len || system.len))
        bundle_read(&in->bundle, method, edition.len ? "/stage/edition" : "/stage/system");
}

static bool agree(struct text a, struct text b)
{
    return !a.len || !b.len || text_equal(a, b);
}

/* The set of this ruler that has no other value in the same place. */
static struct set *set_for(struct sets *sets, const struct set *ruler, int part, struct text value)
{
    for (size_t i = 0; i < sets->count; i++) {
        struct set *set = &sets->items[i];
        bool free = !set->parts[part].value.len || text_equal(set->parts[part].value, value);
        if (free && agree(set->system, ruler->system) && agree(set->edition, ruler->edition) && agree(set->classification, ruler->classification))
            return set;
    }
    if (sets->count == MOST_SETS)
        return NULL;
    return &sets->items[sets->count++];
}

static void keep(struct text *have, struct text more)
{
    if (!have->len)
        *have = more;
}

static void add_observation(struct sets *sets, struct resource *resource)
{
    struct importer *in = sets->in;
    struct set ruler = {0};
    int part = part_of(in, resource->json, &ruler);
    const struct json *json = bundle_first(resource->json, "value*");
    struct text value = part >= 0 && json ? told_stage(in, json, letters[part]) : TEXT("");
    if (!value.len)
        return;
    ruler_of(in, resource->json, &ruler);
    struct text prefix = prefix_says(value);
    if (part == 3 && prefix.len)
        value = (struct text){value.ptr + 1, value.len - 1};
    keep(&ruler.classification, prefix);
    struct set *set = set_for(sets, &ruler, part, value);
    if (!set)
        return;
    keep(&set->system, ruler.system);
    keep(&set->edition, ruler.edition);
    keep(&set->classification, ruler.classification);
    if (text_order(set->date, ruler.date) < 0)
        set->date = ruler.date;
    set->count += !set->parts[part].value.len;
    set->parts[part] = (struct part){value, json, resource};
}

/* The newest; of one day the one that says most; of those the first. */
static size_t best_of(const struct sets *sets)
{
    size_t best = 0;
    for (size_t i = 1; i < sets->count; i++) {
        const struct set *a = &sets->items[i], *b = &sets->items[best];
        int newer = text_order(a->date, b->date);
        if (newer > 0 || (!newer && a->count > b->count))
            best = i;
    }
    return best;
}

static void put_at(struct sets *sets, const char *base, const char *name, struct text value, struct resource *resource, const struct json *json)
{
    give_first(sets->in, resource, pointer_join(sets->in->arena, base, text_of(name)), value, json);
}

/* What an Observation says besides of its stage: modifiers of a lymphoma, the name of a rarer system. */
static void put_extras(struct sets *sets, const char *base, struct resource *resource)
{
    struct importer *in = sets->in;
    const struct json *found[PICK_MOST], *components[PICK_MOST];
    size_t count, codings = bundle_pick(resource->json, "code.coding", found), parts = bundle_pick(resource->json, "component", components);
    for (size_t i = 0; i < codings; i++) {
        const struct code_row *rows = told_rows(in->k, told_key(in, found[i]), &count);
        for (size_t row = 0; row < count; row++)
            if (!strncmp(rows[row].field, "/stage/x_", 9) && *rows[row].value)
                put_at(sets, base, rows[row].field + 7, text_of(rows[row].value), resource, found[i]);
    }
    for (size_t i = 0; i < parts; i++) {
        const struct code_row *rows = told_rows(in->k, told_key(in, bundle_first(components[i], "code.coding")), &count);
        const struct json *value = bundle_first(components[i], "value*");
        if (count && value && !strncmp(rows->field, "/stage/", 7)) {
            struct text said = told_code(in, value, rows->field);
            put_at(sets, base, rows->field + 7, said.len ? said : told_text(in, value), resource, value);
            bundle_read(&in->bundle, json_member(components[i], "code"), rows->field);
        }
    }
}

static void put_set(struct sets *sets, const struct set *set, const char *base)
{
    struct importer *in = sets->in;
    for (int p = 0; p < PARTS; p++) {
        struct resource *resource = set->parts[p].resource;
        const struct json *code = resource ? json_member(resource->json, "code") : NULL, *when = resource ? bundle_first(resource->json, "effective*") : NULL;
        if (!resource)
            continue;
        put_at(sets, base, names[p], set->parts[p].value, resource, set->parts[p].json);
        if (!made_at(&in->made, pointer_join(in->arena, base, text_of(names[p]))))
            continue;
        put_extras(sets, base, resource);
        put_at(sets, base, "classification", set->classification, resource, code);
        put_at(sets, base, "system", set->system, resource, code);
        put_at(sets, base, "edition", set->edition, resource, code);
        put_at(sets, base, "date", set->date, resource, when ? when : code);
        bundle_read(&in->bundle, code, pointer_join(in->arena, base, text_of(names[p])));
        if (when && text_equal(told_date(when), set->date))
            bundle_read(&in->bundle, when, pointer_join(in->arena, base, TEXT("date")));
    }
}

/* "IIB" and "2b" are one group: roman numbers become arabic, letters small. */
static struct text normal(struct importer *in, struct text group)
{
    static const char *const romans[] = {"iv", "iii", "ii", "i"}, *const arabic[] = {"4", "3", "2", "1"};
    struct text folded = text_fold(in->arena, group);
    struct buf out = buf_new(in->arena, 16);
    for (size_t i = 0; i < 4; i++)
        if (text_starts(folded, romans[i])) {
            buf_puts(&out, arabic[i]);
            buf_add(&out, (struct text){folded.ptr + strlen(romans[i]), folded.len - strlen(romans[i])});
            return buf_text(&out);
        }
    return folded;
}

/* "3" is no other stage than "3A", only less exact. */
static bool is_other(struct importer *in, struct text a, struct text b)
{
    struct text x = normal(in, a), y = normal(in, b);
    size_t shorter = x.len < y.len ? x.len : y.len;
    return memcmp(x.ptr, y.ptr, shorter) != 0;
}

static void warn_of(struct sets *sets, const char *what, struct text a, const char *from_a, struct text b, const char *from_b, const struct json *json)
{
    struct buf out = buf_new(sets->in->arena, 128);
    buf_format(&out, "the file contradicts itself: %s ", what);
    buf_add(&out, a);
    buf_format(&out, " (%s) and ", from_a);
    buf_add(&out, b);
    buf_format(&out, " (%s); both are kept", from_b);
    warn(sets->in, json, "/stage/group", "F011", buf_text(&out));
}

/* The stage that the diagnosis names: the stage of the document where no Observation told one, and else beside it. */
static void put_summary(struct sets *sets, struct resource *cancer)
{
    struct importer *in = sets->in;
    const struct json *found[PICK_MOST];
    size_t count = bundle_pick(cancer->json, "stage", found);
    for (size_t i = 0; i < count; i++) {
        const struct json *summary = json_member(found[i], "summary"), *type = json_member(found[i], "type");
        struct text group = summary ? told_stage(in, summary, 'g') : TEXT("");
        const struct spot *stated = made_at(&in->made, "/stage/group");
        if (!group.len)
            continue;
        if (type && !stated) {
            give_first(in, cancer, "/stage/system", told_code(in, type, "/stage/system"), type);
            give_first(in, cancer, "/stage/edition", told_code(in, type, "/stage/edition"), type);
        } else if (type) {
            give_first(in, cancer, "/stage/x_in_diagnosis_by", told_text(in, type), type);
        }
        if (!stated)
            give(in, cancer, "/stage/group", group, summary);
        else if (give_first(in, cancer, "/stage/x_in_diagnosis", group, summary) && is_other(in, stated->value, group))
            warn_of(sets, "stage", stated->value, stated->source.ptr, group, cancer->label, summary);
    }
}

static void warn_of_systems(struct sets *sets, size_t best)
{
    for (size_t i = 0; i < sets->count; i++)
        if (!text_equal(sets->items[i].system, sets->items[best].system)) {
            warn(sets->in, NULL, "/stage", "F014", TEXT("the file has stages of several systems; one is taken, the others stand in x_stages"));
            return;
        }
}

/* Two groups of one classification that are not the same. */
static void warn_of_sets(struct sets *sets, size_t best)
{
    const struct set *a = &sets->items[best];
    for (size_t i = 0; i < sets->count; i++) {
        const struct set *b = &sets->items[i];
        for (int p = 0; p < PARTS && i != best; p++)
            if (a->parts[p].resource && b->parts[p].resource && text_equal(a->classification, b->classification) && text_equal(a->system, b->system) &&
                is_other(sets->in, a->parts[p].value, b->parts[p].value))
                warn_of(sets, p == 3 ? "stage" : names[p], a->parts[p].value, a->parts[p].resource->label, b->parts[p].value,
                        b->parts[p].resource->label, b->parts[p].json);
    }
}

void stage_observe(struct importer *in)
{
    struct sets *sets = arena_alloc(in->arena, sizeof *sets);
    sets->in = in;
    for (size_t i = 0; i < in->bundle.count; i++)
        if (text_is(in->bundle.resources[i].type, "Observation") && !in->bundle.resources[i].set_aside)
            add_observation(sets, &in->bundle.resources[i]);
    size_t best = best_of(sets);
    if (sets->count)
        put_set(sets, &sets->items[best], "/stage");
    for (size_t i = 0, other = 0; i < sets->count; i++)
        if (i != best)
            put_set(sets, &sets->items[i], pointer_index(in->arena, "/x_stages", other++));
    warn_of_sets(sets, best);
    if (sets->count)
        warn_of_systems(sets, best);
    if (in->cancer)
        put_summary(sets, in->cancer);
}
