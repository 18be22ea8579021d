/* SPDX-License-Identifier: MIT
 * In: an Observation. Out: what its code, and those of its components, say, in the fields that knowledge/codes.csv names. */
#include <string.h>

#include "base/buf.h"
#include "base/decimal.h"
#include "import/importer.h"

/* The value[x] of an Observation or of a component. */
static const struct json *value_of(const struct json *json)
{
    return bundle_first(json, "value*");
}

/* "/biomarkers[]/name" is "/biomarkers/#/name" of this resource. */
static const char *pointer_of(struct importer *in, const char *field)
{
    const char *list = strstr(field, "[]");
    struct buf out = buf_new(in->arena, 64);
    if (!list)
        return field;
    buf_add(&out, (struct text){field, (size_t)(list - field)});
    buf_format(&out, "/#%s", list + 2);
    return buf_text(&out).ptr;
}

/* A size has its number and its unit apart. */
static void give_size(struct importer *in, struct resource *resource, const struct json *value)
{
    const struct json *number = json_member(value, "value");
    struct text unit = json_text(value, "code").len ? json_text(value, "code") : json_text(value, "unit");
    if (!number || !unit.len)
        return;
    give(in, resource, "/diagnosis/size/value", number->text, number);
    give(in, resource, "/diagnosis/size/unit", unit, json_member(value, "unit") ? json_member(value, "unit") : value);
    bundle_read(&in->bundle, value, "/diagnosis/size");
}

/* "3+4=7" out of a longer text; empty when there is none. */
static struct text patterns_in(struct importer *in, struct text text)
{
    struct buf sum = buf_new(in->arena, 16);
    for (size_t at = 0; at < text.len; at++) {
        bool part = strchr("0123456789+=", text.ptr[at]) != NULL;
        bool begins = part && at + 3 < text.len && (text.ptr[at + 1] == '+' || (text.ptr[at + 1] == ' ' && text.ptr[at + 2] == '+'));
        if (part && (sum.len || begins))
            buf_byte(&sum, text.ptr[at]);
        else if (sum.len && text.ptr[at] != ' ')
            break;
    }
    return sum.len >= 3 && sum.ptr[1] == '+' ? buf_text(&sum) : TEXT("");
}

/* Of a score that is a sum of two patterns both; else what the code says; else the text. */
static void give_grade(struct importer *in, struct resource *resource, const struct json *value)
{
    struct text text = told_text(in, value), said = told_code(in, value, "/diagnosis/grade/value"), patterns = patterns_in(in, text);
    if (patterns.len)
        give(in, resource, "/diagnosis/grade/system", told_word(in, "written", TEXT("two patterns"), "/diagnosis/grade/system"), value);
    give(in, resource, "/diagnosis/grade/value", patterns.len ? patterns : said.len ? said : text, value);
}

/* ECOG and Karnofsky share one place in an opinion: the second one stands beside it. */
static bool other_scale(struct importer *in, struct resource *resource, const struct code_row *rows, size_t count)
{
    const struct spot *scale = made_at(&in->made, "/health/performance/scale");
    for (size_t i = 0; i < count && scale; i++)
        if (!strcmp(rows[i].field, "/health/performance/scale") && !text_is(scale->value, rows[i].value)) {
            const struct json *value = value_of(resource->json);
            struct buf out = buf_new(in->arena, 32);
            buf_format(&out, "%s ", rows[i].value);
            buf_add(&out, told_text(in, value));
            give(in, resource, "/health/x_performance_also/-", buf_text(&out), value);
            bundle_read(&in->bundle, json_member(resource->json, "code"), "/health/x_performance_also");
            return true;
        }
    return false;
}

/* A value in words: what its code says for this field, else its text; "none" says nothing. */
static struct text worded(struct importer *in, const struct json *value, const char *field)
{
    int known = field_find(&in->k->fields, field);
    bool closed = known != NO_FIELD && in->k->fields.items[known].words;
    struct text said = told_code(in, value, field), text = told_text(in, value);
    if (told_code(in, value, "nothing").len)
        return TEXT("");
    if (closed || !text.len)
        return said;
    bool number = known != NO_FIELD && in->k->fields.items[known].shape == SHAPE_INTEGER;
    struct decimal unused;
    return number && !decimal_read(text, &unused) ? said : text;
}

/* How the illness stands, and when: "Improving (2019-03-01)". */
static void give_status(struct importer *in, struct resource *resource, const struct json *value)
{
    const struct json *when = bundle_first(resource->json, "effective*");
    struct text date = told_date(when), status = told_text(in, value);
    struct buf out = buf_new(in->arena, 64);
    buf_add(&out, status);
    if (date.len && status.len)
        buf_format(&out, " (%s)", arena_copy(in->arena, date.ptr, date.len));
    if (!give(in, resource, "/x_disease_status/-", buf_text(&out), value))
        return;
    if (when)
        bundle_read(&in->bundle, when, "/x_disease_status");
}

/* What one row of a code says: a constant, or the value beside the code. */
static bool give_row(struct importer *in, struct resource *resource, const struct json *holder, const struct code_row *row)
{
    const struct json *value = value_of(holder), *code = json_member(holder, "code");
    if (!strncmp(row->field, "/stage/", 7) && strcmp(row->field, "/stage/metastases[]") != 0)
        return true; /* stage.c lays stages together */
    if (*row->field != '/' || (!value && !*row->value))
        return false;
    if (*row->value)
        return value && give_first(in, resource, pointer_of(in, row->field), text_of(row->value), code);
    if (!strcmp(row->field, "/diagnosis/size"))
        give_size(in, resource, value);
    else if (!strcmp(row->field, "/diagnosis/grade/value"))
        give_grade(in, resource, value);
    else if (!strcmp(row->field, "/x_disease_status"))
        give_status(in, resource, value);
    else
        give(in, resource, pointer_of(in, row->field), worded(in, value, row->field), value);
    return true;
}

/* All that the codes of an Observation or a component say; false when they say nothing. */
static bool give_codes(struct importer *in, struct resource *resource, const struct json *holder)
{
    const struct json *found[PICK_MOST];
    size_t codings = bundle_pick(holder, "code.coding", found), count;
    bool said = false;
    for (size_t i = 0; i < codings; i++) {
        struct text key = told_key(in, found[i]);
        const struct code_row *rows = told_rows(in->k, key, &count);
        if (!key.len || other_scale(in, resource, rows, count))
            continue;
        for (size_t row = 0; row < count; row++)
            said |= give_row(in, resource, holder, &rows[row]);
        if (said)
            bundle_read(&in->bundle, json_member(holder, "code"), count ? pointer_of(in, rows[0].field) : "");
    }
    return said;
}

/* What every item of a list of findings has besides: how, when, what it came to. */
static void give_circumstances(struct importer *in, struct resource *resource, const char *list)
{
    const struct json *json = resource->json, *value = value_of(json), *method = json_member(json, "method");
    bool marker = !strcmp(list, "/biomarkers");
    struct buf base = buf_new(in->arena, 32);
    buf_format(&base, "%s/#", list);
    const char *item = buf_text(&base).ptr;
    give_first(in, resource, pointer_join(in->arena, item, TEXT("date")), told_date(bundle_first(json, "effective*")), bundle_first(json, "effective*"));
    if (!marker)
        return;
    if (method)
        give_first(in, resource, pointer_join(in->arena, item, TEXT("method")), told_text(in, method), method);
    const char *status = pointer_join(in->arena, item, TEXT("status"));
    const struct json *reading = bundle_first(json, "interpretation");
    if (value)
        give_first(in, resource, status, told_code(in, value, "/biomarkers[]/status"), value);
    if (reading)
        give_first(in, resource, status, told_code(in, reading, "/biomarkers[]/status"), reading);
    if (reading)
        give_first(in, resource, pointer_join(in->arena, item, TEXT("x_interpretation")), told_text(in, reading), reading);
}

/* A marker that has only a name that the vocabulary knows, or a test with a result. */
static bool give_named(struct importer *in, struct resource *resource)
{
    const struct json *code = json_member(resource->json, "code"), *value = value_of(resource->json);
    struct text name = code ? told_text(in, code) : TEXT("");
    if (!name.len || !value)
        return false;
    bool marker = told_concept(in, "biomarkers", name) >= 0;
    bool test = false;
    const struct json *found[PICK_MOST];
    size_t count = bundle_pick(resource->json, "category.coding", found), rows;
    for (size_t i = 0; i < count && !marker; i++) {
        const struct code_row *row = told_rows(in->k, told_key(in, found[i]), &rows);
        test |= rows && !strcmp(row->field, "/tests[]/name");
    }
    if (!marker && !test)
        return false;
    const char *list = marker ? "/biomarkers/#" : "/tests/#";
    if (!give(in, resource, pointer_join(in->arena, list, TEXT("name")), name, code))
        return false;
    give(in, resource, pointer_join(in->arena, list, TEXT("result")), worded(in, value, "/tests[]/result"), value);
    give_circumstances(in, resource, marker ? "/biomarkers" : "/tests");
    return true;
}

/* The genes of a panel, one after the other, after the words of its code: "genes looked at: BRCA1, BRCA2". */
static void give_panel(struct importer *in, struct resource *resource, struct text label)
{
    const struct json *found[PICK_MOST];
    size_t count = bundle_pick(resource->json, "component.value*.coding", found);
    struct buf out = buf_new(in->arena, 64);
    for (size_t i = 0; i < count; i++) {
        struct text gene = json_text(found[i], "display");
        buf_add(&out, out.len || !gene.len ? TEXT("") : label);
        buf_puts(&out, !gene.len ? "" : out.len > label.len ? ", " : ": ");
        buf_add(&out, gene);
    }
    const struct json *component = json_member(resource->json, "component"), *code = json_member(resource->json, "code");
    if (!out.len || !component)
        return;
    give(in, resource, "/tests/#/name", told_code(in, code, "/tests[]/name"), code);
    give(in, resource, "/tests/#/result", buf_text(&out), component);
    give_circumstances(in, resource, "/tests");
}

/* A variant is told by its protein change where no name of the whole is given. */
static void finish_variant(struct importer *in, struct resource *resource)
{
    static const char *const forms[] = {"x_protein", "x_cdna", "x_genomic"};
    const char *item = resource->item ? pointer_index(in->arena, "/biomarkers", resource->item - 1) : NULL;
    for (size_t i = 0; item && i < sizeof forms / sizeof *forms && !made_at(&in->made, pointer_join(in->arena, item, TEXT("result"))); i++) {
        const struct spot *form = made_at(&in->made, pointer_join(in->arena, item, text_of(forms[i])));
        if (form)
            made_put(&in->made, pointer_join(in->arena, item, TEXT("result")), form->value, form->source);
    }
}

void observe(struct importer *in, struct resource *resource)
{
    const struct json *found[PICK_MOST], *code = json_member(resource->json, "code");
    size_t components = bundle_pick(resource->json, "component", found);
    struct text panel = code ? told_code(in, code, "panel") : TEXT("");
    if (panel.len) {
        give_panel(in, resource, panel);
        return;
    }
    bool said = give_codes(in, resource, resource->json);
    for (size_t i = 0; i < components; i++)
        said |= give_codes(in, resource, found[i]);
    if (!said && !give_named(in, resource))
        return;
    if (resource->item) {
        finish_variant(in, resource);
        const char *marker = pointer_index(in->arena, "/biomarkers", resource->item - 1);
        const struct spot *name = made_at(&in->made, pointer_join(in->arena, marker, TEXT("name")));
        if (name && text_is(name->source, resource->label))
            give_circumstances(in, resource, "/biomarkers");
    }
    const struct spot *scale = made_at(&in->made, "/health/performance/value");
    const struct json *when = bundle_first(resource->json, "effective*");
    if (scale && when && text_is(scale->source, resource->label))
        give_first(in, resource, "/health/performance/date", told_date(when), when);
    const struct json *reading = bundle_first(resource->json, "interpretation");
    if (scale && reading && text_is(scale->source, resource->label))
        give_first(in, resource, "/health/performance/x_meaning", told_text(in, reading), reading);
}
