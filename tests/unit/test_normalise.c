/* SPDX-License-Identifier: MIT
 * The readers of engine/normalise against the built-in knowledge: what is one meaning, and above all what is not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "normalise/normalise.h"
#include "normalise/amount.h"
#include "normalise/date.h"
#include "normalise/grade.h"
#include "normalise/stage.h"
#include "normalise/version.h"

#ifndef CORPORA_DIR
#define CORPORA_DIR "/work/shared/corpora"
#endif

static const char *const plan[] = {"regimens", "drugs", "procedures", NULL};
static const char *const results[] = {"results", NULL};
static const char *const cancers[] = {"cancers", NULL};
static const char *const grades[] = {"grades", NULL};
static struct arena *arena;

static const struct knowledge *k(void)
{
    return &knowledge_built_in;
}

static uint16_t concept(const char *id)
{
    int found = knowledge_concept(k(), id);
    if (found < 0)
        fail_msg("no concept %s", id);
    return (uint16_t)found;
}

/* What a text says, in one line: "drug.a drug.b | rest | ?" with "?" for ambiguous; "-" for no meaning. */
static const char *term(const char *text, const char *const *vocabularies, const char *context)
{
    uint16_t known = context ? concept(context) : 0;
    struct meaning m = normalise_term(arena, k(), text_of(text), vocabularies, &known, context != NULL);
    if (m.form == MEANING_NONE)
        return "-";
    char *out = arena_alloc(arena, 600);
    size_t at = 0;
    for (size_t i = 0; i < m.as.terms.count; i++)
        at += (size_t)snprintf(out + at, 600 - at, "%s%s", i ? " " : "", k()->concepts[m.as.terms.concepts[i]].id);
    if (m.as.terms.rest.len)
        at += (size_t)snprintf(out + at, 600 - at, "|%.*s", (int)m.as.terms.rest.len, m.as.terms.rest.ptr);
    if (m.as.terms.ambiguous)
        snprintf(out + at, 600 - at, "|?");
    return out;
}

static const char *amounts(struct meaning m)
{
    static const char *const bounds[] = {"", "<", "<=", ">", ">="};
    if (m.form == MEANING_NONE)
        return "-";
    char *out = arena_alloc(arena, 400);
    size_t at = 0;
    for (size_t i = 0; i < m.as.amounts.count; i++) {
        const struct amount *a = &m.as.amounts.items[i];
        at += (size_t)snprintf(out + at, 400 - at, "%s%s%s%lde%d", i ? " " : "", a->approximate ? "~" : "", bounds[a->bound],
                               (long)a->value.digits, a->value.exponent);
        if (decimal_order(a->value, a->high))
            at += (size_t)snprintf(out + at, 400 - at, "..%lde%d", (long)a->high.digits, a->high.exponent);
        at += (size_t)snprintf(out + at, 400 - at, "%s", a->dimension);
    }
    for (int day = 1; day < 64; day++)
        if (m.as.amounts.days >> day & 1)
            at += (size_t)snprintf(out + at, 400 - at, " d%d", day);
    for (int route = 0; route < 32; route++)
        if (m.as.amounts.routes >> route & 1)
            at += (size_t)snprintf(out + at, 400 - at, " route%d", route);
    if (m.as.amounts.rest.len)
        snprintf(out + at, 400 - at, "|%.*s", (int)m.as.amounts.rest.len, m.as.amounts.rest.ptr);
    return out;
}

static const char *shown(struct meaning m)
{
    return m.form == MEANING_NONE ? "-" : arena_copy(arena, m.canonical.ptr, m.canonical.len);
}

static void test_terms(void **state)
{
    (void)state;
    static const char *const same[][3] = {
        {"Keytruda", "pembrolizumab", NULL},
        {"Kadcyla", "T-DM1", NULL},
        {"Kadcyla (T-DM1)", "trastuzumab emtansine", NULL},
        {"R CHOP", "R-CHOP", NULL},
        {"nab paclitaxel", "nab-paclitaxel", NULL},
        {"AC", "doxorubicin + cyclophosphamide", "cancer.breast"},
        {"cyclophosphamide and doxorubicin", "doxorubicin plus cyclophosphamide", NULL},
        {"carboplatin-paclitaxel", "paclitaxel/carboplatin", NULL},
        {"FOLFOX chemotherapy", "FOLFOX", NULL},
        {"tamoxifen therapy", "Tamoxifen", NULL},
        {"trastuzumab\xC2\xA0" "emtansine", "Trastuzumab  Emtansine", NULL},
    };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        const char *a = term(same[i][0], plan, same[i][2]);
        assert_string_not_equal(a, "-");
        assert_null(strchr(a, '|'));
        assert_string_equal(a, term(same[i][1], plan, same[i][2]));
    }
}

static void test_look_alikes(void **state)
{
    (void)state;
    static const char *const pairs[][3] = {
        {"trastuzumab", "trastuzumab emtansine", NULL},
        {"trastuzumab emtansine", "trastuzumab deruxtecan", NULL},
        {"paclitaxel", "nab-paclitaxel", NULL},
        {"doxorubicin", "pegylated liposomal doxorubicin", NULL},
        {"FOLFIRI", "FOLFOX", NULL},
        {"R-CHOP", "CHOP", NULL},
        {"ABVD", "AVD", NULL},
        {"chemotherapy", "no chemotherapy", NULL},
        {"surgery", "surgery or radiation", NULL},
        {"tamoxifen 20 mg", "tamoxifen", NULL},
        {"platinum", "cisplatin", NULL},
        {"active surveillance", "watchful waiting", NULL},
        {"dose-dense AC + paclitaxel", "AC + paclitaxel", "cancer.breast"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_string_not_equal(term(pairs[i][0], plan, pairs[i][2]), term(pairs[i][1], plan, pairs[i][2]));
    assert_string_not_equal(term("TC", plan, "cancer.breast"), term("TC", plan, "cancer.ovary"));
    assert_string_equal(term("cyclophosphamide and doxorubicin", plan, "cancer.breast"),
                        "drug.cyclophosphamide drug.doxorubicin");
    assert_string_equal(term("TC", plan, NULL), "|tc|?");
    assert_string_equal(term("cisplatin or carboplatin", plan, NULL), "|carboplatin cisplatin or|?");
    assert_string_equal(term("frobnicate", plan, NULL), "-");
    assert_string_equal(term("xpaclitaxel", plan, NULL), "-");
    assert_string_equal(term("super-paclitaxel", plan, NULL), "-");
}

static void test_results(void **state)
{
    (void)state;
    assert_string_equal(term("3+", results, "biomarker.her2"), "result.her2_3");
    assert_string_equal(term("3+", results, NULL), "|3+|?");
    assert_string_equal(term("Positive", results, NULL), "result.positive");
    assert_string_not_equal(term("not detected", results, NULL), term("detected", results, NULL));
}

/* Every name of the file: column 0 is true, column 1 looks like it. */
static void each_pair(const char *file, void (*check)(const char *a, const char *b))
{
    char path[400], line[600];
    snprintf(path, sizeof path, "%s/unicode/%s", CORPORA_DIR, file);
    FILE *in = fopen(path, "rb");
    if (!in)
        skip();
    while (fgets(line, sizeof line, in)) {
        char *tab = strchr(line, '\t');
        if (*line == '#' || !tab)
            continue;
        *tab++ = '\0';
        tab[strcspn(tab, "\t\r\n")] = '\0';
        check(line, tab);
        arena_reset(arena);
    }
    fclose(in);
}

static void check_spoof(const char *real, const char *spoof)
{
    const char *a = term(real, plan, NULL), *b = term(spoof, plan, NULL);
    size_t len = strlen(real);
    bool spacing = strncmp(real, spoof, len) == 0 && strcmp(spoof + len, "\xC2\xA0") == 0;
    if (strcmp(a, "-") == 0)
        return;
    if (spacing)
        assert_string_equal(a, b);
    else
        assert_string_not_equal(a, b);
}

static void check_apart(const char *a, const char *b)
{
    assert_string_not_equal(term(a, plan, NULL), term(b, plan, NULL));
}

static void test_corpora(void **state)
{
    (void)state;
    each_pair("drug_names_spoofed.tsv", check_spoof);
    each_pair("look_alike_drug_pairs.tsv", check_apart);
}

static void test_amounts(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"50 Gy in 25 fractions", "5e1dose 25e0fractions"}, {"5000 cGy in 25 fx", "5e1dose 25e0fractions"},
        {"5,000 cGy/25 fx", "5e1dose 25e0fractions"},       {"2 Gy x 25", "5e1dose 25e0fractions"},
        {"25 x 2 Gy", "5e1dose 25e0fractions"},             {"50.4 Gy/28 fx", "504e-1dose 28e0fractions"},
        {"75 mg/m2", "75e0mass_per_area"},                  {"70 %", "7e1percent"},
        {"70%", "7e1percent"},                              {">=50%", ">=5e1percent"},
        {"\xE2\x89\xA5 50%", ">=5e1percent"},               {"1-49%", "1e0..49e0percent"},
        {"11 ng/mL", "11e0concentration_mass"},             {"11 \xC2\xB5g/L", "11e0concentration_mass"},
        {"LVEF 60%", "6e1percent|lvef"},                    {"50,4 Gy", "-"},
        {"5 years", "6e1time_months"},                      {"60 months", "6e1time_months"},
        {"5-year", "6e1time_months"},                       {"five years", "6e1time_months"},
        {"3+", "-"},                                        {"HER2", "-"},
        {"ki-67", "-"},                                     {"20 mg", "2e1mass"},
        {"5 mg/kg", "5e0mass_per_weight"},                  {"until progression", "-"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(amounts(amount_read(arena, k(), text_of(rows[i][0]))), rows[i][1]);
    assert_string_equal(amounts(amount_read(arena, k(), TEXT("about 80 in 100"))), "~8e1percent");
    assert_string_equal(amounts(amount_quantity(arena, k(), TEXT("1.2"), TEXT("cm"))),
                        amounts(amount_quantity(arena, k(), TEXT("12"), TEXT("mm"))));
}

static void test_schedules(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"q3w", "21e0time_days"},            {"q21d", "21e0time_days"},       {"q 3 weeks", "21e0time_days"},
        {"every 3 weeks", "21e0time_days"},  {"every three weeks", "21e0time_days"}, {"every 21 days", "21e0time_days"},
        {"3-weekly", "21e0time_days"},       {"Q3W", "21e0time_days"},        {"weekly", "7e0time_days"},
        {"once a week", "7e0time_days"},     {"qw", "7e0time_days"},          {"daily", "1e0time_days"},
        {"once daily", "1e0time_days"},      {"q3 months", "3e0time_months"}, {"every 3 months", "3e0time_months"},
        {"every 12 months", "12e0time_months"}, {"yearly", "12e0time_months"}, {"monthly", "1e0time_months"},
        {"every 28 days", "28e0time_days"},  {"twice daily", "2e0per_day"},   {"bid", "2e0per_day"},
        {"every week", "7e0time_days"},      {"days 1, 8, 15 every 28 days", "28e0time_days d1 d8 d15"},
        {"d1,8,15 q28d", "28e0time_days d1 d8 d15"}, {"d1-5 q21d", "21e0time_days d1 d2 d3 d4 d5"},
        {"weekly, 3 weeks on, 1 week off", "28e0time_days d1 d8 d15"}, {"days 1-3, then 4 days off", "7e0time_days d1 d2 d3|then"},
        {"daily, days 1-2", "1e0per_day d1 d2"}, {"day 99", "-"}, {"days 5-1 weekly", "7e0time_days|5-1"}, {"IV weekly", "7e0time_days route1"},
        {"every 3 weeks, 1 week off", "21e0time_days 7e0time_days|off"}, {"by mouth", " route2"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(amounts(amount_schedule(arena, k(), text_of(rows[i][0]))), rows[i][1]);
}

static void test_stages(void **state)
{
    (void)state;
    static const char *const categories[][3] = {
        {"T", "T1c", "T1c"}, {"T", "t1C", "T1c"}, {"T", "pT1c", "pT1c"}, {"T", "ypT0/is", "ypT0/is"}, {"T", "T 2", "T2"},
        {"T", "TO", "T0"}, {"T", "Tis(DCIS)", "Tis(dcis)"}, {"T", "T1-2", "-"}, {"T", "T2 N1 M0", "-"}, {"T", "TX", "TX"},
        {"T", "T1mi", "T1mi"}, {"T", "T1a1", "T1a1"}, {"T", "2", "T2"}, {"N", "N1mi", "N1mi"}, {"N", "pN0(i+)", "pN0(i+)"},
        {"N", "pN0 (i+)", "pN0(i+)"}, {"N", "N0i+", "N0(i+)"}, {"N", "N1(sn)", "N1(sn)"}, {"M", "M1a(0)", "M1a(0)"},
        {"M", "cM0", "cM0"}, {"N", "T1", "-"}, {"T", "T2 or T3", "-"}, {"T", "large", "-"}, {"T", "", "-"},
    };
    static const char *const groups[][2] = {
        {"IIB", "2B"}, {"2b", "2B"}, {"Stage IIB", "2B"}, {"stage 2b", "2B"}, {"II-B", "2B"}, {"II B", "2B"}, {"IIIC1", "3C1"},
        {"IVA", "4A"}, {"0", "0"}, {"ypStage IIA", "yp2A"}, {"pIIA", "p2A"}, {"cIII", "c3"}, {"limited", "limited"},
        {"limited stage", "limited"}, {"A", "A"}, {"IISE", "2SE"}, {"MS", "MS"}, {"IIB-IIIA", "-"}, {"II-III", "-"}, {"1-2", "-"},
        {"IIB (T2N1M0)", "-"}, {"0is", "0IS"}, {"clinical stage IIA", "c2A"}, {"IA2", "1A2"}, {"II or III", "-"},
    };
    for (size_t i = 0; i < sizeof categories / sizeof *categories; i++)
        assert_string_equal(shown(stage_category(arena, k(), text_of(categories[i][1]), categories[i][0][0])), categories[i][2]);
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
        struct meaning m = stage_group(arena, k(), text_of(groups[i][0]));
        char *out = arena_alloc(arena, 40);
        snprintf(out, 40, "%.*s%.*s", (int)m.as.stage.prefix.len, m.as.stage.prefix.ptr ? m.as.stage.prefix.ptr : "",
                 (int)m.as.stage.code.len, m.as.stage.code.ptr ? m.as.stage.code.ptr : "");
        char *want = arena_copy(arena, groups[i][1], strlen(groups[i][1]));
        for (char *c = want; *c; c++)
            *c = *c >= 'A' && *c <= 'Z' ? (char)(*c - 'A' + 'a') : *c;
        assert_string_equal(m.form == MEANING_NONE ? "-" : out, want);
    }
}

static const char *grade(const char *system, const char *value)
{
    uint16_t prostate = concept("cancer.prostate");
    struct scope scope = {grades, &prostate, 1, false};
    struct meaning m = grade_read(arena, k(), &scope, text_of(system), text_of(value));
    if (m.form == MEANING_NONE)
        return "-";
    char *out = arena_alloc(arena, 80);
    snprintf(out, 80, "%s:%.*s", m.as.grade.system, (int)m.as.grade.value.len, m.as.grade.value.ptr);
    return out;
}

static void test_grades(void **state)
{
    (void)state;
    static const char *const rows[][3] = {
        {"Gleason", "3+4", "gleason:3+4"}, {"Gleason", "3 + 4 = 7", "gleason:3+4"}, {"Gleason", "7 (3+4)", "gleason:3+4"},
        {"Gleason", "3+4=8", "-"}, {"Gleason", "7", "gleason:7"}, {"Gleason", "Gleason 7", "gleason:7"},
        {"", "Gleason 3+4=7", "gleason:3+4"}, {"Gleason", "3+4=7 (Grade Group 2)", "gleason:3+4"},
        {"Gleason", "3+4=7 (Grade Group 3)", "-"}, {"Grade Group", "2", "grade_group:2"}, {"", "Grade Group 2", "grade_group:2"},
        {"", "GG2", "grade_group:2"}, {"Gleason", "Grade Group 2", "-"}, {"Grade Group", "Grade Group 2", "grade_group:2"},
        {"Nottingham", "III", "nottingham:3"}, {"Nottingham", "G3", "nottingham:3"}, {"Nottingham", "grade 3", "nottingham:3"},
        {"Nottingham", "Grade III", "nottingham:3"}, {"Nottingham", "3", "nottingham:3"}, {"", "3", ":3"}, {"", "G3", ":3"},
        {"", "high grade", ":high"}, {"ECOG", "1", "ecog:1"}, {"Karnofsky", "90", "karnofsky:90"}, {"Nottingham", "2 or 3", "-"},
        {"Nottingham", "2-3", "-"}, {"ISUP", "2", "grade_group:2"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(grade(rows[i][0], rows[i][1]), rows[i][2]);
}

static void test_versions_and_dates(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"v4.2025", "4.2025"}, {"V 4.2025", "4.2025"}, {"Version 4.2025", "4.2025"}, {"4.2025", "4.2025"}, {"8th edition", "8"},
        {"8th", "8"}, {"8th ed.", "8"}, {"eighth", "8"}, {"AJCC 8", "8"}, {"Eighth Edition", "8"}, {"2.2018", "2.2018"},
        {"2023", "2023"}, {"v2.0", "2.0"}, {"NG101", "ng101"}, {"7th or 8th", "-"}, {"latest", "-"}, {"8th edition (2017)", "-"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(shown(version_read(arena, k(), text_of(rows[i][0]))), rows[i][1]);
    assert_int_equal(date_read(TEXT("2024-02-29")).as.date.day, 29);
    assert_int_equal(date_read(TEXT("2025-05")).as.date.month, 5);
    assert_int_equal(date_read(TEXT("2023-02-29")).form, MEANING_NONE);
    assert_int_equal(date_read(TEXT("05/2024")).form, MEANING_NONE);
}

static void test_places(void **state)
{
    (void)state;
    struct meaning m = normalise_term(arena, k(), TEXT("left breast cancer"), cancers, NULL, 0);
    assert_int_equal(m.form, MEANING_TERMS);
    assert_int_equal(m.as.terms.body, BODY_LEFT);
    assert_true(text_is(m.as.terms.rest, "left"));
}

static int set_up(void **state)
{
    (void)state;
    arena = arena_new(64u << 20);
    return arena == NULL;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_terms),     cmocka_unit_test(test_look_alikes), cmocka_unit_test(test_results),
        cmocka_unit_test(test_corpora),   cmocka_unit_test(test_amounts),     cmocka_unit_test(test_schedules),
        cmocka_unit_test(test_stages),    cmocka_unit_test(test_grades),      cmocka_unit_test(test_versions_and_dates),
        cmocka_unit_test(test_places),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down) != 0;
}
