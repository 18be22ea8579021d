/* SPDX-License-Identifier: MIT
 * In: an opinion of facts as written. Out: the same facts with their meanings, each by the reader that its field's kind names. */
#include "normalise/normalise.h"

#include <string.h>

#include "normalise/amount.h"
#include "normalise/date.h"
#include "normalise/grade.h"
#include "normalise/stage.h"
#include "normalise/term.h"
#include "normalise/version.h"

/* One pass over an opinion; `context` is what the diagnosis says. */
struct pass {
    struct arena *arena;
    const struct knowledge *k;
    const uint16_t *context;
    size_t context_count;
    bool results; /* the second pass: results need the meaning of the names beside them */
};

typedef void reader(const struct pass *pass, struct fact *fact);

static const struct field *field_of(const struct pass *pass, const struct fact *fact)
{
    return &pass->k->fields.items[fact->field];
}

static struct scope scope_of(const struct pass *pass, const struct fact *fact)
{
    return (struct scope){field_of(pass, fact)->vocabularies, pass->context, pass->context_count, false};
}

static struct text stated(const struct pass *pass, const struct fact *object, const char *name)
{
    const struct fact *child = fact_child(&pass->k->fields, object, name);
    return child ? child->stated : TEXT("");
}

static void read_term(const struct pass *pass, struct fact *fact)
{
    struct scope scope = scope_of(pass, fact);
    if (scope.vocabularies)
        fact->meaning = term_read(pass->arena, pass->k, fact->stated, &scope);
}

static void read_place(const struct pass *pass, struct fact *fact)
{
    struct scope scope = scope_of(pass, fact);
    scope.place = true;
    if (scope.vocabularies)
        fact->meaning = term_read(pass->arena, pass->k, fact->stated, &scope);
}

/* Vocabularies of an object stand on itself or on its first field that has some. */
static const char *const *vocabularies_of(const struct pass *pass, const struct fact *object)
{
    const struct field *field = field_of(pass, object);
    if (field->vocabularies)
        return field->vocabularies;
    for (int i = field->child; i != NO_FIELD; i = pass->k->fields.items[i].next)
        if (pass->k->fields.items[i].vocabularies)
            return pass->k->fields.items[i].vocabularies;
    return NULL;
}

/* "A6", "II", "class B", "3 points": a short code or a number; words are left to the vocabulary. */
static struct meaning risk_code(const struct pass *pass, struct text group)
{
    struct meaning code = stage_group(pass->arena, pass->k, group);
    if (code.form == MEANING_STAGE && code.as.stage.code.len <= 3)
        return code;
    struct meaning points = amount_read(pass->arena, pass->k, group);
    bool bare = points.form == MEANING_AMOUNT && points.as.amounts.count == 1 && !points.as.amounts.rest.len;
    return bare ? points : (struct meaning){0};
}

static void read_risk(const struct pass *pass, struct fact *fact)
{
    struct scope scope = scope_of(pass, fact);
    struct text group = stated(pass, fact, "group");
    scope.vocabularies = vocabularies_of(pass, fact);
    if (group.len && scope.vocabularies)
        fact->meaning = term_read(pass->arena, pass->k, group, &scope);
    if (fact->meaning.form == MEANING_TERMS && fact->meaning.as.terms.count)
        return;
    struct meaning code = risk_code(pass, group);
    if (code.form != MEANING_NONE)
        fact->meaning = code;
}

static void read_graded(const struct pass *pass, struct fact *fact, const char *system)
{
    struct scope scope = scope_of(pass, fact);
    struct text value = stated(pass, fact, "value");
    scope.vocabularies = vocabularies_of(pass, fact);
    if (value.len)
        fact->meaning = grade_read(pass->arena, pass->k, &scope, stated(pass, fact, system), value);
}

static void read_grade(const struct pass *pass, struct fact *fact)
{
    read_graded(pass, fact, "system");
}

static void read_performance(const struct pass *pass, struct fact *fact)
{
    read_graded(pass, fact, "scale");
}

static void read_quantity(const struct pass *pass, struct fact *fact)
{
    struct text value = stated(pass, fact, "value"), unit = stated(pass, fact, "unit");
    if (value.len)
        fact->meaning = amount_quantity(pass->arena, pass->k, value, unit);
}

static void read_number(const struct pass *pass, struct fact *fact)
{
    fact->meaning = amount_number(pass->arena, fact->stated);
}

static void read_amount(const struct pass *pass, struct fact *fact)
{
    fact->meaning = amount_read(pass->arena, pass->k, fact->stated);
}

static void read_schedule(const struct pass *pass, struct fact *fact)
{
    fact->meaning = amount_schedule(pass->arena, pass->k, fact->stated);
}

static void read_date(const struct pass *pass, struct fact *fact)
{
    (void)pass;
    fact->meaning = date_read(fact->stated);
}

static void read_version(const struct pass *pass, struct fact *fact)
{
    fact->meaning = version_read(pass->arena, pass->k, fact->stated);
}

/* The field's own name says which letter it holds: "t", "n", "m". */
static void read_stage_category(const struct pass *pass, struct fact *fact)
{
    char letter = field_of(pass, fact)->name[0];
    if (letter >= 'a' && letter <= 'z')
        fact->meaning = stage_category(pass->arena, pass->k, fact->stated, (char)(letter - 'a' + 'A'));
}

static void read_stage_group(const struct pass *pass, struct fact *fact)
{
    fact->meaning = stage_group(pass->arena, pass->k, fact->stated);
}

/* What the diagnosis and the item's own terms (marker, method) say: they decide what "3+" or "0" means. */
static struct scope result_scope(const struct pass *pass, const struct fact *fact)
{
    struct scope scope = scope_of(pass, fact);
    size_t room = pass->context_count;
    for (const struct fact *f = fact->parent->child; f; f = f->next)
        room += f->meaning.form == MEANING_TERMS ? f->meaning.as.terms.count : 0;
    uint16_t *context = arena_array(pass->arena, room + 1, sizeof *context);
    size_t count = 0;
    for (const struct fact *f = fact->parent->child; f; f = f->next)
        for (size_t i = 0; f != fact && f->meaning.form == MEANING_TERMS && i < f->meaning.as.terms.count; i++)
            context[count++] = f->meaning.as.terms.concepts[i];
    for (size_t i = 0; i < pass->context_count; i++)
        context[count++] = pass->context[i];
    scope.context = context;
    scope.context_count = count;
    return scope;
}

/* Words where all is understood, else numbers where all is, else what of either is understood. */
static void read_result(const struct pass *pass, struct fact *fact)
{
    struct scope scope = result_scope(pass, fact);
    struct meaning words = {0};
    if (scope.vocabularies)
        words = term_read(pass->arena, pass->k, fact->stated, &scope);
    bool known = words.form == MEANING_TERMS && words.as.terms.count > 0;
    if (known && !words.as.terms.rest.len) {
        fact->meaning = words;
        return;
    }
    struct meaning numbers = amount_read(pass->arena, pass->k, fact->stated);
    bool measured = numbers.form == MEANING_AMOUNT && !numbers.as.amounts.rest.len;
    fact->meaning = measured || !known ? numbers : words;
    if (fact->meaning.form == MEANING_NONE)
        fact->meaning = words;
}

static reader *const readers[KINDS] = {
    [KIND_TERM] = read_term,
    [KIND_SEEN] = read_term,
    [KIND_SCALE] = read_amount,
    [KIND_DOCUMENT] = read_term,
    [KIND_PLACE] = read_place,
    [KIND_RISK] = read_risk,
    [KIND_GRADE] = read_grade,
    [KIND_PERFORMANCE] = read_performance,
    [KIND_QUANTITY] = read_quantity,
    [KIND_NUMBER] = read_number,
    [KIND_AMOUNT] = read_amount,
    [KIND_SCHEDULE] = read_schedule,
    [KIND_DURATION] = read_amount,
    [KIND_DATE] = read_date,
    [KIND_OCCASION] = read_date,
    [KIND_VERSION] = read_version,
    [KIND_STAGE_CATEGORY] = read_stage_category,
    [KIND_STAGE_GROUP] = read_stage_group,
    [KIND_RESULT] = read_result,
};

/* Depth is bounded by LIMIT_DEPTH: the reader refuses deeper documents. */
static void read_tree(const struct pass *pass, struct fact *fact)
{
    if (fact->field == NO_FIELD)
        return;
    enum kind kind = field_of(pass, fact)->kind;
    if (readers[kind] && (kind == KIND_RESULT) == pass->results)
        readers[kind](pass, fact);
    for (struct fact *child = fact->child; child; child = child->next)
        read_tree(pass, child);
}

/* Reads the term at `path`; returns its concepts as further context. */
static void add_context(struct pass *pass, struct opinion *opinion, const char *path)
{
    const struct fact *fact = opinion_at(&pass->k->fields, opinion, path);
    if (!fact)
        return;
    struct scope scope = scope_of(pass, fact);
    struct meaning meaning = scope.vocabularies ? term_read(pass->arena, pass->k, fact->stated, &scope) : (struct meaning){0};
    if (meaning.form != MEANING_TERMS || !meaning.as.terms.count)
        return;
    size_t count = pass->context_count, more = meaning.as.terms.count;
    uint16_t *context = arena_array(pass->arena, count + more, sizeof *context);
    if (count)
        memcpy(context, pass->context, count * sizeof *context);
    memcpy(context + count, meaning.as.terms.concepts, more * sizeof *context);
    pass->context = context;
    pass->context_count = count + more;
}

void normalise_opinion(struct arena *arena, const struct knowledge *knowledge, struct opinion *opinion)
{
    struct pass pass = {.arena = arena, .k = knowledge};
    if (!opinion->root)
        return;
    add_context(&pass, opinion, "/diagnosis/cancer");
    add_context(&pass, opinion, "/diagnosis/histology");
    read_tree(&pass, opinion->root);
    pass.results = true;
    read_tree(&pass, opinion->root);
}

struct meaning normalise_term(struct arena *arena, const struct knowledge *knowledge, struct text text,
                              const char *const *vocabularies, const uint16_t *context, size_t context_count)
{
    struct scope scope = {vocabularies, context, context_count, false};
    return term_read(arena, knowledge, text, &scope);
}
