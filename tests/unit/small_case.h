/* SPDX-License-Identifier: MIT
 * A small case made by hand for the tests of judge and ask: two opinions with a stage and steps, laid side by side, and
 * a knowledge of a few rules. `small_case(arena, swapped)` gives it either way round. */
#ifndef CONCORD_TESTS_SMALL_CASE_H
#define CONCORD_TESTS_SMALL_CASE_H

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ask/ask.h"
#include "judge/judge.h"

enum { F_ROOT, F_GROUP, F_STEPS, F_STEP, F_TREATMENT, F_STANCE, F_NOTES, F_COUNT };

static const char *const small_key[] = {"treatment", NULL};
static const struct field small_fields[F_COUNT] = {
    [F_ROOT] = {.path = "", .name = "", .shape = SHAPE_OBJECT, .parent = -1, .child = F_GROUP, .next = -1, .label = "field."},
    [F_GROUP] = {.path = "/group", .name = "group", .shape = SHAPE_TEXT, .topic = TOPIC_STAGE, .kind = KIND_STAGE_GROUP,
                 .parent = F_ROOT, .child = -1, .next = F_STEPS, .label = "field.group"},
    [F_STEPS] = {.path = "/steps", .name = "steps", .shape = SHAPE_LIST, .topic = TOPIC_SEQUENCE, .kind = KIND_LIST,
                 .parent = F_ROOT, .child = F_STEP, .next = F_NOTES, .label = "field.steps"},
    [F_STEP] = {.path = "/steps[]", .name = "steps", .shape = SHAPE_OBJECT, .topic = TOPIC_DRUG, .kind = KIND_OBJECT,
                .parent = F_STEPS, .child = F_TREATMENT, .next = -1, .key = small_key, .label = "field.step"},
    [F_TREATMENT] = {.path = "/steps[]/treatment", .name = "treatment", .shape = SHAPE_TEXT, .topic = TOPIC_DRUG,
                     .kind = KIND_TERM, .parent = F_STEP, .child = -1, .next = F_STANCE, .label = "field.treatment"},
    [F_STANCE] = {.path = "/steps[]/stance", .name = "stance", .shape = SHAPE_WORD, .topic = TOPIC_DRUG,
                  .kind = KIND_STANCE, .parent = F_STEP, .child = -1, .next = -1, .label = "field.stance"},
    [F_NOTES] = {.path = "/notes", .name = "notes", .shape = SHAPE_TEXT, .topic = TOPIC_COMMUNICATION, .kind = KIND_PROSE,
                 .parent = F_ROOT, .child = -1, .next = -1, .label = "field.notes"},
};

/* All phrases are found, each in both languages, by id: sorted. */
static const struct phrase small_phrases[] = {
    {"field.", {"Opinions", "Opiniones"}},          {"field.group", {"Stage", "Estadio"}},
    {"field.notes", {"Notes", "Notas"}},            {"field.stance", {"Stance", "Postura"}},
    {"field.step", {"Step", "Paso"}},               {"field.steps", {"Steps", "Pasos"}},
    {"field.treatment", {"Treatment", "Tratamiento"}},
    {"ui.not_stated", {"not stated", "sin decir"}}, {"ui.the_first", {"the first opinion", "la primera"}},
    {"ui.the_second", {"the second opinion", "la segunda"}},
};

static const struct question small_questions[] = {
    {"q.both", FAMILY_JOINT_REVIEW, TOPIC_STAGE, 1U << ASK_BOTH_TOGETHER, false,
     {"{label}: {first} or {second}?", "¿{first} o {second}?"}, "s", "2026-11-22", "2027-11-22"},
    {"q.general", FAMILY_EVIDENCE, TOPIC_DRUG, 1U << ASK_CARE_TEAM, true, {"Which studies?", "¿Qué estudios?"}, "s",
     "2026-11-22", "2027-11-22"},
    {"q.one", FAMILY_EXPLAIN_PLAN, TOPIC_DRUG, 1U << ASK_FIRST_DOCTOR, false,
     {"Why does {one} name {item}?", "¿Por qué {item}?"}, "s", "2026-11-22", "2027-11-22"},
};

static struct opinion *small_opinion(struct arena *arena, size_t capacity)
{
    struct opinion *opinion = arena_alloc(arena, sizeof *opinion);
    opinion->facts = arena_array(arena, capacity, sizeof *opinion->facts);
    return opinion;
}

/* Adds the next fact in document order. */
static struct fact *small_fact(struct arena *arena, struct opinion *opinion, struct fact *parent, int field, const char *pointer,
                               const char *stated)
{
    struct fact *fact = arena_alloc(arena, sizeof *fact);
    *fact = (struct fact){.field = (int16_t)field, .parent = parent, .pointer = pointer,
                          .stated = stated ? text_of(stated) : (struct text){NULL, 0}, .order = opinion->count};
    if (parent) {
        struct fact **last = &parent->child;
        while (*last) {
            last = &(*last)->next;
        }
        *last = fact;
    } else {
        opinion->root = fact;
    }
    memcpy((void *)(uintptr_t)&opinion->facts[opinion->count++], &fact, sizeof fact);
    return fact;
}

struct small_row {
    int field, parent; /* parent: index of a row before, or -1 */
    enum relation relation;
    int first, second; /* fact orders, or -1 */
    bool kin;
    int8_t extent;
};

static enum relation small_mirror(enum relation relation)
{
    return relation == RELATION_FIRST_ONLY ? RELATION_SECOND_ONLY
           : relation == RELATION_SECOND_ONLY ? RELATION_FIRST_ONLY : relation;
}

static const struct comparisons *small_compare(struct arena *arena, const struct opinion *const *opinions, bool swapped,
                                               const struct small_row *rows, size_t count)
{
    struct comparison *all = arena_array(arena, count, sizeof *all);
    const struct comparison **items = arena_array(arena, count, sizeof *items);
    for (size_t i = 0; i < count; i++) {
        const struct fact *a = rows[i].first < 0 ? NULL : opinions[0]->facts[rows[i].first];
        const struct fact *b = rows[i].second < 0 ? NULL : opinions[1]->facts[rows[i].second];
        all[i] = (struct comparison){.field = (int16_t)rows[i].field, .topic = small_fields[rows[i].field].topic,
                                     .relation = swapped ? small_mirror(rows[i].relation) : rows[i].relation,
                                     .kin = rows[i].kin, .extent = (int8_t)(swapped ? -rows[i].extent : rows[i].extent),
                                     .first = swapped ? b : a, .second = swapped ? a : b, .order = i};
        items[i] = &all[i];
        if (rows[i].parent >= 0) {
            struct comparison **last = &all[rows[i].parent].child;
            while (*last) {
                last = &(*last)->next;
            }
            *last = &all[i];
            all[i].parent = &all[rows[i].parent];
        }
    }
    struct comparisons *out = arena_alloc(arena, sizeof *out);
    *out = (struct comparisons){.root = all, .items = items, .count = count};
    return out;
}

/* First: stage IIA; lumpectomy; drug-a. Second: stage IIB; mastectomy (more), offered; drug-b only here. */
static struct case_view *small_case(struct arena *arena, const struct knowledge *knowledge, bool swapped)
{
    struct opinion *a = small_opinion(arena, 16), *b = small_opinion(arena, 16);
    struct fact *root = small_fact(arena, a, NULL, F_ROOT, "", NULL);
    small_fact(arena, a, root, F_GROUP, "/group", "IIA");                          /* 1 */
    struct fact *steps = small_fact(arena, a, root, F_STEPS, "/steps", NULL);      /* 2 */
    struct fact *step = small_fact(arena, a, steps, F_STEP, "/steps/0", NULL);     /* 3 */
    small_fact(arena, a, step, F_TREATMENT, "/steps/0/treatment", "lumpectomy");   /* 4 */
    step = small_fact(arena, a, steps, F_STEP, "/steps/1", NULL);                  /* 5 */
    small_fact(arena, a, step, F_TREATMENT, "/steps/1/treatment", "drug-a 50 mg"); /* 6 */
    root = small_fact(arena, b, NULL, F_ROOT, "", NULL);
    small_fact(arena, b, root, F_GROUP, "/group", "IIB");                          /* 1 */
    steps = small_fact(arena, b, root, F_STEPS, "/steps", NULL);                   /* 2 */
    step = small_fact(arena, b, steps, F_STEP, "/steps/0", NULL);                  /* 3 */
    small_fact(arena, b, step, F_TREATMENT, "/steps/0/treatment", "mastectomy");   /* 4 */
    small_fact(arena, b, step, F_STANCE, "/steps/0/stance", "offered");            /* 5 */
    step = small_fact(arena, b, steps, F_STEP, "/steps/1", NULL);                  /* 6 */
    small_fact(arena, b, step, F_TREATMENT, "/steps/1/treatment", "drug-b");       /* 7 */
    static const struct small_row rows[] = {
        {F_ROOT, -1, RELATION_DIFFERENT, 0, 0, false, 0},     {F_GROUP, 0, RELATION_DIFFERENT, 1, 1, false, 0},
        {F_STEPS, 0, RELATION_DIFFERENT, 2, 2, false, 0},     {F_STEP, 2, RELATION_DIFFERENT, 3, 3, false, 0},
        {F_TREATMENT, 3, RELATION_DIFFERENT, 4, 4, true, 1},  {F_STEP, 2, RELATION_FIRST_ONLY, 5, -1, false, 0},
        {F_STEP, 2, RELATION_SECOND_ONLY, -1, 6, false, 0},
    };
    const struct opinion *const opinions[] = {a, b};
    struct case_view *view = arena_alloc(arena, sizeof *view);
    *view = (struct case_view){.knowledge = knowledge, .opinions = {swapped ? b : a, swapped ? a : b}};
    view->comparisons = small_compare(arena, opinions, swapped, rows, sizeof rows / sizeof *rows);
    return view;
}

/* A knowledge of these rules and tests; `strings` are what they and the questions are called by. */
#define SMALL_KNOWLEDGE(RULES, TESTS, STRINGS)                                                                         \
    {.fields = {small_fields, F_COUNT}, .rules = RULES, .rule_count = sizeof RULES / sizeof *RULES, .tests = TESTS,     \
     .test_count = sizeof TESTS / sizeof *TESTS, .questions = small_questions,                                          \
     .question_count = sizeof small_questions / sizeof *small_questions, .phrases = small_phrases,                      \
     .phrase_count = sizeof small_phrases / sizeof *small_phrases, .strings = STRINGS,                                  \
     .string_count = sizeof STRINGS / sizeof *STRINGS}

#endif
