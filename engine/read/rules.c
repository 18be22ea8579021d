/* SPDX-License-Identifier: MIT
 * In: rules/NAME.json (schemas/rule.schema.json). Out: rules with their conditions in read/rule_test.c's preorder pool.
 * Every name that a rule uses is looked up here: a rule that is read can be judged. */
#include <string.h>

#include "base/limits.h"
#include "read/rule.h"

static void tell(struct rule_reader *reader, const struct json *at, const char *remedy, const char *what, struct text which)
{
    struct place place = {at->line, at->column, json_pointer(reader->draft->arena, reader->root, at)};
    reader->faults++;
    diags_add(reader->diags, place, "rule", remedy, "%s \"%.*s\" (rule %s)",
              what, (int)which.len, which.ptr ? which.ptr : "", reader->rule.id ? reader->rule.id : "without id");
}

void rule_fault(struct rule_reader *reader, const struct json *at, const char *what, struct text which)
{
    tell(reader, at, "see schemas/rule.schema.json and the ids of the knowledge folder", what, which);
}

void rule_unknown(struct rule_reader *reader, const struct json *at, const struct roll *roll, const char *what, struct text id)
{
    tell(reader, at, draft_nearest(reader->draft, roll, id), what, id);
}

void rule_unknown_word(struct rule_reader *reader, const struct json *at, enum word_lists list, const char *what, struct text word)
{
    tell(reader, at, draft_words(reader->draft->arena, list), what, word);
}

const char *rule_string(struct rule_reader *reader, struct text text)
{
    return arena_copy(reader->draft->arena, text.ptr ? text.ptr : "", text.len);
}

int rule_field(struct rule_reader *reader, const struct json *path)
{
    int field = field_find(&reader->draft->fields, rule_string(reader, path->text));
    if (path->type != JSON_STRING || field == NO_FIELD)
        rule_fault(reader, path, "no such field:", path->text);
    return field;
}

/* The string member, or a fault. */
static const char *needed(struct rule_reader *reader, const struct json *rule, const char *name)
{
    struct text text = json_text(rule, name);
    if (!text.len)
        rule_fault(reader, rule, "a rule needs", text_of(name));
    return rule_string(reader, text);
}

static int word(struct rule_reader *reader, const struct json *rule, const char *name, enum word_lists list)
{
    const struct json *member = json_member(rule, name);
    int value = member ? word_value(list, rule_string(reader, member->text)) : -1;
    if (!member)
        rule_fault(reader, rule, "a rule needs", text_of(name));
    else if (value < 0)
        rule_unknown_word(reader, member, list, "unknown word", member->text);
    return value < 0 ? 0 : value;
}

static bool truth(const struct json *rule, const char *name)
{
    const struct json *member = json_member(rule, name);
    return member && member->type == JSON_TRUE;
}

static const char *day(struct rule_reader *reader, const struct json *rule, const char *name)
{
    const char *text = needed(reader, rule, name);
    if (*text && !draft_is_day(text_of(text)))
        rule_fault(reader, json_member(rule, name), "not a day:", text_of(text));
    return text;
}

static const char *phrase(struct rule_reader *reader, const struct json *rule, const char *name)
{
    const char *id = needed(reader, rule, name);
    if (*id && roll_find(&reader->draft->phrases, id) < 0)
        rule_unknown(reader, json_member(rule, name), &reader->draft->phrases, "no such phrase:", text_of(id));
    return id;
}

static struct slice ids(struct rule_reader *reader, const struct json *rule, const char *name, const struct roll *roll)
{
    const struct json *list = json_member(rule, name);
    size_t count = list ? list->count : 0, n = 0;
    const char **strings = arena_array(reader->draft->arena, count + 1, sizeof *strings);
    for (const struct json *item = list ? list->child : NULL; item; item = item->next) {
        strings[n] = rule_string(reader, item->text);
        if (roll_find(roll, strings[n]) < 0)
            rule_unknown(reader, item, roll, "no such id:", item->text);
        n++;
    }
    return draft_list(reader->draft, strings, n);
}

static void read_frame(struct rule_reader *reader, const struct json *json)
{
    const struct json *frame = json_member(json, "for");
    reader->rule.frame_field = NO_FIELD;
    reader->rule.frame_topic = -1;
    if (!frame)
        return;
    if (frame->type == JSON_OBJECT)
        reader->rule.frame_topic = text_is(json_text(frame, "topic"), "*")
                                       ? TOPICS : (int16_t)word(reader, frame, "topic", WORDS_TOPIC);
    else
        reader->rule.frame_field = (int16_t)rule_field(reader, frame);
}

static void read_topic(struct rule_reader *reader, const struct json *json)
{
    reader->rule.topic_of_frame = text_is(json_text(json, "topic"), "=");
    if (!reader->rule.topic_of_frame)
        reader->rule.topic = (uint8_t)word(reader, json, "topic", WORDS_TOPIC);
}

static void read_direction(struct rule_reader *reader, const struct json *json)
{
    static const char *const turns[] = {
        [TURN_NONE] = "none", [TURN_MORE] = "more", [TURN_LESS] = "less", [TURN_OTHER] = "other",
        [TURN_ONE_MORE] = "one_more", [TURN_ONE_LESS] = "one_less", [TURN_EXTENT] = "extent",
        [TURN_AMOUNT] = "amount",
    };
    const struct json *direction = json_member(json, "direction");
    if (!direction)
        return;
    for (uint8_t i = 0; i < sizeof turns / sizeof turns[0]; i++)
        if (text_is(direction->text, turns[i])) {
            reader->rule.direction = i;
            return;
        }
    rule_fault(reader, direction, "unknown direction", direction->text);
}

static void check_members(struct rule_reader *reader, const struct json *json)
{
    static const char *const known[] = {
        "id", "on", "for", "gather", "otherwise", "refuses", "when", "kind", "topic", "significance", "direction", "cause",
        "title", "explanation", "questions", "sources", "reviewed", "review_due", "note",
    };
    for (const struct json *member = json->child; member; member = member->next) {
        bool found = false;
        for (size_t i = 0; i < sizeof known / sizeof known[0] && !found; i++)
            found = text_is(member->name, known[i]);
        if (!found)
            rule_fault(reader, member, "unknown member", member->name);
    }
}

/* Promise 3 of the contract: every difference gets a question. So does all else that leaves something open. */
static void check_questions(struct rule_reader *reader, const struct json *json)
{
    uint8_t kind = reader->rule.kind;
    bool asks = kind != FINDING_AGREEMENT && kind != FINDING_FALSE_DIFFERENCE;
    if (asks && !reader->rule.questions.count)
        rule_fault(reader, json, "no question for a finding of kind", text_of(word_text(WORDS_FINDING, kind)));
    if (!reader->rule.sources.count)
        rule_fault(reader, json, "a rule needs", TEXT("sources"));
}

static void read_said(struct rule_reader *reader, const struct json *json)
{
    struct rule *rule = &reader->rule;
    read_topic(reader, json);
    read_direction(reader, json);
    rule->kind = (uint8_t)word(reader, json, "kind", WORDS_FINDING);
    rule->significance = (uint8_t)word(reader, json, "significance", WORDS_SIGNIFICANCE);
    rule->cause = json_member(json, "cause") ? (uint8_t)word(reader, json, "cause", WORDS_CAUSE) : CAUSE_NONE;
    rule->title = phrase(reader, json, "title");
    rule->explanation = phrase(reader, json, "explanation");
    rule->questions = ids(reader, json, "questions", &reader->draft->questions);
    rule->sources = ids(reader, json, "sources", &reader->draft->sources);
    rule->reviewed = day(reader, json, "reviewed");
    rule->review_due = day(reader, json, "review_due");
    if (*rule->review_due && strcmp(rule->review_due, rule->reviewed) < 0)
        rule_fault(reader, json_member(json, "review_due"), "due before the day of the review:", text_of(rule->review_due));
    check_questions(reader, json);
}

static bool first_of_id(struct rule_reader *reader, const struct json *json)
{
    if (draft_new_key(reader->draft, "rule", reader->rule.id))
        return true;
    rule_fault(reader, json_member(json, "id"), "a second rule with the id", text_of(reader->rule.id));
    return false;
}

static void read_rule(struct rule_reader *reader, const struct json *json)
{
    reader->rule = (struct rule){0};
    reader->faults = 0;
    reader->rule.id = needed(reader, json, "id");
    if (!*reader->rule.id || !first_of_id(reader, json))
        return;
    struct text on = json_text(json, "on");
    reader->rule.on = text_is(on, "each") ? ON_EACH : ON_PAIR;
    if (on.len && !text_is(on, "each") && !text_is(on, "pair"))
        rule_fault(reader, json, "neither pair nor each:", on);
    reader->rule.gather = truth(json, "gather");
    reader->rule.otherwise = truth(json, "otherwise");
    reader->rule.refuses = truth(json, "refuses");
    check_members(reader, json);
    read_frame(reader, json);
    read_said(reader, json);
    rule_test(reader, json);
    reader->rule.sided |= reader->rule.direction == TURN_ONE_MORE || reader->rule.direction == TURN_ONE_LESS;
    struct roll *rules = &reader->draft->rules;
    if (!reader->faults)
        *(struct rule *)pool_at(&rules->rows, roll_row(rules, reader->rule.id)) = reader->rule;
}

static void read_file(struct draft *draft, size_t file)
{
    struct json_rules bounds = {.max_bytes = LIMIT_KNOWLEDGE_BYTES};
    struct rule_reader reader = {.draft = draft, .diags = &draft->diags[file], .file = file};
    const struct json *root = json_read(draft->files[file].bytes, &bounds, reader.diags);
    if (!root)
        return;
    reader.root = root;
    const struct json *rules = json_member(root, "rules");
    if (!rules || rules->type != JSON_ARRAY) {
        rule_fault(&reader, root, "no list", TEXT("rules"));
        return;
    }
    for (const struct json *rule = rules->child; rule; rule = rule->next)
        if (rule->type == JSON_OBJECT)
            read_rule(&reader, rule);
        else
            rule_fault(&reader, rule, "not an object:", rule->text);
}

void rules_read(struct draft *draft)
{
    for (size_t file = 0; file < draft->file_count; file++)
        if (text_starts(text_of(draft->files[file].name), "rules/"))
            read_file(draft, file);
    roll_sort(&draft->rules);
}
