/* SPDX-License-Identifier: MIT
 * In: a resource. Out: what sort of thing it tells, and its values in the document, along the map of fhir.def. */
#include <string.h>

#include "base/buf.h"
#include "import/importer.h"

/* How a value is taken over. */
enum way {
    WAY_TEXT,        /* as it is written */
    WAY_FIRST,       /* the same, where nothing stands yet */
    WAY_REST,        /* the same, where it was not read for another field */
    WAY_EACH,        /* every one of them, as a list */
    WAY_NAME,        /* its text where a vocabulary knows it, else what its code says, else its text */
    WAY_CODE,        /* only what its code or words say */
    WAY_CODE_SIDE,   /* the same, as a side of the body */
    WAY_WORD_GENDER, /* a plain word of FHIR */
    WAY_DATE,        /* the first one */
    WAY_ALSO,        /* a date that was not read for another field */
    WAY_PLACE,       /* where a cancer has spread to, where nothing stands yet */
    WAY_DRUG,        /* the substance; a reference is followed */
    WAY_DOSE,        /* the amount, or a text that holds it */
    WAY_SCHEDULE,    /* how often */
    WAY_CODES,       /* the codes of a diagnosis */
    WAY_AGAINST      /* true: advised against */
};

static const struct {
    enum sort sort;
    const char *path, *field;
    enum way way;
} routes[] = {
#define ROUTE(sort, path, field, way) {SORT_##sort, path, field, WAY_##way},
#include "import/fhir.def"
};

static struct text code_of(struct importer *in, const struct json *concept, const char *field)
{
    struct text said = told_code(in, concept, field);
    return text_is(said, "yes") || text_is(said, "no") ? TEXT("") : said;
}

/* The list index of a pointer does not matter to what a code means: "/plan/steps/#/kind" is "/plan/steps[]/kind" there. */
static const char *field_of(struct importer *in, const char *pointer)
{
    const char *mark = strchr(pointer, '#');
    struct buf out = buf_new(in->arena, 64);
    if (!mark)
        return pointer;
    buf_add(&out, (struct text){pointer, (size_t)(mark - pointer - 1)});
    buf_format(&out, "[]%s", mark + 1);
    return buf_text(&out).ptr;
}

static struct text name_of(struct importer *in, const struct json *concept, const char *pointer)
{
    const char *field = field_of(in, pointer);
    int at = field_find(&in->k->fields, field);
    const char *const *vocabularies = at == NO_FIELD ? NULL : in->k->fields.items[at].vocabularies;
    struct text text = told_text(in, concept), said = code_of(in, concept, field);
    for (size_t i = 0; vocabularies && vocabularies[i]; i++)
        if (text.len && told_concept(in, vocabularies[i], text) >= 0)
            return text;
    return said.len ? said : text;
}

/* The codes of a concept in the systems that an opinion knows. */
static void give_codes(struct importer *in, struct resource *resource, const struct json *concept, const char *list)
{
    const struct json *coding = json_member(concept, "coding");
    for (const struct json *at = coding && coding->type == JSON_ARRAY ? coding->child : NULL; at; at = at->next) {
        struct text uri = json_text(at, "system"), short_name = told_word(in, "uri", uri, "system"), code = json_text(at, "code");
        struct text system = told_word(in, "uri-code", uri, "/diagnosis/codes[]/system");
        if (!system.len)
            system = told_word(in, "system", short_name, "/diagnosis/codes[]/system");
        if (!system.len || !code.len)
            continue;
        const char *item = pointer_index(in->arena, list, made_count(&in->made, list));
        give(in, resource, pointer_join(in->arena, item, TEXT("system")), system, json_member(at, "system"));
        give(in, resource, pointer_join(in->arena, item, TEXT("code")), code, json_member(at, "code"));
    }
}

/* A medicine stands in the request itself, or in a resource of its own. */
static void give_drug(struct importer *in, struct resource *resource, const struct json *medication, const char *pointer)
{
    const struct resource *other = bundle_find(&in->bundle, medication);
    const struct json *code = other ? json_member(other->json, "code") : NULL;
    if (give_first(in, resource, pointer, told_medicine(in, code ? code : medication), medication) && code)
        bundle_read(&in->bundle, code, place_in(in, resource, pointer));
}

static bool has_letter(struct text text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((text.ptr[i] | 0x20) >= 'a' && (text.ptr[i] | 0x20) <= 'z')
            return true;
    return false;
}

/* The text of a dosage says more than its amount where it holds the amount's unit; "calculate on the day" is no dose. */
static void give_dose(struct importer *in, struct resource *resource, const struct json *dosage, const char *pointer)
{
    static const char *const paths[] = {"doseAndRate.dose*", "doseAndRate.rate*", "dose"};
    const struct json *amount = NULL, *text = json_member(dosage, "text");
    for (size_t i = 0; i < 3 && !amount; i++)
        amount = bundle_first(dosage, paths[i]);
    struct text unit = json_text(amount, "unit").len ? json_text(amount, "unit") : json_text(amount, "code");
    bool whole = amount && has_letter(told_text(in, amount));
    if (text && text->type == JSON_STRING && (!whole || (unit.len && strstr(text->text.ptr, unit.ptr))))
        give_first(in, resource, pointer, text->text, text);
    else if (whole)
        give_first(in, resource, pointer, told_text(in, amount), amount);
}

/* Only the leaves that were understood are read: bounds and counts are not. */
static void give_schedule(struct importer *in, struct resource *resource, const struct json *repeat, const char *pointer)
{
    static const char *const parts[] = {"frequency", "period", "periodUnit"};
    struct text schedule = told_schedule(in, repeat);
    if (!schedule.len || !give_first(in, resource, pointer, schedule, json_member(repeat, "period")))
        return;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (json_member(repeat, parts[i]))
            bundle_read(&in->bundle, json_member(repeat, parts[i]), place_in(in, resource, pointer));
}

static void take(struct importer *in, struct resource *resource, const struct json *json, const char *pointer, enum way way)
{
    switch (way) {
    case WAY_TEXT:
    case WAY_EACH:
        give(in, resource, pointer, told_text(in, json), json);
        break;
    case WAY_FIRST:
        if (json->type == JSON_OBJECT && !has_letter(told_text(in, json)))
            break; /* an amount without its unit says nothing */
        give_first(in, resource, pointer, told_text(in, json), json);
        break;
    case WAY_REST:
        if (!bundle_was_read(&in->bundle, json))
            give_first(in, resource, pointer, told_text(in, json), json);
        break;
    case WAY_NAME:
        give(in, resource, pointer, name_of(in, json, pointer), json);
        break;
    case WAY_CODE:
        give(in, resource, pointer, code_of(in, json, field_of(in, pointer)), json);
        break;
    case WAY_CODE_SIDE:
        give(in, resource, pointer, code_of(in, json, "/diagnosis/laterality"), json);
        break;
    case WAY_WORD_GENDER:
        give(in, resource, pointer, told_word(in, "gender", told_text(in, json), pointer), json);
        break;
    case WAY_DATE:
        give_first(in, resource, pointer, told_date(json), json);
        break;
    case WAY_ALSO:
        if (!bundle_was_read(&in->bundle, json))
            give(in, resource, pointer, told_date(json), json);
        break;
    case WAY_PLACE:
        give_first(in, resource, pointer, told_place(in, json), json);
        break;
    case WAY_DOSE:
        give_dose(in, resource, json, pointer);
        break;
    case WAY_SCHEDULE:
        give_schedule(in, resource, json, pointer);
        break;
    case WAY_DRUG:
        give_drug(in, resource, json, pointer);
        break;
    case WAY_CODES:
        give_codes(in, resource, json, pointer);
        break;
    case WAY_AGAINST:
        if (json->type == JSON_TRUE)
            give(in, resource, pointer, TEXT("advised_against"), json);
        break;
    }
}

void route(struct importer *in, struct resource *resource, enum sort sort)
{
    for (size_t i = 0; i < sizeof routes / sizeof *routes; i++) {
        const struct json *found[PICK_MOST];
        size_t count = routes[i].sort == sort ? bundle_pick(resource->json, routes[i].path, found) : 0;
        for (size_t at = 0; at < count; at++)
            take(in, resource, found[at], routes[i].field, routes[i].way);
    }
}

/* --- what sort of thing a resource tells --- */

bool is_cancer(struct importer *in, const struct json *concept)
{
    struct text said = concept ? told_code(in, concept, "/diagnosis/cancer") : TEXT("");
    return said.len && !text_is(said, "no");
}

static bool has_profile(const struct resource *resource, const char *part)
{
    const struct json *found[PICK_MOST];
    size_t count = bundle_pick(resource->json, "meta.profile", found);
    for (size_t i = 0; i < count; i++)
        if (found[i]->type == JSON_STRING && found[i]->text.ptr && strstr(found[i]->text.ptr, part))
            return true;
    return false;
}

static enum sort sort_of_condition(struct importer *in, const struct resource *resource)
{
    const struct json *code = json_member(resource->json, "code");
    if (text_is(told_code(in, bundle_first(resource->json, "verificationStatus"), "use"), "no"))
        return SORT_NONE;
    if (has_profile(resource, "secondary-cancer-condition") || (is_cancer(in, code) && told_code(in, code, "/stage/metastases[]").len))
        return SORT_SPREAD;
    if (has_profile(resource, "primary-cancer-condition") || is_cancer(in, code))
        return SORT_CANCER;
    bool past = text_is(told_code(in, bundle_first(resource->json, "clinicalStatus"), "use"), "past");
    return past ? SORT_NONE : SORT_ILLNESS;
}

/* Whether a treatment says that it is for the cancer. */
bool for_cancer(struct importer *in, const struct resource *resource, const char *reference)
{
    const struct json *found[PICK_MOST];
    size_t count = bundle_pick(resource->json, reference, found);
    for (size_t i = 0; i < count; i++) {
        const struct resource *reason = bundle_find(&in->bundle, found[i]);
        if (reason && is_cancer(in, json_member(reason->json, "code")))
            return true;
    }
    count = bundle_pick(resource->json, "reasonCode", found);
    for (size_t i = 0; i < count; i++)
        if (is_cancer(in, found[i]))
            return true;
    return has_profile(resource, "cancer-related") || has_profile(resource, "radiotherapy");
}

static bool is_cancer_drug(struct importer *in, struct text name)
{
    int concept = told_within(in, "drugs", name);
    if (concept < 0)
        concept = told_within(in, "regimens", name);
    static const char *const classes[] = {"modality.chemotherapy", "modality.hormone", "modality.targeted", "modality.immunotherapy",
                                          "modality.radioligand"};
    for (size_t i = 0; concept >= 0 && i < sizeof classes / sizeof *classes; i++) {
        int class = knowledge_concept(in->k, classes[i]);
        if (class >= 0 && concept_under(in->k, (uint16_t)concept, (uint16_t)class))
            return true;
    }
    return false;
}

/* A plan for something else is none of ours. */
static enum sort sort_of_care_plan(struct importer *in, const struct resource *resource)
{
    return !json_member(resource->json, "addresses") || for_cancer(in, resource, "addresses") ? SORT_CARE_PLAN : SORT_NONE;
}

static enum sort sort_of_drug(struct importer *in, const struct resource *resource)
{
    const struct json *medication = bundle_first(resource->json, "medication*");
    const struct resource *other = medication ? bundle_find(&in->bundle, medication) : NULL;
    struct text name = told_medicine(in, other ? json_member(other->json, "code") : medication);
    if (!name.len)
        return SORT_NONE;
    if (is_cancer_drug(in, name) || (for_cancer(in, resource, "reasonReference") && told_concept(in, "drugs", name) < 0) ||
        has_profile(resource, "cancer-related-med"))
        return SORT_DRUG;
    return for_cancer(in, resource, "reasonReference") ? SORT_DRUG : SORT_MEDICINE;
}

/* A step of the plan, a test that was done, or nothing that concerns a cancer. */
static enum sort sort_of_procedure(struct importer *in, const struct resource *resource)
{
    const struct json *code = json_member(resource->json, "code");
    struct text kind = code ? told_code(in, code, "/plan/steps[]/kind") : TEXT("");
    bool known = code && told_within(in, "procedures", told_text(in, code)) >= 0;
    bool request = text_is(resource->type, "ServiceRequest");
    if (!kind.len && !(known && for_cancer(in, resource, "reasonReference")) && !(request && for_cancer(in, resource, "reasonReference")))
        return SORT_NONE;
    bool planned = request || text_is(json_text(resource->json, "status"), "preparation");
    if (text_is(kind, "test") && !planned)
        return SORT_TEST;
    return for_cancer(in, resource, "reasonReference") || known || text_is(kind, "radiation") ? SORT_TREATMENT : SORT_NONE;
}

enum sort sort_of(struct importer *in, const struct resource *resource)
{
    static const struct {
        const char *type;
        enum sort sort;
        enum sort (*look)(struct importer *, const struct resource *);
    } types[] = {
        {"Patient", SORT_PATIENT, NULL},           {"Condition", SORT_NONE, sort_of_condition},
        {"AllergyIntolerance", SORT_ALLERGY, NULL}, {"Goal", SORT_GOAL, NULL},
        {"ResearchStudy", SORT_TRIAL, NULL},       {"DocumentReference", SORT_RECORD, NULL},
        {"DiagnosticReport", SORT_RECORD, NULL},   {"MedicationRequest", SORT_NONE, sort_of_drug},
        {"MedicationStatement", SORT_NONE, sort_of_drug}, {"MedicationAdministration", SORT_NONE, sort_of_drug},
        {"Procedure", SORT_NONE, sort_of_procedure}, {"ServiceRequest", SORT_NONE, sort_of_procedure},
        {"Observation", SORT_OBSERVATION, NULL},    {"CarePlan", SORT_NONE, sort_of_care_plan},
    };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (text_is(resource->type, types[i].type))
            return types[i].look ? types[i].look(in, resource) : types[i].sort;
    return SORT_NONE;
}
