/* SPDX-License-Identifier: MIT
 * Tests of ask: one copy of equal questions, sides turned, slots filled, the gravest first, and the same mirrored. */
#include "small_case.h"

static const char *const strings[] = {"q.both", "q.one", "q.general", "lumpectomy"};
enum { S_BOTH, S_ONE, S_GENERAL, S_LUMPECTOMY };

static const struct test tests[] = {
    /* 0 */ {.op = TEST_RELATION, .wanted = true, .field = NO_FIELD, .relations = (uint16_t)(1U << RELATION_DIFFERENT), .size = 1},
    /* 1 */ {.op = TEST_ALL, .wanted = true, .field = NO_FIELD, .size = 3},
    /* 2 */ {.op = TEST_STATED, .whose = WHOSE_ONE, .wanted = true, .field = NO_FIELD, .size = 1},
    /* 3 */ {.op = TEST_STATED, .whose = WHOSE_OTHER, .wanted = false, .field = NO_FIELD, .size = 1},
};

static const struct rule rules[] = {
    {.id = "a.stage", .kind = FINDING_DIFFERENCE, .topic = TOPIC_STAGE, .significance = SIGNIFICANCE_MINOR, .frame_field = F_GROUP,
     .frame_topic = -1, .test = 0, .test_size = 1, .questions = {S_BOTH, 1}},
    {.id = "b.step", .kind = FINDING_DIFFERENCE, .topic = TOPIC_DRUG, .significance = SIGNIFICANCE_MAJOR, .frame_field = F_TREATMENT,
     .frame_topic = -1, .test = 0, .test_size = 1, .questions = {S_GENERAL, 1}},
    {.id = "c.only", .kind = FINDING_DIFFERENCE, .topic = TOPIC_DRUG, .significance = SIGNIFICANCE_MINOR, .frame_field = F_STEP,
     .frame_topic = -1, .test = 1, .test_size = 3, .sided = true, .questions = {S_ONE, 2}},
};

static const struct knowledge knowledge = SMALL_KNOWLEDGE(rules, tests, strings);

static struct questions_asked *asked(struct arena *arena, bool swapped, enum language language, size_t shown)
{
    struct findings *findings = judge(arena, small_case(arena, &knowledge, swapped));
    return ask(arena, &knowledge, language, findings, shown);
}

static const struct asked *find(const struct questions_asked *all, const char *id)
{
    for (size_t i = 0; i < all->count; i++) {
        if (strcmp(all->items[i].id, id) == 0) {
            return &all->items[i];
        }
    }
    return NULL;
}

static void slots_are_filled(void **state)
{
    (void)state;
    struct arena *arena = arena_new(1 << 22);
    struct questions_asked *all = asked(arena, false, LANGUAGE_EN, 0);
    assert_true(text_is(find(all, "q.both")->text, "Stage: “IIA” or “IIB”?"));
    assert_true(text_is(find(all, "q.one.first")->text, "Why does the first opinion name drug-a 50 mg?"));
    all = asked(arena, true, LANGUAGE_ES, 0);
    assert_true(text_is(find(all, "q.both")->text, "¿“IIB” o “IIA”?"));
    arena_free(arena);
}

static void equal_questions_are_asked_once(void **state)
{
    (void)state;
    struct arena *arena = arena_new(1 << 22);
    struct questions_asked *all = asked(arena, false, LANGUAGE_EN, 0);
    assert_int_equal(all->count, 4);
    assert_int_equal(find(all, "q.general")->finding_count, 3);
    assert_null(find(all, "q.general.2"));
    arena_free(arena);
}

static void one_doctor_is_the_one_who_says_so(void **state)
{
    (void)state;
    struct arena *arena = arena_new(1 << 22);
    struct questions_asked *all = asked(arena, false, LANGUAGE_EN, 0);
    assert_int_equal(find(all, "q.one.first")->ask, 1U << ASK_FIRST_DOCTOR);
    assert_int_equal(find(all, "q.one.second")->ask, 1U << ASK_SECOND_DOCTOR);
    arena_free(arena);
}

static void the_first_page_speaks_of_the_gravest(void **state)
{
    (void)state;
    struct arena *arena = arena_new(1 << 22);
    struct questions_asked *all = asked(arena, false, LANGUAGE_EN, 2);
    assert_string_equal(all->items[0].id, "q.general"); /* must be answered first, and touches the gravest */
    assert_string_equal(all->items[1].id, "q.both");    /* quotes what is left */
    for (size_t i = 0; i < all->count; i++) {
        assert_int_equal(all->items[i].rank, i + 1);
        assert_int_equal(all->items[i].shown, i < 2);
    }
    arena_free(arena);
}

static void swapped_is_a_mirror(void **state)
{
    (void)state;
    struct arena *arena = arena_new(1 << 22);
    struct questions_asked *a = asked(arena, false, LANGUAGE_EN, 0), *b = asked(arena, true, LANGUAGE_EN, 0);
    assert_int_equal(a->count, b->count);
    for (size_t i = 0; i < a->count; i++) {
        assert_non_null(find(b, a->items[i].id));
        assert_int_equal(find(b, a->items[i].id)->finding_count, a->items[i].finding_count);
        assert_int_equal(find(b, a->items[i].id)->ask, a->items[i].ask);
    }
    assert_true(text_is(find(b, "q.one.second")->text, "Why does the second opinion name drug-a 50 mg?"));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest all[] = {
        cmocka_unit_test(slots_are_filled),
        cmocka_unit_test(equal_questions_are_asked_once),
        cmocka_unit_test(one_doctor_is_the_one_who_says_so),
        cmocka_unit_test(the_first_page_speaks_of_the_gravest),
        cmocka_unit_test(swapped_is_a_mirror),
    };
    return cmocka_run_group_tests(all, NULL, NULL) ? 1 : 0;
}
