/* SPDX-License-Identifier: MIT
 * In: notes of two opinions. Out: which terms of the glossary stand in them: in the plural, in Spanish, without accents, never within a
 * word, never within a longer name. */
#include "two_opinions.h"

#include "report/term.h"
#include "report/word.h"

/* The ids and shown names of the terms in an opinion with these notes, each line "id=shown". */
static const char *terms_in(enum language language, const char *notes)
{
    struct buf member = buf_new(arena, 512);
    buf_format(&member, "\"notes\":\"%s\"", notes);
    struct report report = {.knowledge = knowledge(), .language = language,
                            .opinions = {opinion_of("unnamed", buf_text(&member).ptr), opinion_of("unnamed", "")}};
    size_t count;
    const struct term *terms = terms_of(arena, &report, &count);
    struct buf out = buf_new(arena, 256);
    for (size_t i = 0; i < count; i++) {
        buf_format(&out, "%s%s=", i ? " " : "", terms[i].entry->id + strlen("glossary."));
        buf_add(&out, terms[i].shown);
    }
    return buf_text(&out).ptr;
}

static void endings_do_not_part_words(void **state)
{
    (void)state;
    assert_string_equal(terms_in(LANGUAGE_EN, "two Biopsies"), "biopsy=biopsy");
    assert_string_equal(terms_in(LANGUAGE_EN, "enlarged lymph nodes"), "lymph_node=lymph node");
    assert_string_equal(terms_in(LANGUAGE_EN, "ADCs were named"), "antibody_drug_conjugate=antibody-drug conjugate (ADC)");
    assert_string_equal(terms_in(LANGUAGE_EN, "next generation sequencing"), "next_generation_sequencing=next-generation sequencing");
}

static void spanish_is_found_with_and_without_accents(void **state)
{
    (void)state;
    assert_string_equal(terms_in(LANGUAGE_ES, "ganglios linfáticos"), "lymph_node=ganglio linfático");
    assert_string_equal(terms_in(LANGUAGE_ES, "metastasis a distancia"), "distant_metastasis=metástasis a distancia");
    assert_string_equal(terms_in(LANGUAGE_ES, "inhibidores de la aromatasa"), "aromatase_inhibitor=inhibidor de la aromatasa");
    assert_string_equal(terms_in(LANGUAGE_EN, "quimioterapia"), "chemotherapy=chemotherapy (quimioterapia)");
    assert_string_equal(terms_in(LANGUAGE_ES, "margenes libres"), "negative_margin=margen negativo (márgenes libres)");
}

static void a_short_form_is_met_only_as_written(void **state)
{
    (void)state;
    assert_string_equal(terms_in(LANGUAGE_EN, "all of the criteria were met, a pet kit"), "");
    assert_string_equal(terms_in(LANGUAGE_EN, "ALL"), "acute_lymphoblastic_leukemia=acute lymphoblastic leukemia (ALL)");
    assert_string_equal(terms_in(LANGUAGE_EN, "HERO SCANNER CTX"), "");
    assert_string_equal(terms_in(LANGUAGE_EN, "pCR was reached"), "pathologic_complete_response=pathologic complete response (pCR)");
    assert_string_equal(terms_in(LANGUAGE_EN, "by PCR"), "pcr_test=PCR");
    assert_string_equal(terms_in(LANGUAGE_EN, "(ER+, her2 2+)"), "estrogen_receptor=estrogen receptor (ER+) her2=HER2");
}

static void a_longer_name_takes_the_place_of_a_shorter(void **state)
{
    (void)state;
    assert_string_equal(terms_in(LANGUAGE_EN, "ejection fraction 60%"), "ejection_fraction=ejection fraction");
    assert_string_equal(terms_in(LANGUAGE_EN, "ejection fraction; each fraction 2 Gy"), "ejection_fraction=ejection fraction fraction=fraction gray=Gy");
    assert_string_equal(terms_in(LANGUAGE_EN, "tumor; board"), "");
}

static void signs_are_no_letters(void **state)
{
    (void)state;
    assert_string_equal(terms_in(LANGUAGE_EN, "«ECOG» 1, PSA\u226510"), "ecog_0_to_5=ECOG psa=PSA");
    assert_string_equal(terms_in(LANGUAGE_EN, "PD\u2011L1"), "pd_l1=PD-L1");
    size_t count;
    assert_non_null(word_split(arena, TEXT(""), &count));
    assert_int_equal(count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(endings_do_not_part_words), cmocka_unit_test(spanish_is_found_with_and_without_accents),
        cmocka_unit_test(a_short_form_is_met_only_as_written), cmocka_unit_test(a_longer_name_takes_the_place_of_a_shorter),
        cmocka_unit_test(signs_are_no_letters),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
