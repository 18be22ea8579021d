/* SPDX-License-Identifier: MIT
 * Tests of judge: which rules speak, of what, with which evidence, in which order, and the same mirrored. */
#include "small_case.h"

static const char *const strings[] = {"offered", "recommended", "lumpectomy", "DRUG-A", "q.both", "q.one", "q.general"};
enum { S_OFFERED, S_RECOMMENDED, S_LUMPECTOMY, S_DRUG_A, S_Q_BOTH, S_Q_ONE, S_Q_GENERAL };

#define REL(r) (uint16_t)(1U << RELATION_##r)
static const struct test tests[] = {
    /* 0 */ {.op = TEST_RELATION, .wanted = true, .field = NO_FIELD, .relations = REL(DIFFERENT), .size = 1},
    /* 1 */ {.op = TEST_RELATION, .wanted = true, .field = NO_FIELD, .relations = REL(FIRST_ONLY) | REL(SECOND_ONLY), .size = 1},
    /* 2 */ {.op = TEST_ALL, .size = 3, .field = NO_FIELD, .wanted = true},
    /* 3 */ {.op = TEST_STATED, .whose = WHOSE_ONE, .wanted = true, .field = NO_FIELD, .size = 1},
    /* 4 */ {.op = TEST_STATED, .whose = WHOSE_OTHER, .wanted = false, .field = NO_FIELD, .size = 1},
    /* 5 */ {.op = TEST_STATED, .whose = WHOSE_EITHER, .wanted = false, .field = F_NOTES, .size = 1},
    /* 6 */ {.op = TEST_ITEM, .field = F_STEPS, .wanted = true, .size = 3},
    /* 7 */ {.op = TEST_IS, .whose = WHOSE_EITHER, .wanted = true, .field = F_STANCE, .args = {S_OFFERED, 1}, .size = 1},
    /* 8 */ {.op = TEST_IS, .whose = WHOSE_EITHER, .wanted = true, .field = F_TREATMENT, .args = {S_LUMPECTOMY, 1}, .size = 1},
    /* 9 */ {.op = TEST_IS, .whose = WHOSE_EITHER, .wanted = true, .field = F_STANCE, .args = {S_RECOMMENDED, 1}, .size = 1},
    /* 10 */ {.op = TEST_ALL, .size = 3, .field = NO_FIELD, .wanted = true},
    /* 11 */ {.op = TEST_MENTIONS, .whose = WHOSE_EITHER, .wanted = true, .field = F_TREATMENT, .args = {S_DRUG_A, 1}, .size = 1},
    /* 12 */ {.op = TEST_MORE, .whose = WHOSE_EITHER, .wanted = true, .field = F_TREATMENT, .number = {49, 0}, .size = 1},
    /* 13 */ {.op = TEST_NONE, .size = 2, .field = NO_FIELD, .wanted = true},
    /* 14 */ {.op = TEST_IS, .whose = WHOSE_BOTH, .wanted = true, .field = F_STANCE, .args = {S_OFFERED, 1}, .size = 1},
};

#define RULE(ID, KIND, SIG, FIELD, FRAMES, ...)                                                                        \
    {.id = ID, .kind = FINDING_##KIND, .topic = TOPIC_STAGE, .significance = SIGNIFICANCE_##SIG, .frame_field = FIELD,   \
     .frame_topic = FRAMES, .title = "t", .explanation = "e", __VA_ARGS__}

static const struct rule rules[] = {
    RULE("a.rest", DIFFERENCE, MINOR, NO_FIELD, TOPICS, .otherwise = true, .test = 0, .test_size = 1,
         .topic_of_frame = true),
    RULE("b.extent", DIFFERENCE, MAJOR, F_TREATMENT, -1, .test = 0, .test_size = 1, .direction = TURN_EXTENT),
    RULE("c.only", GAP, NONE, F_STEP, -1, .sided = true, .direction = TURN_ONE_MORE, .test = 2, .test_size = 3),
    RULE("d.notes", GAP, NONE, NO_FIELD, -1, .test = 5, .test_size = 1),
    RULE("e.item", FALSE_AGREEMENT, NONE, NO_FIELD, -1, .test = 6, .test_size = 3),
    RULE("f.each", SAFETY, MAJOR, F_STEP, -1, .on = ON_EACH, .test = 9, .test_size = 1),
    RULE("g.gather", AGREEMENT, NONE, F_STEP, -1, .gather = true, .test = 1, .test_size = 1),
    RULE("h.never", SAFETY, MAJOR, F_NOTES, -1, .test = 0, .test_size = 1),
    RULE("i.missing", CURRENCY, NONE, NO_FIELD, -1, .test = 5, .test_size = 1),
    RULE("j.none", URGENCY, NONE, F_GROUP, -1, .test = 13, .test_size = 2),
};

static const struct knowledge knowledge = SMALL_KNOWLEDGE(rules, tests, strings);

static const struct finding *find(const struct findings *findings, const char *id)
{
    for (size_t i = 0; i < findings->count; i++) {
        if (strcmp(findings->items[i].id, id) == 0) {
            return &findings->items[i];
        }
    }
    return NULL;
}

static struct findings *judged(struct arena *arena, bool swapped)
{
    return judge(arena, small_case(arena, &knowledge, swapped));
}

static void extent_and_evidence(void **state)
{
    (void)state;
    struct arena *arena = arena_new(1 << 22);
    const struct finding *f = find(judged(arena, false), "b.extent");
    assert_non_null(f);
    assert_int_equal(f->direction, DIRECTION_MORE);
    assert_int_equal(f->evidence_count, 2);
    assert_string_equal(f->evidence[0].pointer, "/steps/0/treatment");
    assert_true(text_is(f->evidence[1].stated, "mastectomy"));
    assert_int_equal(find(judged(arena, true), "b.extent")->direction, DIRECTION_LESS);
    arena_free(arena);
}

static void one_sided_rules_know_their_side(void **state)
{
    (void)state;
    struct arena *arena = arena_new(1 << 22);
    struct findings *all = judged(arena, false);
    assert_int_equal(find(all, "c.only")->one, SIDE_FIRST);
    assert_int_equal(find(all, "c.only")->direction, DIRECTION_LESS);
    assert_int_equal(find(all, "c.only.2")->one, SIDE_SECOND);
    assert_int_equal(find(all, "c.only.2")->direction, DIRECTION_MORE);
    assert_null(find(all, "c.only.3"));
    assert_string_equal(find(all, "c.only")->evidence[1].pointer, "/steps");
    assert_null(find(all, "c.only")->evidence[1].fact);
    arena_free(arena);
}

static void nothing_stated_points_at_the_empty_place(void **state)
{
    (void)state;
    struct arena *arena = arena_new(1 << 22);
    struct findings *all = judged(arena, false);
    const struct finding *gap = find(all, "d.notes"), *other = find(all, "i.missing");
    assert_int_equal(gap->evidence_count, 2);
    assert_string_equal(gap->evidence[0].pointer, "/notes");
    assert_null(gap->evidence[0].fact);
    assert_true(other->evidence_count > 0);
    assert_non_null(other->evidence[0].fact); /* not a gap: what it points at is there */
    arena_free(arena);
}

static void an_item_fits_as_a_whole(void **state)
{
    (void)state;
    struct arena *arena = arena_new(1 << 22);
    const struct finding *f = find(judged(arena, false), "e.item");
    assert_non_null(f);
    assert_null(f->frame);
    assert_int_equal(f->about_count, 1);
    assert_int_equal(f->about[0]->order, 3);
    arena_free(arena);
}

static void an_absent_stance_is_recommended(void **state)
{
    (void)state;
    struct arena *arena = arena_new(1 << 22);
    struct findings *all = judged(arena, false);
    const struct finding *f = find(all, "f.each");
    assert_int_equal(f->one, SIDE_FIRST);
    assert_string_equal(f->evidence[0].pointer, "/steps/0");
    assert_non_null(find(all, "f.each.3"));
    assert_null(find(all, "f.each.4")); /* the second opinion's first step says "offered" */
    for (size_t i = 0; i < f->evidence_count; i++) {
        assert_int_equal(f->evidence[i].side, f->one);
    }
    arena_free(arena);
}

static void gathering_and_the_rest(void **state)
{
    (void)state;
    struct arena *arena = arena_new(1 << 22);
    struct findings *all = judged(arena, false);
    assert_int_equal(find(all, "g.gather")->about_count, 2);
    assert_null(find(all, "g.gather.2"));
    assert_null(find(all, "h.never"));
    assert_null(find(all, "a.rest")); /* "j.none" speaks of the stage, "b.extent" of the treatment */
    arena_free(arena);
}

static void words_and_numbers(void **state)
{
    (void)state;
    static const struct rule one[] = {RULE("k.words", SAFETY, NONE, NO_FIELD, -1, .test = 10, .test_size = 3)};
    static const struct rule other[] = {RULE("k.both", SAFETY, NONE, NO_FIELD, -1, .test = 14, .test_size = 1)};
    static const struct knowledge holds = SMALL_KNOWLEDGE(one, tests, strings);
    static const struct knowledge fails = SMALL_KNOWLEDGE(other, tests, strings);
    struct arena *arena = arena_new(1 << 22);
    struct findings *all = judge(arena, small_case(arena, &holds, false));
    assert_int_equal(all->count, 1);
    assert_string_equal(all->items[0].evidence[0].pointer, "/steps/1/treatment");
    all = judge(arena, small_case(arena, &fails, false));
    assert_int_equal(all->count, 0);
    assert_int_equal(all->classification, CLASS_IDENTICAL);
    arena_free(arena);
}

static void order_and_class(void **state)
{
    (void)state;
    struct arena *arena = arena_new(1 << 22);
    struct findings *all = judged(arena, false);
    assert_int_equal(all->classification, CLASS_MAJOR);
    assert_int_equal(all->items[0].kind, FINDING_SAFETY);
    assert_int_equal(all->items[3].kind, FINDING_AGREEMENT);
    assert_string_equal(all->items[4].id, "b.extent");
    arena_free(arena);
}

static void swapped_is_a_mirror(void **state)
{
    (void)state;
    struct arena *arena = arena_new(1 << 22);
    struct findings *a = judged(arena, false), *b = judged(arena, true);
    assert_int_equal(a->count, b->count);
    assert_int_equal(a->classification, b->classification);
    for (size_t i = 0; i < a->count; i++) {
        const struct finding *x = &a->items[i], *y = &b->items[i];
        if (x->rule->on == ON_EACH) {
            continue; /* sides come in order, so two of one frame change places */
        }
        assert_string_equal(x->id, y->id);
        assert_int_equal(x->evidence_count, y->evidence_count);
        for (size_t e = 0; e < x->evidence_count; e++) {
            size_t found = 0;
            for (size_t k = 0; k < y->evidence_count; k++) {
                found += x->evidence[e].side != y->evidence[k].side
                         && strcmp(x->evidence[e].pointer, y->evidence[k].pointer) == 0;
            }
            assert_int_equal(found, 1);
        }
    }
    arena_free(arena);
}

static void explained(void **state)
{
    (void)state;
    struct arena *arena = arena_new(1 << 22);
    const struct case_view *view = small_case(arena, &knowledge, false);
    const struct seen *seen;
    size_t count;
    assert_true(judge_explain(arena, view, &rules[4], &seen, &count));
    assert_int_equal(count, 3);
    assert_int_equal(seen[0].depth, 0);
    assert_int_equal(seen[1].depth, 1);
    assert_true(seen[1].held && seen[2].held);
    assert_true(text_is(seen[2].first, "lumpectomy"));
    assert_false(judge_explain(arena, view, &rules[7], &seen, &count));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest all[] = {
        cmocka_unit_test(extent_and_evidence),
        cmocka_unit_test(one_sided_rules_know_their_side),
        cmocka_unit_test(nothing_stated_points_at_the_empty_place),
        cmocka_unit_test(an_item_fits_as_a_whole),
        cmocka_unit_test(an_absent_stance_is_recommended),
        cmocka_unit_test(gathering_and_the_rest),
        cmocka_unit_test(words_and_numbers),
        cmocka_unit_test(order_and_class),
        cmocka_unit_test(swapped_is_a_mirror),
        cmocka_unit_test(explained),
    };
    return cmocka_run_group_tests(all, NULL, NULL) ? 1 : 0;
}
