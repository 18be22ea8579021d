/* SPDX-License-Identifier: MIT
 * Which items of two lists are one thing, what stands alone, and that nothing of either document is lost. */
#include <stdio.h>

#include "two_opinions.h"

#define STEPS(items) "\"plan\":{\"steps\":[" items "]}"
#define STEP(kind, treatment) "{\"kind\":\"" kind "\",\"treatment\":\"" treatment "\"}"

static const struct comparisons *all;

/* Lays the two side by side; the mirror image and the completeness of it are asked for every time. */
static void lay(const char *cancer, const char *first_members, const char *second_members)
{
    const struct opinion *first = opinion_of(cancer, first_members), *second = opinion_of(cancer, second_members);
    all = laid(first, second);
    const char *fault = mirror_fault(all, laid(second, first));
    if (fault)
        fail_msg("swapped: %s", fault);
    assert_null(mirror_lost(all, first));
    assert_null(mirror_lost(all, second));
}

static bool says(const struct fact *fact, const char *stated)
{
    return stated ? fact && text_is(fact->stated, stated) : !fact;
}

/* The relation of the field at `path` where the sides say so (NULL: say nothing); "none" where there is no such comparison. */
static const char *relation_of(const char *path, const char *first, const char *second)
{
    for (size_t i = 0; i < all->count; i++) {
        const struct comparison *c = all->items[i];
        if (!strcmp(knowledge()->fields.items[c->field].path, path) && says(c->first, first) && says(c->second, second))
            return word_text(WORDS_RELATION, (int)c->relation);
    }
    return "none";
}

static size_t count_of(const char *path, enum relation relation)
{
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++)
        count += !strcmp(knowledge()->fields.items[all->items[i]->field].path, path) && all->items[i]->relation == relation;
    return count;
}

static const char *treatment(const char *first, const char *second)
{
    return relation_of("/plan/steps[]/treatment", first, second);
}

static void test_by_meaning(void **state)
{
    (void)state;
    lay("lung cancer", STEPS(STEP("drug", "Keytruda") "," STEP("drug", "carboplatin")),
        STEPS(STEP("drug", "carboplatin") "," STEP("drug", "pembrolizumab")));
    assert_string_equal(treatment("Keytruda", "pembrolizumab"), "equivalent");
    assert_string_equal(treatment("carboplatin", "carboplatin"), "same");
    assert_int_equal(count_of("/plan/steps[]", RELATION_FIRST_ONLY) + count_of("/plan/steps[]", RELATION_SECOND_ONLY), 0);
}

static void test_by_role(void **state)
{
    (void)state;
    lay("breast cancer", STEPS(STEP("surgery", "lumpectomy") "," STEP("radiation", "whole breast radiation")),
        STEPS(STEP("surgery", "mastectomy")));
    assert_string_equal(treatment("lumpectomy", "mastectomy"), "different");
    assert_int_equal(count_of("/plan/steps[]", RELATION_DIFFERENT), 1);
    assert_int_equal(count_of("/plan/steps[]", RELATION_FIRST_ONLY), 1);
}

static void test_watching_is_no_operation(void **state)
{
    (void)state;
    lay("prostate cancer", STEPS(STEP("watch", "active surveillance")), STEPS(STEP("surgery", "radical prostatectomy")));
    assert_int_equal(count_of("/plan/steps[]", RELATION_FIRST_ONLY), 1);
    assert_int_equal(count_of("/plan/steps[]", RELATION_SECOND_ONLY), 1);
}

static void test_tests_and_referrals_have_no_role(void **state)
{
    (void)state;
    lay("breast cancer", STEPS(STEP("test", "breast MRI")), STEPS(STEP("test", "genetic testing")));
    assert_int_equal(count_of("/plan/steps[]", RELATION_FIRST_ONLY), 1);
    assert_int_equal(count_of("/plan/steps[]", RELATION_DIFFERENT), 0);
    lay("breast cancer", STEPS(STEP("supportive", "pegfilgrastim")), STEPS(STEP("supportive", "ondansetron")));
    assert_int_equal(count_of("/plan/steps[]", RELATION_DIFFERENT), 0);
}

static void test_regimen_and_its_drugs(void **state)
{
    (void)state;
    static const char listed[] =
        "\"plan\":{\"steps\":[{\"kind\":\"drug\",\"treatment\":\"chemotherapy\","
        "\"drugs\":[\"rituximab\",\"cyclophosphamide\",\"doxorubicin\",\"vincristine\",\"prednisone\"]}]}";
    lay("diffuse large B-cell lymphoma", STEPS(STEP("drug", "R-CHOP")), listed);
    assert_string_equal(treatment("R-CHOP", "chemotherapy"), "equivalent");
}

static void test_order_of_steps(void **state)
{
    (void)state;
    lay("breast cancer", STEPS(STEP("drug", "TCHP") "," STEP("surgery", "lumpectomy")),
        STEPS(STEP("surgery", "lumpectomy") "," STEP("drug", "TCHP")));
    assert_int_equal(count_of("/plan/steps", RELATION_DIFFERENT), 1);
    assert_string_equal(treatment("TCHP", "TCHP"), "same");
    lay("breast cancer", STEPS(STEP("drug", "TCHP") "," STEP("surgery", "lumpectomy")),
        STEPS(STEP("drug", "TCHP") "," STEP("surgery", "mastectomy")));
    assert_string_equal(relation_of("/plan/steps", NULL, NULL), "none"); /* another operation: nothing is said of the order */
    lay("breast cancer", STEPS(STEP("drug", "TCHP") "," STEP("surgery", "lumpectomy")),
        STEPS(STEP("drug", "TCHP") "," STEP("surgery", "breast-conserving surgery")));
    assert_int_equal(count_of("/plan/steps", RELATION_SAME), 1);
}

static void test_stance_absent(void **state)
{
    (void)state;
    static const char against[] = STEPS("{\"kind\":\"drug\",\"treatment\":\"tamoxifen\",\"stance\":\"advised_against\"}");
    static const char recommended[] = STEPS("{\"kind\":\"drug\",\"treatment\":\"tamoxifen\",\"stance\":\"recommended\"}");
    lay("breast cancer", STEPS(STEP("drug", "tamoxifen")), against);
    assert_int_equal(count_of("/plan/steps[]/stance", RELATION_DIFFERENT), 1);
    lay("breast cancer", against, recommended);
    assert_int_equal(count_of("/plan/steps[]/stance", RELATION_DIFFERENT), 1);
    lay("breast cancer", STEPS(STEP("drug", "tamoxifen")), recommended);
    assert_int_equal(count_of("/plan/steps[]/stance", RELATION_DIFFERENT), 0);
    lay("breast cancer", STEPS(STEP("drug", "tamoxifen")), STEPS(STEP("drug", "tamoxifen")));
    assert_string_equal(relation_of("/plan/steps[]/stance", NULL, NULL), "none");
}

static void test_one_side_alone(void **state)
{
    (void)state;
    lay("breast cancer", "\"stage\":{\"group\":\"IIA\",\"t\":\"T1\"}", "");
    assert_int_equal(count_of("/stage", RELATION_FIRST_ONLY), 1);
    lay("breast cancer", "", "\"biomarkers\":[{\"name\":\"ER\",\"result\":\"positive\"}]");
    assert_int_equal(count_of("/biomarkers[]", RELATION_SECOND_ONLY), 1);
    lay("breast cancer", "\"stage\":{\"group\":\"IIA\"}", "\"stage\":{\"t\":\"T1\"}");
    assert_string_equal(relation_of("/stage/group", "IIA", NULL), "first_only");
    assert_string_equal(relation_of("/stage/t", NULL, "T1"), "second_only");
}

/* The same drug twice, told apart by what else is said of it. */
static void test_the_same_drug_twice(void **state)
{
    (void)state;
#define BEFORE "{\"kind\":\"drug\",\"treatment\":\"pembrolizumab\",\"timing\":\"before_surgery\"}"
#define AFTER "{\"kind\":\"drug\",\"treatment\":\"pembrolizumab\",\"timing\":\"after_surgery\"}"
    lay("breast cancer", STEPS(BEFORE "," AFTER), STEPS(AFTER "," BEFORE));
    assert_int_equal(count_of("/plan/steps[]/timing", RELATION_SAME), 2);
    lay("breast cancer", STEPS(BEFORE "," AFTER), STEPS("{\"kind\":\"drug\",\"treatment\":\"Keytruda\",\"timing\":\"after_surgery\"}"));
    assert_int_equal(count_of("/plan/steps[]", RELATION_FIRST_ONLY), 1);
}

static void test_biomarkers_in_any_order(void **state)
{
    (void)state;
    lay("breast cancer", "\"biomarkers\":[{\"name\":\"HER2\",\"result\":\"3+\"},{\"name\":\"ER\",\"result\":\"95%\"},{\"name\":\"PR\",\"result\":\"negative\"}]",
        "\"biomarkers\":[{\"name\":\"progesterone receptor\",\"result\":\"negative\"},{\"name\":\"ERBB2\",\"result\":\"3+\"},{\"name\":\"ER\",\"result\":\"95%\"}]");
    assert_string_equal(relation_of("/biomarkers[]/result", "3+", "3+"), "same");
    assert_string_equal(relation_of("/biomarkers[]/result", "95%", "95%"), "same");
    assert_string_equal(relation_of("/biomarkers[]/name", "HER2", "ERBB2"), "equivalent");
    assert_string_equal(relation_of("/biomarkers[]/name", "PR", "progesterone receptor"), "equivalent");
}

/* An acronym of two cancers is not one treatment because it is written alike. */
static void test_one_acronym_two_cancers(void **state)
{
    (void)state;
    const struct opinion *breast = opinion_of("breast cancer", STEPS(STEP("drug", "TC")));
    const struct opinion *ovary = opinion_of("ovarian cancer", STEPS(STEP("drug", "TC")));
    all = laid(breast, ovary);
    const char *relation = treatment("TC", "TC");
    assert_true(!strcmp(relation, "different") || !strcmp(relation, "compatible") || !strcmp(relation, "none"));
    assert_null(mirror_fault(all, laid(ovary, breast)));
}

static void test_own_fields_are_left_out(void **state)
{
    (void)state;
    lay("breast cancer", "\"x_note\":{\"a\":[1,2]},\"stage\":{\"group\":\"IIA\",\"x_by\":\"me\"}", "\"stage\":{\"group\":\"IIA\"},\"notes\":\"n\"");
    assert_int_equal(all->left_out_first_count, 2);
    assert_int_equal(all->left_out_second_count, 0);
    assert_string_equal(relation_of("/stage/group", "IIA", "IIA"), "same");
}

#define PLAN(steps, choices) "\"plan\":{\"steps\":[" steps "],\"alternatives\":[" choices "]}"
#define MEANT(kind, treatment, stance) "{\"kind\":\"" kind "\",\"treatment\":\"" treatment "\",\"stance\":\"" stance "\"}"

/* The reason of the comparison of a step with an alternative; "" when there is none, "several" when there are more. */
static const char *crossing_reason(void)
{
    const char *reason = "";
    for (size_t i = 0; i < all->count; i++) {
        const struct comparison *c = all->items[i];
        if (c->first && c->second && c->first->field != c->second->field)
            reason = *reason ? "several" : c->because.phrase;
    }
    return reason;
}

static void test_what_one_plans_and_the_other_lists(void **state)
{
    (void)state;
    const char *const planned = PLAN(STEP("drug", "letrozole") "," STEP("surgery", "right upper lobectomy"), "");
    lay("lung cancer", planned, PLAN(STEP("drug", "Femara"), STEP("surgery", "lobectomy")));
    assert_string_equal(crossing_reason(), "because.other_choice");
    assert_int_equal(count_of("/plan/alternatives[]", RELATION_SECOND_ONLY), 0);
    lay("lung cancer", planned, PLAN(STEP("drug", "Femara"), MEANT("surgery", "lobectomy", "advised_against")));
    assert_string_equal(crossing_reason(), "because.other_against");
    lay("lung cancer", planned, PLAN(STEP("drug", "Femara"), STEP("surgery", "pneumonectomy")));
    assert_string_equal(crossing_reason(), "");
    lay("lung cancer", PLAN(MEANT("surgery", "lobectomy", "advised_against"), ""), PLAN(STEP("drug", "Femara"), STEP("surgery", "lobectomy")));
    assert_string_equal(crossing_reason(), "because.against_choice");
    /* in parts; the second part is told with the first */
    lay("lung cancer", STEPS(STEP("radiation", "IMRT") "," STEP("drug", "cisplatin")), PLAN("", STEP("radiation", "chemoradiation")));
    assert_string_equal(crossing_reason(), "several");
    assert_int_equal(count_of("/plan/steps[]", RELATION_DIFFERENT), 1);
    assert_int_equal(count_of("/plan/steps[]", RELATION_COMPATIBLE), 1);
    /* beside another operation: that difference is told with the steps */
    lay("breast cancer", STEPS(STEP("surgery", "lumpectomy")), PLAN(STEP("surgery", "mastectomy"), STEP("surgery", "lumpectomy")));
    assert_string_equal(crossing_reason(), "because.other_plan");
    /* both name it as another choice */
    lay("breast cancer", PLAN(STEP("drug", "letrozole"), STEP("drug", "Arimidex")), PLAN(STEP("drug", "anastrozole"), STEP("drug", "Arimidex")));
    assert_string_equal(crossing_reason(), "");
}

static void test_rounds_of_all_courses(void **state)
{
    (void)state;
#define ROUNDS(treatment, cycles, timing) "{\"kind\":\"drug\",\"treatment\":\"" treatment "\",\"cycles\":" cycles ",\"timing\":\"" timing "\"}"
    const char *const once = STEPS(ROUNDS("carboplatin + paclitaxel", "6", "after_surgery"));
    lay("ovarian cancer", once, STEPS(ROUNDS("TC", "3", "before_surgery") "," ROUNDS("TC", "3", "after_surgery")));
    assert_string_equal(relation_of("/plan/steps[]/cycles", "6", "3"), "compatible");
    lay("ovarian cancer", once, STEPS(ROUNDS("TC", "3", "before_surgery") "," ROUNDS("TC", "2", "after_surgery")));
    assert_string_equal(relation_of("/plan/steps[]/cycles", "6", "3"), "different");
}

static void test_one_course_in_parts(void **state)
{
    (void)state;
    const char *const whole = STEPS(STEP("radiation", "chemoradiation with cisplatin"));
#define BESIDE "{\"kind\":\"drug\",\"treatment\":\"cisplatin\",\"drugs\":[\"cisplatin\"],\"timing\":\"with_radiation\"}"
    lay("oropharyngeal cancer", whole, STEPS(STEP("radiation", "radiation therapy") "," BESIDE));
    assert_string_equal(treatment("chemoradiation with cisplatin", "radiation therapy"), "equivalent");
    lay("oropharyngeal cancer", whole, STEPS(STEP("radiation", "IMRT") "," BESIDE));
    assert_string_equal(treatment("chemoradiation with cisplatin", "IMRT"), "refined");
    /* one after the other */
    lay("oropharyngeal cancer", whole, STEPS(STEP("radiation", "radiation therapy") "," ROUNDS("cisplatin", "3", "before_surgery")));
    assert_string_equal(treatment("chemoradiation with cisplatin", "radiation therapy"), "compatible");
    lay("lymphoma", STEPS(STEP("drug", "BR")), STEPS(ROUNDS("bendamustine", "6", "primary") "," ROUNDS("rituximab", "6", "primary")));
    assert_string_equal(treatment("BR", "bendamustine"), "equivalent");
    lay("lymphoma", STEPS(STEP("drug", "BR")), STEPS(ROUNDS("bendamustine", "6", "primary") "," ROUNDS("rituximab", "8", "primary")));
    assert_string_equal(treatment("BR", "bendamustine"), "compatible");
}

static void test_distant_kin_have_one_place(void **state)
{
    (void)state;
    lay("lung cancer", STEPS(ROUNDS("durvalumab", "12", "maintenance")), STEPS(ROUNDS("nivolumab + carboplatin + paclitaxel", "3", "before_surgery")));
    assert_int_equal(count_of("/plan/steps[]", RELATION_FIRST_ONLY), 1);
    lay("lung cancer", STEPS(ROUNDS("durvalumab", "3", "before_surgery")), STEPS(ROUNDS("nivolumab", "3", "before_surgery")));
    assert_string_equal(treatment("durvalumab", "nivolumab"), "different");
}

static void test_a_long_list(void **state)
{
    (void)state;
    enum { MANY = 2000 };
    struct buf there = buf_new(arena, 1 << 16), back = buf_new(arena, 1 << 16);
    buf_puts(&there, "\"biomarkers\":[");
    buf_puts(&back, "\"biomarkers\":[");
    for (int i = 0; i < MANY; i++) {
        buf_format(&there, "%s{\"name\":\"marker %d\",\"result\":\"%d%%\"}", i ? "," : "", i, i % 100);
        buf_format(&back, "%s{\"name\":\"marker %d\",\"result\":\"%d%%\"}", i ? "," : "", MANY - 1 - i, (MANY - 1 - i) % 100);
    }
    buf_byte(&there, ']');
    buf_byte(&back, ']');
    const struct opinion *first = opinion_of("breast cancer", buf_text(&there).ptr), *second = opinion_of("breast cancer", buf_text(&back).ptr);
    all = laid(first, second);
    assert_int_equal(count_of("/biomarkers[]", RELATION_SAME), MANY);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_by_meaning), TEST(test_by_role), TEST(test_watching_is_no_operation),
        TEST(test_tests_and_referrals_have_no_role), TEST(test_regimen_and_its_drugs), TEST(test_order_of_steps),
        TEST(test_stance_absent), TEST(test_one_side_alone), TEST(test_the_same_drug_twice),
        TEST(test_biomarkers_in_any_order), TEST(test_one_acronym_two_cancers), TEST(test_own_fields_are_left_out),
        TEST(test_what_one_plans_and_the_other_lists), TEST(test_rounds_of_all_courses), TEST(test_one_course_in_parts),
        TEST(test_distant_kin_have_one_place), TEST(test_a_long_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
