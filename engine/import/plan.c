/* SPDX-License-Identifier: MIT
 * In: the treatments of a file. Out: doses of radiation as people write them; and drugs that were ordered together as one step, with the name
 * of their regimen beside them where one regimen has exactly these drugs: as inferred, because FHIR has no word for a regimen. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/decimal.h"
#include "import/importer.h"

enum { MOST_DRUGS = 16, DAYS_TOGETHER = 42 };

/* --- radiation --- */

static void add_decimal(struct buf *out, struct decimal number)
{
    char digits[24];
    int len = 0, whole;
    for (int64_t rest = number.digits; rest > 0 || !len; rest /= 10)
        digits[len++] = (char)('0' + rest % 10);
    whole = len + number.exponent;
    if (whole <= 0)
        buf_byte(out, '0');
    for (int at = whole < 0 ? whole : 0; at < (whole > len ? whole : len); at++) {
        if (at == (whole < 0 ? whole : whole > 0 ? whole : 0) && whole < len)
            buf_byte(out, '.');
        buf_byte(out, at >= 0 && at < len ? digits[len - 1 - at] : '0');
    }
}

/* 5000 cGy is 50 Gy: exact. Other units stay as they are. */
static void add_dose(struct importer *in, struct buf *out, const struct json *quantity)
{
    const struct json *value = json_member(quantity, "value");
    struct text unit = json_text(quantity, "code").len ? json_text(quantity, "code") : json_text(quantity, "unit");
    struct decimal dose;
    if (!value || !text_is(unit, "cGy") || !decimal_read(value->text, &dose) || dose.digits < 0) {
        buf_add(out, told_text(in, quantity));
        return;
    }
    dose.exponent -= 2;
    add_decimal(out, dose);
    buf_puts(out, " Gy");
}

static const struct json *part_of(const struct json *dose, const char *const *paths)
{
    const struct json *found = NULL;
    for (; *paths && !found; paths++)
        found = bundle_first(dose, *paths);
    return found;
}

/* One volume: "60 Gy in 30 fractions (chest wall)". */
static void add_volume(struct importer *in, struct buf *out, const struct json *dose)
{
    static const char *const totals[] = {"~otalDose", "~dose", NULL}, *const fractions[] = {"~ractions", NULL};
    static const char *const volumes[] = {"~volume", NULL};
    const struct json *total = part_of(dose, totals), *parts = part_of(dose, fractions), *volume = part_of(dose, volumes);
    const struct resource *place = volume ? bundle_find(&in->bundle, volume) : NULL;
    struct text where = place ? told_text(in, json_member(place->json, "location")) : TEXT("");
    if (!where.len && place)
        where = json_text(place->json, "description");
    if (!total)
        return;
    buf_puts(out, out->len ? "; " : "");
    add_dose(in, out, total);
    if (parts) {
        buf_puts(out, " in ");
        buf_add(out, told_text(in, parts));
        buf_puts(out, " fractions");
    }
    if (where.len && !personal_in(in, where)) {
        buf_puts(out, " (");
        buf_add(out, where);
        buf_puts(out, ")");
        bundle_read(&in->bundle, json_member(place->json, "location") ? json_member(place->json, "location") : place->json, "/plan/steps");
    }
}

void plan_doses(struct importer *in, struct resource *resource)
{
    const struct json *list = json_member(resource->json, "extension"), *found = NULL;
    struct buf out = buf_new(in->arena, 64);
    for (const struct json *at = list && list->type == JSON_ARRAY ? list->child : NULL; at; at = at->next) {
        struct text url = json_text(at, "url");
        if (!url.len || !strstr(url.ptr, "to-volume"))
            continue;
        size_t before = out.len;
        add_volume(in, &out, at);
        found = out.len > before ? at : found;
    }
    if (!found || !give(in, resource, "/plan/steps/#/dose", buf_text(&out), found))
        return;
    const char *step = pointer_index(in->arena, "/plan/steps", resource->item - 1), *field = pointer_join(in->arena, step, TEXT("dose"));
    for (const struct json *at = list->child; at; at = at->next)
        if (json_text(at, "url").len && strstr(json_text(at, "url").ptr, "to-volume"))
            bundle_read(&in->bundle, at, field);
}

/* --- the activities of a care plan --- */

static struct text kind_of(struct importer *in, const struct json *detail)
{
    const struct json *what = json_member(detail, "code");
    if (!what)
        what = json_member(detail, "productCodeableConcept") ? json_member(detail, "productCodeableConcept") : json_member(detail, "description");
    struct text kind = what ? told_code(in, what, "/plan/steps[]/kind") : TEXT("");
    return !kind.len && what && told_concept(in, "drugs", told_text(in, what)) >= 0 ? TEXT("drug") : kind;
}

void plan_activities(struct importer *in, struct resource *resource)
{
    const struct json *found[PICK_MOST];
    bool ours = for_cancer(in, resource, "addresses");
    size_t count = bundle_pick(resource->json, "activity.detail", found);
    route(in, resource, SORT_CARE_PLAN);
    for (size_t i = 0; i < count; i++) {
        struct resource activity = *resource;
        struct text kind = kind_of(in, found[i]);
        activity.json = found[i];
        activity.item = 0;
        if (!kind.len && !ours)
            continue;
        route(in, &activity, SORT_ACTIVITY);
        if (activity.item)
            give_first(in, &activity, "/plan/steps/#/kind", kind.len ? kind : TEXT("other"), found[i]->child);
    }
}

/* --- regimens --- */

struct order {
    struct resource *resource;
    int drug;   /* concept */
    long day;
    const char *step;
};

static const struct spot *field_of(struct importer *in, const char *step, const char *name)
{
    return made_at(&in->made, pointer_join(in->arena, step, text_of(name)));
}

/* Days since some day far back; a month counts 31: near enough to tell weeks from years. */
static long day_of(struct text date)
{
    long parts[3] = {0, 0, 0};
    size_t part = 0;
    for (size_t i = 0; i < date.len && part < 3; i++)
        if (date.ptr[i] == '-')
            part++;
        else
            parts[part] = parts[part] * 10 + (date.ptr[i] - '0');
    return (parts[0] * 12 + parts[1]) * 31 + parts[2];
}

/* The ordered drugs of the plan, each once. */
static size_t orders_of(struct importer *in, struct order orders[MOST_DRUGS])
{
    size_t count = 0;
    for (size_t i = 0; i < in->bundle.count; i++) {
        struct resource *resource = &in->bundle.resources[i];
        if (!resource->item || !text_is(resource->type, "MedicationRequest"))
            continue;
        const char *step = pointer_index(in->arena, "/plan/steps", resource->item - 1);
        const struct spot *name = field_of(in, step, "treatment"), *date = field_of(in, step, "x_date");
        bool against = field_of(in, step, "stance") != NULL;
        if (!name || !date || against || !text_is(name->source, resource->label) || count == MOST_DRUGS)
            continue;
        int drug = told_concept(in, "drugs", name->value);
        if (drug >= 0)
            orders[count++] = (struct order){resource, drug, day_of(date->value), step};
    }
    return count;
}

/* How many drugs of the orders a regimen has, when all its parts are among those near its first; 0 when not. */
static size_t fits(const struct importer *in, const struct concept *regimen, const struct order *orders, size_t count, bool taken[MOST_DRUGS])
{
    size_t found = 0;
    long first = 0;
    memset(taken, 0, MOST_DRUGS * sizeof *taken);
    for (uint32_t part = 0; part < regimen->parts.count; part++)
        for (size_t i = 0; i < count; i++)
            if (!taken[i] && orders[i].drug == in->k->links[regimen->parts.at + part] && (!found || labs(orders[i].day - first) <= DAYS_TOGETHER)) {
                first = found ? first : orders[i].day;
                taken[i] = true;
                found++;
                break;
            }
    return found == regimen->parts.count && found > 1 ? found : 0;
}

/* The regimen of most drugs; of several with the same drugs the one that is what the others are, else none. */
static const struct concept *regimen_of(const struct importer *in, const struct order *orders, size_t count, bool best[MOST_DRUGS])
{
    const struct concept *found = NULL;
    size_t most = 0;
    bool taken[MOST_DRUGS], unsure = false;
    for (size_t i = 0; i < in->k->concept_count; i++) {
        const struct concept *regimen = &in->k->concepts[i];
        size_t drugs = strcmp(regimen->vocabulary, "regimens") ? 0 : fits(in, regimen, orders, count, taken);
        if (!drugs || drugs < most)
            continue;
        bool under = found && concept_under(in->k, (uint16_t)i, (uint16_t)(found - in->k->concepts));
        bool over = found && concept_under(in->k, (uint16_t)(found - in->k->concepts), (uint16_t)i);
        if (drugs == most && under)
            continue;
        unsure = drugs == most && !over;
        found = regimen;
        most = drugs;
        memcpy(best, taken, sizeof taken);
    }
    return unsure ? NULL : found;
}

/* Whether a text begins with another, case and spacing aside. */
static bool text_same_start(struct arena *arena, struct text whole, struct text start)
{
    return whole.len >= start.len && text_same(arena, (struct text){whole.ptr, start.len}, start);
}

/* What the orders say in one field, as one text: once where all say the same, else each with its drug: "cyclophosphamide: 600 mg/m2; ...". */
static struct text joined(struct importer *in, const struct order *orders, const bool *taken, size_t count, const char *field)
{
    struct buf out = buf_new(in->arena, 128);
    const struct spot *first = NULL;
    bool same = true;
    for (size_t i = 0; i < count; i++) {
        const struct spot *spot = taken[i] ? field_of(in, orders[i].step, field) : NULL;
        same &= !taken[i] || (spot && (!first || text_equal(spot->value, first->value)));
        first = first ? first : spot;
    }
    if (!first || same)
        return first ? first->value : TEXT("");
    for (size_t i = 0; i < count; i++) {
        const struct spot *spot = taken[i] ? field_of(in, orders[i].step, field) : NULL, *name = field_of(in, orders[i].step, "treatment");
        if (!spot)
            continue;
        buf_puts(&out, out.len ? "; " : "");
        if (!text_same_start(in->arena, spot->value, name->value))
            buf_format(&out, "%s: ", name->value.ptr);
        buf_add(&out, spot->value);
    }
    return buf_text(&out);
}

static struct text names_of(struct importer *in, const struct order *orders, const bool *taken, size_t count)
{
    struct buf out = buf_new(in->arena, 64);
    for (size_t i = 0; i < count; i++)
        if (taken[i])
            buf_format(&out, "%s%s", out.len ? ", " : "", field_of(in, orders[i].step, "treatment")->value.ptr);
    return buf_text(&out);
}

/* Steps are counted anew where some were taken away. */
static void close_ranks(struct importer *in)
{
    struct spot *steps = made_at(&in->made, "/plan/steps");
    size_t index = 0;
    for (struct spot *step = steps->child; step; step = step->next, index++) {
        const char *was = step->pointer, *is = pointer_index(in->arena, "/plan/steps", index);
        if (!strcmp(was, is))
            continue;
        made_rename(&in->made, step, is);
        bundle_moved(&in->bundle, was, is);
    }
}

/* Puts a text into a step, over what stands there. */
static void put_over(struct importer *in, const char *step, const char *field, struct text text, struct text source)
{
    const char *pointer = pointer_join(in->arena, step, text_of(field));
    struct spot *spot = made_at(&in->made, pointer);
    if (!text.len)
        return;
    if (!spot)
        made_put(&in->made, pointer, text, source);
    else if (!text_equal(spot->value, text)) {
        spot->value = text;
        spot->source = source;
    }
}

/* One step instead of several: the drugs, all that the orders say of them, and the inferred name beside. */
static void merge(struct importer *in, const struct concept *regimen, const struct order *orders, const bool *taken, size_t count)
{
    static const char *const fields[] = {"dose", "schedule", "x_status", "x_intent", "x_date", "x_amount", "x_rate", "x_route", "x_at_most",
                                         "x_start", "x_instructions", "x_reason"};
    enum { FIELDS = sizeof fields / sizeof *fields };
    struct text texts[FIELDS], treatment = names_of(in, orders, taken, count);
    struct buf source = buf_new(in->arena, 64), inferred = buf_new(in->arena, 64);
    const char *step = NULL;
    size_t number = 0;
    for (size_t field = 0; field < FIELDS; field++)
        texts[field] = joined(in, orders, taken, count, fields[field]);
    for (size_t i = 0; i < count; i++)
        if (taken[i]) {
            step = step ? step : orders[i].step;
            buf_format(&source, "%s%s", source.len ? ", " : "", orders[i].resource->label);
            const char *drug = pointer_index(in->arena, pointer_join(in->arena, step, TEXT("drugs")), number++);
            made_put(&in->made, drug, field_of(in, orders[i].step, "treatment")->value, text_of(orders[i].resource->label));
        }
    struct text from = buf_text(&source);
    buf_format(&inferred, "%s (inferred from its drugs)", regimen->name[LANGUAGE_EN]);
    for (size_t i = 0; i < count; i++)
        if (taken[i] && orders[i].step != step) {
            bundle_moved(&in->bundle, orders[i].step, step);
            made_drop(&in->made, orders[i].step);
        }
    put_over(in, step, "treatment", treatment, from);
    put_over(in, step, "x_regimen_inferred", buf_text(&inferred), from);
    for (size_t field = 0; field < FIELDS; field++)
        put_over(in, step, fields[field], texts[field], from);
    close_ranks(in);
}

void plan_regimens(struct importer *in)
{
    struct order orders[MOST_DRUGS];
    bool taken[MOST_DRUGS];
    size_t count = orders_of(in, orders);
    const struct concept *regimen = count > 1 ? regimen_of(in, orders, count, taken) : NULL;
    if (regimen)
        merge(in, regimen, orders, taken, count);
}
