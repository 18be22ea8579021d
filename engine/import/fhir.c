/* SPDX-License-Identifier: MIT
 * In: a FHIR file. Out: an opinion document, and what became of every leaf: it is in the opinion (x_read says where), or it is listed in x_unread.
 * What an opinion needs and FHIR does not have is derived, and x_source says how. */
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/sha256.h"
#include "import/importer.h"

/* How much of the account is written. An opinion may not be longer than LIMIT_OPINION_BYTES: a file of many years has a resource of which nothing
 * was read listed as one, then only what was not read, then each resource once. */
enum detail { DETAIL_ALL, DETAIL_RESOURCES, DETAIL_UNREAD, DETAIL_LEAST };

static const char not_stated[] = "not stated in the file";

/* --- the diagnosis --- */

/* Active before past, sure before unsure, newer before older. */
static bool is_better(struct importer *in, const struct resource *a, const struct resource *b)
{
    const struct json *of[2] = {a->json, b->json};
    int points[2] = {0, 0};
    for (int i = 0; i < 2; i++) {
        struct text past = told_code(in, bundle_first(of[i], "clinicalStatus"), "use");
        points[i] += (past.len ? 0 : 2) + text_is(told_code(in, bundle_first(of[i], "verificationStatus"), "/diagnosis/certainty"), "confirmed");
    }
    if (points[0] != points[1])
        return points[0] > points[1];
    struct text dates[2];
    for (int i = 0; i < 2; i++)
        dates[i] = told_date(bundle_first(of[i], "onset*") ? bundle_first(of[i], "onset*") : json_member(of[i], "recordedDate"));
    return text_order(dates[0], dates[1]) > 0;
}

static void choose_cancer(struct importer *in)
{
    for (size_t i = 0; i < in->bundle.count; i++) {
        struct resource *resource = &in->bundle.resources[i];
        if (!resource->set_aside && sort_of(in, resource) == SORT_CANCER && (!in->cancer || is_better(in, resource, in->cancer)))
            in->cancer = resource;
    }
    if (in->cancer)
        route(in, in->cancer, SORT_CANCER);
}

/* Another cancer is an illness beside the one that the opinion is about; the same one told twice is not. */
static void note_other_cancer(struct importer *in, struct resource *resource)
{
    const struct json *code = json_member(resource->json, "code");
    struct text name = told_text(in, code);
    if (!name.len || text_equal(name, told_text(in, json_member(in->cancer->json, "code"))))
        return;
    route(in, resource, SORT_ILLNESS);
    struct buf out = buf_new(in->arena, 128);
    buf_format(&out, "the file tells of more than one cancer: %s is taken as the diagnosis, %s stands among the other conditions", in->cancer->label,
               resource->label);
    warn(in, code, "/diagnosis/cancer", "F012", buf_text(&out));
}

/* --- treatments --- */

/* A list that has this thing already gets no second item: monthly refills of one drug are one step. */
static void join_same(struct importer *in, struct resource *resource, const char *list, const char *name, struct text text)
{
    for (size_t i = 0; text.len && i < made_count(&in->made, list); i++) {
        const char *item = pointer_index(in->arena, list, i);
        const struct spot *spot = made_at(&in->made, *name ? pointer_join(in->arena, item, text_of(name)) : item);
        if (spot && text_same(in->arena, spot->value, text))
            resource->item = i + 1;
    }
}

static void tell_kind(struct importer *in, struct resource *resource, enum sort sort)
{
    const struct json *code = json_member(resource->json, "code");
    struct text kind = sort == SORT_DRUG ? TEXT("drug") : told_code(in, code, "/plan/steps[]/kind");
    if (resource->item)
        give_first(in, resource, "/plan/steps/#/kind", kind.len ? kind : TEXT("other"), sort == SORT_DRUG ? bundle_first(resource->json, "medication*") : code);
}

/* A reason of a treatment that names the other side of the body. */
static void check_side(struct importer *in, const struct resource *resource)
{
    const struct spot *side = made_at(&in->made, "/diagnosis/laterality");
    const struct json *reason = bundle_first(resource->json, "reasonCode");
    struct text other = reason && side ? told_code(in, reason, "/diagnosis/laterality") : TEXT("");
    if (!other.len || text_equal(other, side->value))
        return;
    struct buf out = buf_new(in->arena, 128);
    buf_format(&out, "the file contradicts itself: the diagnosis is on the side \"%s\" (%s), the reason of %s names \"%s\"", side->value.ptr,
               side->source.ptr, resource->label, other.ptr);
    warn(in, reason, "/diagnosis/laterality", "F013", buf_text(&out));
}

static void take_treatment(struct importer *in, struct resource *resource, enum sort sort)
{
    const struct json *code = json_member(resource->json, "code"), *drug = bundle_first(resource->json, "medication*");
    if (sort == SORT_DRUG)
        join_same(in, resource, "/plan/steps", "treatment", told_medicine(in, drug));
    else if (code && json_member(resource->json, "bodySite") == NULL)
        join_same(in, resource, "/plan/steps", "treatment", told_text(in, code));
    route(in, resource, sort);
    tell_kind(in, resource, sort);
    if (sort == SORT_TREATMENT)
        plan_doses(in, resource);
    check_side(in, resource);
}

static void take(struct importer *in, struct resource *resource)
{
    enum sort sort = resource->set_aside ? SORT_NONE : sort_of(in, resource);
    if (sort == SORT_CARE_PLAN)
        plan_activities(in, resource);
    else if (sort == SORT_OBSERVATION)
        observe(in, resource);
    else if (sort == SORT_CANCER && resource != in->cancer)
        note_other_cancer(in, resource);
    else if (sort == SORT_DRUG || sort == SORT_TREATMENT)
        take_treatment(in, resource, sort);
    else if (sort != SORT_NONE && sort != SORT_CANCER) {
        if (sort == SORT_ILLNESS)
            join_same(in, resource, "/health/conditions", "", told_text(in, json_member(resource->json, "code")));
        if (sort == SORT_MEDICINE)
            join_same(in, resource, "/health/medicines", "name", told_medicine(in, bundle_first(resource->json, "medication*")));
        route(in, resource, sort);
    }
}

/* --- what an opinion needs and FHIR does not say --- */

static void say_unsourced(struct importer *in, const char *pointer, const char *value, const char *source)
{
    made_put(&in->made, pointer, text_of(value), text_of(source));
}

/* A year alone could be any number. */
static bool is_date(struct text date)
{
    static const char shape[] = "dddd-dd-dd";
    if (date.len != 7 && date.len != 10)
        return false;
    for (size_t i = 0; i < date.len; i++)
        if (shape[i] == 'd' ? date.ptr[i] < '0' || date.ptr[i] > '9' : date.ptr[i] != shape[i])
            return false;
    return true;
}

/* The newest date: among the leaves that were read, else among all that are not a person's own. */
static void tell_date(struct importer *in)
{
    struct text best = {"", 0};
    const struct leaf *from = NULL;
    for (int all = 0; all < 2 && !from; all++)
        for (size_t i = 0; i < in->bundle.leaf_count; i++) {
            const struct leaf *leaf = &in->bundle.leaves[i];
            struct text date = leaf->json->type == JSON_STRING ? told_date(leaf->json) : TEXT("");
            bool counts = all ? leaf->fate != FATE_PRIVATE : leaf->fate == FATE_READ && !leaf->hidden;
            if (counts && is_date(date) && text_order(date, best) > 0) {
                best = date;
                from = leaf;
            }
        }
    struct buf source = buf_new(in->arena, 64);
    if (in->wish->given_on) {
        say_unsourced(in, "/date", in->wish->given_on, "as told on import");
    } else if (from) {
        buf_format(&source, "assumed: the newest date that was read (%s)", from->resource ? from->resource->label : from->pointer);
        made_put(&in->made, "/date", best, buf_text(&source));
    } else {
        diags_add(in->diags, (struct place){0, 0, "/date"}, "F001", "say when the opinion was given with --date, such as --date 2026-03-14",
                  "no date in the file");
    }
}

/* Whole years between two dates. */
static bool years_between(struct text from, struct text to, size_t *years)
{
    size_t parts[2] = {0, 0};
    struct text dates[2] = {from, to};
    if (!is_date(from) || !is_date(to))
        return false;
    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < 4; i++)
            parts[side] = parts[side] * 10 + (size_t)(dates[side].ptr[i] - '0');
    bool later = from.len == 10 && to.len == 10 && memcmp(to.ptr + 4, from.ptr + 4, 6) < 0;
    if (parts[1] < parts[0] + later || parts[1] - parts[0] - later > 130)
        return false;
    *years = parts[1] - parts[0] - later;
    return true;
}

static void tell_age(struct importer *in)
{
    const struct spot *date = made_at(&in->made, "/date");
    for (size_t i = 0; i < in->bundle.count && date; i++) {
        struct resource *resource = &in->bundle.resources[i];
        const struct json *birth = text_is(resource->type, "Patient") ? json_member(resource->json, "birthDate") : NULL;
        size_t years;
        if (!birth || birth->type != JSON_STRING || !years_between(birth->text, date->value, &years))
            continue;
        struct buf age = buf_new(in->arena, 8);
        buf_number(&age, years);
        made_put(&in->made, "/case/patient/age", buf_text(&age), text_of(resource->label));
        bundle_read(&in->bundle, birth, "/case/patient/age");
        return;
    }
}

/* A pseudonym that is the same wherever the same name and birth date stand, and else of the person's id. */
static void tell_case(struct importer *in)
{
    struct buf seed = buf_new(in->arena, 64);
    char digest[65];
    for (size_t i = 0; i < in->bundle.count && !seed.len; i++) {
        const struct resource *resource = &in->bundle.resources[i];
        bool patient = text_is(resource->type, "Patient");
        struct text birth = patient ? json_text(resource->json, "birthDate") : TEXT("");
        struct text family = patient ? told_text(in, bundle_first(resource->json, "name.family")) : TEXT("");
        if (patient && !family.len)
            family = told_text(in, bundle_first(resource->json, "name.text"));
        if (birth.len && family.len) {
            buf_add(&seed, text_fold(in->arena, birth));
            buf_add(&seed, text_fold(in->arena, family));
            buf_add(&seed, text_fold(in->arena, told_text(in, bundle_first(resource->json, "name.given"))));
        }
    }
    bool person = seed.len > 0;
    for (size_t i = 0; i < in->bundle.count && !seed.len; i++) {
        const struct resource *resource = &in->bundle.resources[i];
        struct text of = json_text(bundle_first(resource->json, text_is(resource->type, "AllergyIntolerance") ? "patient" : "subject"), "reference");
        if (text_is(resource->type, "Patient"))
            buf_puts(&seed, resource->address);
        else
            buf_add(&seed, of);
    }
    sha256_hex(buf_text(&seed), digest);
    struct buf id = buf_new(in->arena, 16);
    buf_puts(&id, "fhir-");
    buf_add(&id, (struct text){digest, 8});
    if (in->wish->case_id)
        say_unsourced(in, "/case/id", in->wish->case_id, "as told on import");
    else
        say_unsourced(in, "/case/id", seed.len ? buf_text(&id).ptr : "fhir-unknown",
                      person ? IMPORT_PSEUDONYM IMPORT_OF_PERSON : IMPORT_PSEUDONYM IMPORT_OF_ID);
}

static void tell_role(struct importer *in)
{
    if (in->wish->role)
        say_unsourced(in, "/author/role", in->wish->role, "as told on import");
    for (size_t i = 0; i < in->bundle.count; i++) {
        struct resource *resource = &in->bundle.resources[i];
        const struct json *role = text_is(resource->type, "PractitionerRole") ? bundle_first(resource->json, "specialty") : NULL;
        if (!role && text_is(resource->type, "PractitionerRole"))
            role = bundle_first(resource->json, "code");
        if (role)
            give_first(in, resource, "/author/role", told_text(in, role), role);
    }
    say_unsourced(in, "/author/role", not_stated, "the file names no kind of doctor");
}

static void tell_cancer(struct importer *in)
{
    if (made_at(&in->made, "/diagnosis/cancer"))
        return;
    say_unsourced(in, "/diagnosis/cancer", in->wish->cancer ? in->wish->cancer : not_stated,
                  in->wish->cancer ? "as told on import" : "the file names no cancer");
    if (!in->wish->cancer)
        diags_add(in->diags, (struct place){0, 0, "/diagnosis/cancer"}, "F002", "name it with --cancer, or import the whole file of the patient",
                  "no cancer is named in the file");
}

/* --- the account of every leaf --- */

static void write_read(struct importer *in, struct writer *writer, enum detail detail)
{
    writer_open(writer, "x_read", '[');
    for (size_t i = 0; i < in->bundle.leaf_count && detail < DETAIL_UNREAD; i++) {
        const struct leaf *leaf = &in->bundle.leaves[i];
        if (leaf->fate != FATE_READ)
            continue;
        struct text value = told_text(in, leaf->json);
        writer_open(writer, NULL, '{');
        writer_text(writer, "pointer", text_of(leaf->pointer));
        writer_text(writer, "field", text_of(leaf->field));
        if (!detail && !leaf->hidden && !personal_in(in, value))
            writer_text(writer, "value", value);
        writer_close(writer, '}');
    }
    writer_close(writer, ']');
}

/* Whether anything of a resource was read; by resource. */
static bool *used_of(struct importer *in, size_t *unread)
{
    bool *used = arena_array(in->arena, in->bundle.count + 1, sizeof *used);
    *unread = 0;
    for (size_t i = 0; i < in->bundle.leaf_count; i++) {
        const struct leaf *leaf = &in->bundle.leaves[i];
        if (leaf->fate == FATE_READ && leaf->resource)
            used[leaf->resource - in->bundle.resources] = true;
        *unread += leaf->fate != FATE_READ;
    }
    return used;
}

static void write_unread(struct importer *in, struct writer *writer, enum detail detail)
{
    size_t unread;
    const bool *used = used_of(in, &unread);
    const struct resource *told = NULL;
    writer_open(writer, "x_unread", '[');
    for (size_t i = 0; i < in->bundle.leaf_count; i++) {
        const struct leaf *leaf = &in->bundle.leaves[i];
        bool whole = leaf->resource && (detail == DETAIL_LEAST || (detail && !used[leaf->resource - in->bundle.resources]));
        if (leaf->fate == FATE_READ || (whole && told == leaf->resource))
            continue;
        told = whole ? leaf->resource : told;
        writer_text(writer, NULL, text_of(whole ? leaf->resource->pointer : leaf->pointer));
    }
    writer_close(writer, ']');
}

static void tell_resource(struct importer *in, const struct resource *resource, const bool *used)
{
    struct buf parts = buf_new(in->arena, 128);
    size_t count = 0, at = strlen(resource->pointer);
    for (size_t i = 0; i < in->bundle.leaf_count; i++) {
        const struct leaf *leaf = &in->bundle.leaves[i];
        if (leaf->resource != resource || leaf->fate != FATE_UNREAD)
            continue;
        buf_format(&parts, "%s%s", count++ ? ", " : "", leaf->pointer + at);
    }
    struct place place = {resource->json->line, resource->json->column, resource->pointer};
    const char *type = arena_copy(in->arena, resource->type.ptr, resource->type.len);
    if (resource->set_aside)
        diags_add(in->diags, place, "F020", "add by hand what still holds", "this %s does not hold any more, or never did: its status says so", type);
    else if (count && !used[resource - in->bundle.resources])
        diags_add(in->diags, place, "F021", "add by hand what matters of it", "nothing of this %s has a place in an opinion", type);
    else if (count)
        diags_add(in->diags, place, "F022", "add by hand what matters of it", "not understood in this %s: %s", type, buf_text(&parts).ptr);
}

static void tell_unread(struct importer *in)
{
    size_t unread;
    const bool *used = used_of(in, &unread);
    for (size_t i = 0; i < in->bundle.count; i++)
        tell_resource(in, &in->bundle.resources[i], used);
}

/* A leaf whose field did not come into being after all was not read. */
static void settle(struct importer *in)
{
    for (size_t i = 0; i < in->bundle.leaf_count; i++) {
        struct leaf *leaf = &in->bundle.leaves[i];
        const char *mark = leaf->field ? strchr(leaf->field, '#') : NULL;
        if (mark && leaf->resource && leaf->resource->item) {
            struct buf field = buf_new(in->arena, 64);
            buf_add(&field, (struct text){leaf->field, (size_t)(mark - leaf->field)});
            buf_format(&field, "%zu%s", leaf->resource->item - 1, mark + 1);
            leaf->field = buf_text(&field).ptr;
        }
        if (leaf->fate == FATE_READ && !made_at(&in->made, leaf->field))
            leaf->fate = leaf->hidden ? FATE_PRIVATE : FATE_UNREAD;
    }
}

static void write_at(struct importer *in, struct buf *out, enum detail detail)
{
    struct writer writer = {.out = out, .compact = detail != DETAIL_ALL};
    out->len = 0;
    writer_open(&writer, NULL, '{');
    made_write(&in->made, &writer);
    writer_open(&writer, "x_warnings", '[');
    for (size_t i = 0; i < in->warning_count; i++)
        writer_text(&writer, NULL, in->warnings[i]);
    writer_close(&writer, ']');
    if (detail >= DETAIL_UNREAD)
        writer_word(&writer, "x_note", detail == DETAIL_UNREAD ? "this file is long: x_read is left out; what x_unread does not list was read"
                                                               : "this file is very long: x_unread names its resources, read or not");
    write_read(in, &writer, detail);
    write_unread(in, &writer, detail);
    writer_close(&writer, '}');
    buf_byte(out, '\n');
}

static void write_document(struct importer *in, struct buf *out)
{
    for (enum detail detail = DETAIL_ALL; detail <= DETAIL_LEAST; detail++) {
        write_at(in, out, detail);
        if (out->len <= LIMIT_OPINION_BYTES)
            return;
    }
}

/* --- the whole --- */

static struct text without_mark(struct text bytes)
{
    return text_starts(bytes, "\xEF\xBB\xBF") ? (struct text){bytes.ptr + 3, bytes.len - 3} : bytes;
}

static const struct json_rules large = {.any_root = true, .max_bytes = LIMIT_KNOWLEDGE_BYTES, .max_nodes = LIMIT_IMPORT_NODES};

bool import_is_fhir(struct arena *arena, struct text bytes)
{
    struct diags scratch = diags_new(arena, "");
    struct text trimmed = text_trim(without_mark(bytes));
    if (!trimmed.len || (trimmed.ptr[0] != '{' && trimmed.ptr[0] != '['))
        return false;
    const struct json *root = json_read(without_mark(bytes), &large, &scratch);
    return root && bundle_is(root);
}

static void set_aside(struct importer *in)
{
    for (size_t i = 0; i < in->bundle.count; i++) {
        struct resource *resource = &in->bundle.resources[i];
        const struct json *status = json_member(resource->json, "status"), *sure = json_member(resource->json, "verificationStatus");
        resource->set_aside = (status && status->type == JSON_STRING && told_word(in, "status", status->text, "use").len) ||
                              (sure && text_is(told_code(in, sure, "use"), "no"));
    }
}

bool import_fhir(const struct knowledge *k, struct text bytes, const struct import_wish *wish, struct diags *diags, struct buf *out)
{
    const struct json *root = json_read(without_mark(bytes), &large, diags);
    if (root && !bundle_is(root))
        diags_add(diags, (struct place){1, 1, ""}, "F000", "give a FHIR R4 Bundle, an array of resources, or one resource", "no FHIR resource");
    if (!root || !bundle_is(root))
        return false;
    diags->most = SIZE_MAX;
    struct importer in = {.arena = diags->arena, .k = k, .bundle = bundle_open(diags->arena, root), .made = made_new(diags->arena, &k->fields),
                          .diags = diags, .wish = wish};
    if (!in.bundle.count)
        diags_add(diags, (struct place){1, 1, ""}, "F003", "export the record of the patient again, with its conditions and tests", "no resource in the file");
    if (!in.bundle.count)
        return false;
    set_aside(&in);
    personal_collect(&in);
    choose_cancer(&in);
    for (size_t i = 0; i < in.bundle.count; i++)
        take(&in, &in.bundle.resources[i]);
    stage_observe(&in);
    plan_regimens(&in);
    tell_date(&in);
    tell_age(&in);
    tell_case(&in);
    tell_role(&in);
    tell_cancer(&in);
    settle(&in);
    tell_unread(&in);
    write_document(&in, out);
    return true;
}
