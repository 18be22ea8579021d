/* SPDX-License-Identifier: MIT
 * In: two stated facts of one field. Out: how they stand to each other and what makes it so. The kinds and what each may
 * conclude are design.md, "Meanings"; a kind that is not sure says less, never more. */
#include "compare/relate.h"

#include <string.h>

#include "base/buf.h"

struct verdict verdict_plain(enum relation relation)
{
    return (struct verdict){.relation = relation};
}

struct verdict verdict_because(enum relation relation, enum because_kind kind, const char *phrase, const char *source)
{
    return (struct verdict){.relation = relation, .because = {.kind = kind, .phrase = phrase, .source = source}};
}

/* Both lists of children are in document order, so children are matched by field. */
static const struct fact *child_of_field(const struct fact *parent, int16_t field)
{
    for (const struct fact *child = parent->child; child; child = child->next)
        if (child->field == field)
            return child;
    return NULL;
}

bool relate_written_same(const struct context *c, const struct fact *a, const struct fact *b)
{
    if (!a->child && !b->child)
        return text_same(c->arena, a->stated, b->stated);
    size_t more = 0;
    for (const struct fact *child = a->child; child; child = child->next) {
        if (child->field == NO_FIELD)
            continue;
        const struct fact *other = child_of_field(b, child->field);
        if (!other || !relate_written_same(c, child, other))
            return false;
        more++;
    }
    for (const struct fact *child = b->child; child; child = child->next)
        more -= child->field != NO_FIELD;
    return more == 0;
}

/* Words that leave a question open ("unknown", "pending") contradict nothing. Source: the word lists of the contract. */
static bool is_open_word(const struct context *c, struct text word)
{
    for (size_t i = 0; i < c->knowledge->word_count; i++)
        if (!strcmp(c->knowledge->words[i].sense, "open") && text_is(word, c->knowledge->words[i].key))
            return true;
    return false;
}

static struct verdict relate_word(const struct context *c, const struct fact *a, const struct fact *b)
{
    bool open = is_open_word(c, a->stated) || is_open_word(c, b->stated);
    return verdict_plain(open ? RELATION_COMPATIBLE : RELATION_DIFFERENT);
}

static struct verdict relate_identifier(const struct context *c, const struct fact *a, const struct fact *b)
{
    (void)c, (void)a, (void)b;
    return verdict_plain(RELATION_DIFFERENT);
}

static struct verdict relate_prose(const struct context *c, const struct fact *a, const struct fact *b)
{
    (void)c, (void)a, (void)b;
    return verdict_plain(RELATION_COMPATIBLE);
}

/* What each doctor saw, and what a document says about itself: both are true of their own opinion. */
static struct verdict relate_seen(const struct context *c, const struct fact *a, const struct fact *b)
{
    struct verdict verdict = relate_terms(c, a, b);
    return verdict.relation <= RELATION_COMPATIBLE ? verdict : verdict_plain(RELATION_COMPATIBLE);
}

/* The place of a text on the scale that has the field's name, or NULL: in words.csv no row is this whole text. */
static const struct word_row *on_scale(const struct context *c, const struct fact *fact)
{
    struct text folded = text_fold(c->arena, fact->stated);
    for (size_t i = 0; i < c->knowledge->word_count; i++) {
        const struct word_row *row = &c->knowledge->words[i];
        if (!strcmp(row->sense, field_of(c, fact)->name) && text_is(folded, row->key))
            return row;
    }
    return NULL;
}

/* Two places on one scale are two statements, as are two numbers ("5 %"); what is on no scale may be meant alike. */
static struct verdict relate_scale(const struct context *c, const struct fact *a, const struct fact *b)
{
    const struct word_row *x = on_scale(c, a), *y = on_scale(c, b);
    if (x && y && decimal_order(x->value, y->value))
        return verdict_plain(RELATION_DIFFERENT);
    bool numbers = a->meaning.form == MEANING_AMOUNT && b->meaning.form == MEANING_AMOUNT;
    return !x && !y && numbers ? relate_amounts(c, a, b) : relate_seen(c, a, b);
}

static struct verdict relate_version(const struct context *c, const struct fact *a, const struct fact *b)
{
    (void)c;
    if (a->meaning.form == MEANING_VERSION && b->meaning.form == MEANING_VERSION &&
        text_equal(a->meaning.canonical, b->meaning.canonical))
        return verdict_because(RELATION_EQUIVALENT, BECAUSE_CONVERSION, "because.version", "notation");
    return verdict_plain(RELATION_DIFFERENT);
}

/* A code in one way of writing: "c509" for "C50.9", "8500/3" for "M8500/3". NUL-terminated. */
static struct text bare_code(const struct context *c, struct text stated)
{
    struct text folded = text_fold(c->arena, stated);
    struct buf out = buf_new(c->arena, folded.len + 1);
    for (size_t i = 0; i < folded.len; i++)
        if (!strchr(" .", folded.ptr[i]) && !(i == 0 && folded.ptr[i] == 'm' && strchr(folded.ptr, '/')))
            buf_byte(&out, folded.ptr[i]);
    return buf_text(&out);
}

/* In ICD-10 every character says more ("C50" holds "C50.4"), and a 9 in the fourth place says "unspecified": C50.9 may be C50.4, with
 * the same side behind it. A morphology's behaviour digit does not nest. */
static bool holds_code(struct text less, struct text more)
{
    enum { CATEGORY = 3, FOURTH = CATEGORY + 1 };
    if (text_starts(more, less.ptr))
        return true;
    bool open = less.len >= FOURTH && more.len >= FOURTH && less.ptr[CATEGORY] == '9' && more.ptr[CATEGORY] != '9';
    return open && !memcmp(less.ptr, more.ptr, CATEGORY) && (less.len == FOURTH || !strcmp(less.ptr + FOURTH, more.ptr + FOURTH));
}

static struct verdict relate_code(const struct context *c, const struct fact *a, const struct fact *b)
{
    const struct fields *fields = &c->knowledge->fields;
    const struct fact *system[2] = {fact_child(fields, a, "system"), fact_child(fields, b, "system")};
    const struct fact *code[2] = {fact_child(fields, a, "code"), fact_child(fields, b, "code")};
    if (!system[0] || !system[1] || !code[0] || !code[1])
        return verdict_plain(RELATION_COMPATIBLE);
    if (!text_same(c->arena, system[0]->stated, system[1]->stated))
        return verdict_because(RELATION_NOT_COMPARABLE, BECAUSE_RULER, "because.ruler_system", NULL);
    if (text_same(c->arena, code[0]->stated, code[1]->stated))
        return verdict_plain(RELATION_SAME);
    struct text x = bare_code(c, code[0]->stated), y = bare_code(c, code[1]->stated);
    if (text_equal(x, y))
        return verdict_because(RELATION_EQUIVALENT, BECAUSE_CONVERSION, "because.notation", "icd10");
    bool first = holds_code(y, x), icd10 = text_starts(system[0]->stated, "ICD-10");
    if (!icd10 || (!first && !holds_code(x, y)))
        return verdict_plain(RELATION_DIFFERENT);
    struct verdict verdict = verdict_because(RELATION_REFINED, BECAUSE_HIERARCHY, "because.hierarchy", "icd10");
    verdict.because.a = code[first ? 0 : 1]->stated;
    verdict.because.b = code[first ? 1 : 0]->stated;
    return verdict;
}

struct verdict relate_rulers(const struct context *c, const struct fact *a, const struct fact *b)
{
    static const struct {
        const char *name, *phrase;
    } phrases[] = {{"system", "because.ruler_system"}, {"edition", "because.ruler_edition"},
                   {"classification", "because.ruler_classification"}, {"kind", "because.ruler_kind"},
                   {"method", "because.ruler_method"}, {"assay", "because.ruler_assay"}};
    const struct fields *fields = &c->knowledge->fields;
    const char *const *ruler = field_of(c, a)->ruler;
    for (; ruler && *ruler; ruler++) {
        int field = field_find(fields, *ruler);
        if (field == NO_FIELD)
            continue;
        const struct fact *x = child_of_field(a->parent, (int16_t)field), *y = child_of_field(b->parent, (int16_t)field);
        if (!x || !y || relate_written_same(c, x, y))
            continue;
        struct verdict verdict = relate(c, x, y);
        /* A method or assay counts as another ruler as soon as it is not known to be the same one. */
        bool loose = fields->items[field].kind != KIND_SEEN && verdict.relation == RELATION_COMPATIBLE;
        if (verdict.relation <= RELATION_REFINED || loose)
            continue;
        for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
            if (!strcmp(phrases[i].name, fields->items[field].name)) {
                verdict = verdict_because(RELATION_NOT_COMPARABLE, BECAUSE_RULER, phrases[i].phrase, NULL);
                verdict.because.a = x->stated;
                verdict.because.b = y->stated;
                return verdict;
            }
    }
    return verdict_plain(RELATION_SAME);
}

typedef struct verdict relate_function(const struct context *c, const struct fact *a, const struct fact *b);

/* What relates two values that are not written the same. */
static relate_function *const relate_by_kind[KINDS] = {
    [KIND_OBJECT] = relate_prose,         [KIND_LIST] = relate_prose,
    [KIND_DOCUMENT] = relate_seen,        [KIND_PROSE] = relate_prose,
    [KIND_IDENTIFIER] = relate_identifier, [KIND_WORD] = relate_word,
    [KIND_STANCE] = relate_word,          [KIND_SEEN] = relate_seen,
    [KIND_NUMBER] = relate_amounts,       [KIND_DATE] = relate_date,
    [KIND_OCCASION] = relate_date,        [KIND_TERM] = relate_terms,
    [KIND_CODE] = relate_code,            [KIND_QUANTITY] = relate_amounts,
    [KIND_GRADE] = relate_grade,          [KIND_PERFORMANCE] = relate_performance,
    [KIND_RISK] = relate_risk,            [KIND_STAGE_CATEGORY] = relate_stage,
    [KIND_STAGE_GROUP] = relate_stage,    [KIND_RESULT] = relate_result,
    [KIND_AMOUNT] = relate_amounts,       [KIND_SCHEDULE] = relate_amounts,
    [KIND_DURATION] = relate_amounts,     [KIND_VERSION] = relate_version,
    [KIND_PLACE] = relate_terms,          [KIND_SCALE] = relate_scale,
};
_Static_assert(sizeof relate_by_kind / sizeof *relate_by_kind == KINDS, "a kind without a way to relate it");

/* Values of these kinds need a look at their rulers, or at what an acronym means, even when they are written the same. */
static bool needs_a_look(enum kind kind)
{
    return kind == KIND_STAGE_CATEGORY || kind == KIND_STAGE_GROUP || kind == KIND_RESULT || kind == KIND_TERM ||
           kind == KIND_RISK;
}

struct verdict relate(const struct context *c, const struct fact *a, const struct fact *b)
{
    enum kind kind = field_of(c, a)->kind;
    if (relate_written_same(c, a, b) && !needs_a_look(kind))
        return verdict_plain(RELATION_SAME);
    return relate_by_kind[kind](c, a, b);
}
