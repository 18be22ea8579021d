/* SPDX-License-Identifier: MIT
 * In: the condition of a rule, as JSON. Out: test nodes in preorder, each knowing the size of what hangs below it. */
#include <string.h>

#include "read/rule.h"

/* What a test may be: the member that names it, and the function that reads that member's value. */
struct test_word {
    const char *name;
    enum test_op op;
    bool facts; /* looks at what is stated, not at how it compares: takes "whose" */
    void (*read)(struct rule_reader *reader, struct test *test, const struct json *value);
};

static struct test *node(struct rule_reader *reader, size_t index)
{
    return pool_at(&reader->draft->tests, index);
}

static void read_list(struct rule_reader *reader, const struct json *list, const char **out, size_t *count)
{
    *count = 0;
    if (list->type == JSON_STRING)
        out[(*count)++] = rule_string(reader, list->text);
    else if (list->type != JSON_ARRAY || !list->child)
        rule_fault(reader, list, "not a list of words:", list->text);
    for (const struct json *item = list->type == JSON_ARRAY ? list->child : NULL; item; item = item->next) {
        if (item->type != JSON_STRING)
            rule_fault(reader, item, "not a text:", item->text);
        out[(*count)++] = rule_string(reader, item->text);
    }
}

static const char **room(struct rule_reader *reader, const struct json *list)
{
    return arena_array(reader->draft->arena, list->count + 1, sizeof(const char *));
}

static void read_relations(struct rule_reader *reader, struct test *test, const struct json *value)
{
    size_t count;
    const char **words = room(reader, value);
    read_list(reader, value, words, &count);
    for (size_t i = 0; i < count; i++) {
        int relation = word_value(WORDS_RELATION, words[i]);
        if (relation < 0)
            rule_unknown_word(reader, value, WORDS_RELATION, "no such relation:", text_of(words[i]));
        else
            test->relations |= (uint16_t)(1u << relation);
    }
}

static void read_truth(struct rule_reader *reader, struct test *test, const struct json *value)
{
    if (value->type != JSON_TRUE && value->type != JSON_FALSE)
        rule_fault(reader, value, "neither true nor false:", value->text);
    test->wanted = value->type == JSON_TRUE;
}

static void read_number(struct rule_reader *reader, struct test *test, const struct json *value)
{
    if (!decimal_read(value->text, &test->number))
        rule_fault(reader, value, "not a number:", value->text);
}

static void read_reasons(struct rule_reader *reader, struct test *test, const struct json *value)
{
    size_t count;
    const char **phrases = room(reader, value);
    read_list(reader, value, phrases, &count);
    for (size_t i = 0; i < count; i++)
        if (roll_find(&reader->draft->phrases, phrases[i]) < 0)
            rule_fault(reader, value, "no such phrase:", text_of(phrases[i]));
    test->args = draft_list(reader->draft, phrases, count);
}

static void read_mentions(struct rule_reader *reader, struct test *test, const struct json *value)
{
    size_t count;
    const char **words = room(reader, value);
    read_list(reader, value, words, &count);
    for (size_t i = 0; i < count; i++)
        words[i] = text_fold(reader->draft->arena, text_of(words[i])).ptr;
    test->args = draft_list(reader->draft, words, count);
}

/* The words that the tested field allows, also where it is a list of words; NULL for free text or an unknown frame. */
static const struct field *tested(const struct rule_reader *reader, const struct test *test)
{
    int field = test->field != NO_FIELD ? test->field : reader->rule.frame_field;
    if (field == NO_FIELD)
        return NULL;
    const struct field *at = &reader->draft->fields.items[field];
    if (at->shape == SHAPE_LIST && at->child != NO_FIELD)
        at = &reader->draft->fields.items[at->child];
    return at;
}

static bool allowed(const struct field *field, const char *word)
{
    for (size_t i = 0; field->words[i]; i++)
        if (!strcmp(field->words[i], word))
            return true;
    return false;
}

/* "drug.tamoxifen", and not "AC" or "T.1 b": what was meant as an id must be one. */
static bool looks_like_id(const char *word)
{
    const char *dot = strchr(word, '.');
    return dot && dot > word && dot[1] >= 'a' && dot[1] <= 'z' && !strchr(word, ' ');
}

/* An argument is a word that the field allows, the id of a concept, or (where text is free) a text as it is stated. */
static bool read_is_one(struct rule_reader *reader, const struct json *at, const char *word, const struct field *field)
{
    if (field && field->words) {
        if (!allowed(field, word))
            rule_fault(reader, at, "the field does not allow the word", text_of(word));
        return false;
    }
    if (roll_find(&reader->draft->concepts, word) >= 0)
        return true;
    if (field && field->vocabularies && looks_like_id(word))
        rule_unknown(reader, at, &reader->draft->concepts, "no such concept:", text_of(word));
    return false;
}

static void read_is(struct rule_reader *reader, struct test *test, const struct json *value)
{
    size_t count, words = 0, links = 0;
    const char **args = room(reader, value);
    uint16_t *concepts = arena_array(reader->draft->arena, value->count + 1, sizeof *concepts);
    read_list(reader, value, args, &count);
    for (size_t i = 0; i < count; i++)
        if (read_is_one(reader, value, args[i], tested(reader, test)))
            concepts[links++] = (uint16_t)roll_find(&reader->draft->concepts, args[i]);
        else
            args[words++] = args[i];
    test->args = draft_list(reader->draft, args, words);
    test->links = draft_link(reader->draft, concepts, links);
}

static void read_under(struct rule_reader *reader, struct test *test, const struct json *value)
{
    size_t count, links = 0;
    const char **args = room(reader, value);
    uint16_t *concepts = arena_array(reader->draft->arena, value->count + 1, sizeof *concepts);
    read_list(reader, value, args, &count);
    for (size_t i = 0; i < count; i++) {
        int found = roll_find(&reader->draft->concepts, args[i]);
        if (found < 0)
            rule_unknown(reader, value, &reader->draft->concepts, "no such concept:", text_of(args[i]));
        else
            concepts[links++] = (uint16_t)found;
    }
    test->links = draft_link(reader->draft, concepts, links);
}

static const struct test_word test_words[] = {
    {"relation", TEST_RELATION, false, read_relations}, {"kin", TEST_KIN, false, read_truth},
    {"because", TEST_REASON, false, read_reasons},      {"stated", TEST_STATED, true, read_truth},
    {"is", TEST_IS, true, read_is},                     {"under", TEST_UNDER, true, read_under},
    {"mentions", TEST_MENTIONS, true, read_mentions},   {"less", TEST_LESS, true, read_number},
    {"more", TEST_MORE, true, read_number},             {"unresolved", TEST_AMBIGUOUS, true, read_truth},
    {"apart", TEST_APART, false, read_number},
};

static const struct test_word *word_of(struct rule_reader *reader, const struct json *json, const struct json **value)
{
    const struct test_word *found = NULL;
    for (const struct json *member = json->child; member; member = member->next) {
        const struct test_word *here = NULL;
        for (size_t i = 0; i < sizeof test_words / sizeof test_words[0]; i++)
            if (text_is(member->name, test_words[i].name))
                here = &test_words[i];
        if (!here && !text_is(member->name, "field") && !text_is(member->name, "whose"))
            rule_fault(reader, member, "unknown test", member->name);
        if (here && found)
            rule_fault(reader, member, "one test says one thing; put the others beside it:", member->name);
        if (here) {
            found = here;
            *value = member;
        }
    }
    if (!found)
        rule_fault(reader, json, "a test without", TEXT("operator"));
    return found;
}

/* "neither" is none of either: returns true and leaves either. */
static bool read_whose(struct rule_reader *reader, const struct json *json, uint8_t *whose)
{
    static const char *const words[] = {[WHOSE_EITHER] = "either", [WHOSE_BOTH] = "both", [WHOSE_ONE] = "one", [WHOSE_OTHER] = "other"};
    const struct json *member = json_member(json, "whose");
    *whose = WHOSE_EITHER;
    if (!member || text_is(member->text, "neither"))
        return member != NULL;
    for (uint8_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (text_is(member->text, words[i])) {
            *whose = i;
            reader->rule.sided |= i == WHOSE_ONE || i == WHOSE_OTHER;
            return false;
        }
    rule_fault(reader, member, "whose? not", member->text);
    return false;
}

static size_t begin(struct rule_reader *reader, enum test_op op)
{
    struct test *test = pool_add(&reader->draft->tests);
    test->op = (uint8_t)op;
    test->wanted = true;
    test->field = NO_FIELD;
    return reader->draft->tests.count - 1;
}

static void end(struct rule_reader *reader, size_t index)
{
    node(reader, index)->size = (uint32_t)(reader->draft->tests.count - index);
}

static void compile(struct rule_reader *reader, const struct json *json);

static void compile_leaf(struct rule_reader *reader, const struct json *json)
{
    const struct json *value = NULL, *field = json_member(json, "field");
    const struct test_word *word = word_of(reader, json, &value);
    if (!word)
        return;
    uint8_t whose;
    bool neither = read_whose(reader, json, &whose);
    size_t none = neither ? begin(reader, TEST_NONE) : 0, index = begin(reader, word->op);
    struct test test = *node(reader, index);
    test.whose = whose;
    test.field = field ? (int16_t)rule_field(reader, field) : NO_FIELD;
    word->read(reader, &test, value);
    *node(reader, index) = test;
    if (!word->facts && reader->rule.on == ON_EACH)
        rule_fault(reader, json, "one opinion alone has no", text_of(word->name));
    if (!word->facts && json_member(json, "whose"))
        rule_fault(reader, json, "belongs to both sides:", text_of(word->name));
    end(reader, index);
    if (neither)
        end(reader, none);
}

static void compile_group(struct rule_reader *reader, enum test_op op, const struct json *children, int field)
{
    size_t index = begin(reader, op);
    node(reader, index)->field = (int16_t)field;
    if (children->type != JSON_ARRAY || !children->child)
        rule_fault(reader, children, "not a list of tests:", children->name);
    for (const struct json *child = children->child; child; child = child->next)
        compile(reader, child);
    end(reader, index);
}

/* Depth is bounded by json_read. */
static void compile(struct rule_reader *reader, const struct json *json)
{
    static const struct { const char *name; enum test_op op; } groups[] = {
        {"all", TEST_ALL}, {"any", TEST_ANY}, {"none", TEST_NONE},
    };
    const struct json *item = json_member(json, "item"), *all = json_member(json, "all");
    if (json->type != JSON_OBJECT) {
        rule_fault(reader, json, "not a test:", json->text);
        return;
    }
    if (item && all && json->count == 2) {
        compile_group(reader, TEST_ITEM, all, rule_field(reader, item));
        return;
    }
    for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++) {
        const struct json *children = json_member(json, groups[i].name);
        if (children && json->count == 1) {
            compile_group(reader, groups[i].op, children, NO_FIELD);
            return;
        }
    }
    compile_leaf(reader, json);
}

void rule_test(struct rule_reader *reader, const struct json *rule)
{
    const struct json *when = json_member(rule, "when");
    reader->rule.test = (uint32_t)reader->draft->tests.count;
    if (when)
        compile(reader, when);
    else {
        size_t always = begin(reader, TEST_ALL);
        end(reader, always);
    }
    reader->rule.test_size = (uint32_t)reader->draft->tests.count - reader->rule.test;
}
