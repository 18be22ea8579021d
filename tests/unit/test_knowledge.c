/* SPDX-License-Identifier: MIT
 * The knowledge: the built-in tables keep their promises, and the reader says what is wrong with a folder, and where. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/limits.h"
#include "model/knowledge.h"
#include "read/knowledge.h"

#define VOCABULARY "id,name,synonyms,acronyms,is_a,parts,never_same_as,name_es,extent,conversion,source,reviewed\n"
#define SOURCES "id,title,address,date\ntest,A test,,2026\n"

static const struct knowledge *const k = &knowledge_built_in;

static bool has_word(const char *const *words, const char *word)
{
    for (size_t i = 0; words && words[i]; i++)
        if (!strcmp(words[i], word))
            return true;
    return false;
}

static void fields_follow_the_schema(void **state)
{
    (void)state;
    int kind = field_find(&k->fields, "/plan/steps[]/kind"), alternative = field_find(&k->fields, "/plan/alternatives[]/dose");
    int date = field_find(&k->fields, "/date"), size = field_find(&k->fields, "/diagnosis/size/value");
    int age = field_find(&k->fields, "/case/patient/age"), group = field_find(&k->fields, "/stage/group");
    assert_true(kind > 0 && alternative > 0 && date > 0 && size > 0 && age > 0 && group > 0);
    const struct field *f = k->fields.items;
    assert_string_equal(f[0].path, "");
    assert_int_equal(f[kind].topics[0], TOPIC_SURGERY);
    assert_string_equal(f[f[kind].parent].topic_by, "kind");
    assert_int_equal(f[alternative].topic, TOPIC_ALTERNATIVE);
    assert_int_equal(f[alternative].kind, KIND_AMOUNT);
    assert_string_equal(f[date].pattern, "date");
    assert_true(f[date].required && !f[age].required && f[size].positive);
    assert_int_equal(f[age].least, 0);
    assert_int_equal(f[age].most, 130);
    assert_true(has_word(f[group].ruler, "/stage/kind"));
    for (int i = 1; i < k->fields.count; i++)
        assert_true(f[i].parent < i && (f[i].child == NO_FIELD || f[i].child == i + 1));
}

static void tables_are_sorted(void **state)
{
    (void)state;
    for (size_t i = 1; i < k->concept_count; i++)
        assert_true(strcmp(k->concepts[i - 1].id, k->concepts[i].id) < 0);
    for (size_t i = 1; i < k->name_count; i++)
        assert_true(strcmp(k->names[i - 1].key, k->names[i].key) <= 0);
    for (size_t i = 1; i < k->phrase_count; i++)
        assert_true(strcmp(k->phrases[i - 1].id, k->phrases[i].id) < 0);
    for (size_t i = 1; i < k->word_count; i++)
        assert_true(strcmp(k->words[i - 1].key, k->words[i].key) <= 0);
}

static void look_ups_find_every_row(void **state)
{
    (void)state;
    for (size_t i = 0; i < k->concept_count; i++)
        assert_int_equal(knowledge_concept(k, k->concepts[i].id), (int)i);
    for (size_t i = 0; i < k->rule_count; i++)
        assert_ptr_equal(knowledge_rule(k, k->rules[i].id), &k->rules[i]);
    assert_int_equal(knowledge_concept(k, "drug.no such"), -1);
    assert_null(knowledge_question(k, ""));
    assert_false(knowledge_has_phrase(k, "zzz"));
}

/* A cancer has the codes of its own rows, or of what it lies under. */
static bool has_code(size_t concept, const char *system, int depth)
{
    for (size_t i = 0; i < k->conversion_count; i++)
        if (!strcmp(k->conversions[i].from, system) && !strcmp(k->conversions[i].to_value, k->concepts[concept].id))
            return true;
    struct slice broader = k->concepts[concept].is_a;
    for (uint32_t i = 0; depth < 8 && i < broader.count; i++)
        if (has_code(k->links[broader.at + i], system, depth + 1))
            return true;
    return false;
}

static void codes_belong_to_cancers(void **state)
{
    (void)state;
    size_t both = 0;
    for (size_t i = 0; i < k->conversion_count; i++)
        if (!strcmp(k->conversions[i].to, "cancer"))
            assert_true(knowledge_concept(k, k->conversions[i].to_value) >= 0);
    for (size_t i = 0; i < k->concept_count; i++)
        both += !strcmp(k->concepts[i].vocabulary, "cancers") && has_code(i, "icd10", 0) && has_code(i, "icdo3", 0);
    assert_true(both >= 110);
}

static void tests_nest(void **state)
{
    (void)state;
    for (size_t i = 0; i < k->rule_count; i++) {
        const struct rule *rule = &k->rules[i];
        assert_true(rule->test + rule->test_size <= k->test_count);
        assert_int_equal(k->tests[rule->test].size, rule->test_size);
    }
}

/* Reads a folder of these files over the built-in knowledge; the printed faults, or "" when there are none. */
static const char *read_over(struct arena *arena, const struct knowledge_file *files, size_t count, struct knowledge *out)
{
    struct buf print = buf_new(arena, 0);
    bool good = knowledge_read(arena, k, (struct text){0}, NULL, files, count, out, &print);
    assert_int_equal(good, print.len == 0);
    return buf_text(&print).ptr;
}

static void rows_are_added_and_replaced(void **state)
{
    (void)state;
    static const char rows[] = VOCABULARY "aaa.first,xyzzy,plugh|Plugh,XY@aaa.first,,,,,2,,test,2026-11-22\n";
    const struct knowledge_file files[] = {{"sources.csv", TEXT(SOURCES)}, {"vocabulary/drugs.csv", TEXT(rows)}};
    struct arena *arena = arena_new(LIMIT_ARENA_BYTES);
    struct knowledge once, twice;
    assert_string_equal(read_over(arena, files, 2, &once), "");
    assert_int_equal(once.concept_count, k->concept_count + 1);
    assert_int_equal(once.name_count, k->name_count + 3);
    assert_string_not_equal(once.digest, k->digest);
    assert_int_equal(once.rule_count, k->rule_count);
    int added = knowledge_concept(&once, "aaa.first");
    assert_true(added >= 0);
    assert_int_equal(once.concepts[added].extent, 2);
    /* The links of the built-in rows moved with their concepts. */
    for (size_t i = 0; i < k->concept_count; i++) {
        const struct concept *was = &k->concepts[i], *is = &once.concepts[knowledge_concept(&once, was->id)];
        assert_int_equal(was->is_a.count, is->is_a.count);
        for (uint32_t j = 0; j < was->is_a.count; j++)
            assert_string_equal(k->concepts[k->links[was->is_a.at + j]].id, once.concepts[once.links[is->is_a.at + j]].id);
    }
    struct buf print = buf_new(arena, 0);
    assert_true(knowledge_read(arena, &once, (struct text){0}, NULL, files, 2, &twice, &print));
    assert_int_equal(twice.name_count, once.name_count);
    arena_free(arena);
}

static void faults_have_their_place(void **state)
{
    (void)state;
    static const struct { const char *name, *bytes, *say; } cases[] = {
        {"vocabulary/drugs.csv", VOCABULARY "a.b,x1y,,,no.such,,,,,,test,2026-11-22\n", "drugs.csv:2:5: /is_a: no such concept"},
        {"vocabulary/drugs.csv", VOCABULARY "a.b,x1y,,,,,,,,,nowhere,2026-11-22\n", "drugs.csv:2:11: /source: no such source"},
        {"vocabulary/drugs.csv", VOCABULARY "a.b,x1y,,,,,,,,,test,\n", "drugs.csv:2:12: /reviewed: not a day"},
        {"vocabulary/drugs.csv", VOCABULARY "a.b,x1y,,,,,,,,,test,2026-11-22\na.b,x2y,,,,,,,,,test,2026-11-22\n", "drugs.csv:3:1: /id: a second row"},
        {"vocabulary/drugs.csv", VOCABULARY "a.b,x1y,,,,,,,,,test,2026-11-22\na.c,X1Y,,,,,,,,,test,2026-11-22\n", "a.b and a.c are both named"},
        {"vocabulary/drugs.csv", VOCABULARY "a.b,x1y,,,a.c,,,,,,test,2026-11-22\na.c,x2y,,,a.b,,,,,,test,2026-11-22\n", "lies under itself"},
        {"vocabulary/drugs.csv", "id,name\n", "drugs.csv:1:3: /: another header row than expected: column 3 is \"\""},
        {"surprise.csv", "a\n", "no file of a knowledge folder"},
        {"phrases/en.csv", "id,text\nonly.english,Hello\n", "phrases/es.csv has no \"only.english\""},
        {"rules/a.json", "{\"rules\":[{\"id\":\"r\",\n\"for\":\"/no/such\"}]}", "rules/a.json:2:7: /rules/0/for: no such field: \"/no/such\""},
        {"rules/a.json", "{\"rules\":[{\"id\":\"r\",\"when\":{\"field\":\"/plan/intent\",\"is\":[\"heal\"]}}]}", "does not allow the word \"heal\""},
        {"rules/a.json", "{\"rules\":[{\"id\":\"r\",\"when\":{\"under\":[\"drug.no_such\"]}}]}", "no such concept: \"drug.no_such\""},
        {"rules/a.json", "{\"rules\":[{\"id\":\"r\",\"on\":\"each\",\"when\":{\"relation\":[\"same\"]}}]}", "one opinion alone has no \"relation\""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena *arena = arena_new(LIMIT_ARENA_BYTES);
        struct knowledge out;
        const struct knowledge_file files[] = {{cases[i].name, text_of(cases[i].bytes)}, {"sources.csv", TEXT(SOURCES)}};
        const char *said = read_over(arena, files, 2, &out);
        if (!strstr(said, cases[i].say))
            fail_msg("expected \"%s\" in:\n%s", cases[i].say, said);
        arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_follow_the_schema), cmocka_unit_test(tables_are_sorted),
        cmocka_unit_test(look_ups_find_every_row),  cmocka_unit_test(tests_nest),
        cmocka_unit_test(codes_belong_to_cancers),
        cmocka_unit_test(rows_are_added_and_replaced), cmocka_unit_test(faults_have_their_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
