/* SPDX-License-Identifier: MIT
 * Slots: every place of a text that is to be filled exists, can be filled by whoever says the text, and stands in both languages. */
#include <string.h>

#include "lint/room.h"
#include "model/slots.h"

struct text lint_slot(const char *text, size_t *at)
{
    const char *open = strchr(text + *at, '{');
    if (!open)
        return (struct text){NULL, 0};
    const char *close = strchr(open, '}');
    size_t len = close ? (size_t)(close - open) + 1 : strlen(open);
    *at = (size_t)(open - text) + len;
    return (struct text){open, len};
}

size_t lint_slot_count(const char *text, struct text slot)
{
    size_t count = 0, at = 0;
    for (struct text found; (found = lint_slot(text, &at)).len;)
        count += text_equal(found, slot);
    return count;
}

/* The first slot that stands oftener or less often in `other` than in `text`; empty when none does. */
static struct text odd_slot(const char *text, const char *other)
{
    size_t at = 0;
    for (struct text slot; (slot = lint_slot(text, &at)).len;)
        if (lint_slot_count(text, slot) != lint_slot_count(other, slot))
            return slot;
    at = 0;
    for (struct text slot; (slot = lint_slot(other, &at)).len;)
        if (!lint_slot_count(text, slot))
            return slot;
    return (struct text){NULL, 0};
}

/* A name of one or two words may be the same in both languages. */
static void check_translated(const struct lint_row *row, const char *column, const char *english, const char *spanish)
{
    const char *space = strchr(english, ' ');
    if (space && strchr(space + 1, ' ') && !strcmp(english, spanish))
        lint_fault(row, column, "language", "say it in Spanish", "the Spanish text is the English one");
}

static void compare(const struct lint_row *row, const char *column, const char *english, const char *spanish)
{
    check_translated(row, column, english, spanish);
    struct text slot = odd_slot(english, spanish);
    if (slot.len)
        lint_fault(row, column, "slots", "let both languages have the same slots", "\"%.*s\" stands %zu times in English and %zu in Spanish",
                   (int)slot.len, slot.ptr, lint_slot_count(english, slot), lint_slot_count(spanish, slot));
}

static void compare_columns(const struct lint_row *row)
{
    compare(row, "text_es", lint_cell(row, "text_en"), lint_cell(row, "text_es"));
}

static void compare_terms(const struct lint_row *row)
{
    compare(row, "plain_es", lint_cell(row, "plain_en"), lint_cell(row, "plain_es"));
}

static void compare_phrase(const struct lint_row *row)
{
    const char *id = lint_cell(row, "id");
    const char *english = knowledge_phrase_or_null(row->lint->k, id, LANGUAGE_EN);
    const char *spanish = knowledge_phrase_or_null(row->lint->k, id, LANGUAGE_ES);
    if (english && spanish)
        compare(row, "text", english, spanish);
}

/* Both languages are there, and ask for the same words of the opinions. */
void lint_languages(const struct lint *lint)
{
    lint_rows(lint, "questions.csv", compare_columns);
    lint_rows(lint, "checklist.csv", compare_columns);
    lint_rows(lint, "glossary.csv", compare_terms);
    lint_rows(lint, "phrases/es.csv", compare_phrase);
}

static const char known_slots[] = "use {first} {second} {one} {other} {one_says} {other_says} {label} {item} or {list}";

static bool is_sided(struct text slot)
{
    return text_starts(slot, "{one}") || text_starts(slot, "{other}") || text_starts(slot, "{one_says}") || text_starts(slot, "{other_says}");
}

/* Why a rule cannot fill a slot; NULL when it can. */
static const char *unfilled(const struct rule *rule, struct text slot)
{
    bool framed = rule->frame_field != NO_FIELD || rule->frame_topic >= 0;
    bool item = text_is(slot, "{item}"), quoted = text_is(slot, "{first}") || text_is(slot, "{second}");
    if (!slots_know(slot))
        return "no such slot";
    if (is_sided(slot) && !rule->sided && rule->on != ON_EACH)
        return "no test of the rule says \"one\" or \"other\"";
    if ((item || text_is(slot, "{label}")) && !framed)
        return "the rule has no \"for\": it is about no one field";
    if ((item || quoted) && rule->gather)
        return "the rule gathers many: only {list} names them";
    if (text_is(slot, "{list}") && !rule->gather)
        return "the rule does not gather";
    return NULL;
}

static void check_text(const struct lint_rule *rule, const char *member, const char *id, const char *text)
{
    size_t at = 0;
    for (struct text slot; text && (slot = lint_slot(text, &at)).len;) {
        const char *why = unfilled(rule->rule, slot);
        if (why)
            lint_rule_fault(rule, member, "slots", known_slots, "\"%.*s\" in %s cannot be filled: %s", (int)slot.len, slot.ptr, id, why);
    }
}

static void check_rule(const struct lint_rule *rule)
{
    const struct knowledge *k = rule->lint->k;
    check_text(rule, "title", rule->rule->title, knowledge_phrase_or_null(k, rule->rule->title, LANGUAGE_EN));
    check_text(rule, "explanation", rule->rule->explanation, knowledge_phrase_or_null(k, rule->rule->explanation, LANGUAGE_EN));
    for (uint32_t i = 0; i < rule->rule->questions.count; i++) {
        const struct question *question = knowledge_question(k, k->strings[rule->rule->questions.at + i]);
        if (question)
            check_text(rule, "questions", question->id, question->text[LANGUAGE_EN]);
    }
}

/* Every slot of what a rule says and asks can be filled by that rule. */
void lint_rule_slots(const struct lint *lint)
{
    lint_rules(lint, check_rule);
}

static void check_known(const struct lint_row *row, const char *column)
{
    size_t at = 0;
    const char *text = lint_cell(row, column);
    for (struct text slot; (slot = lint_slot(text, &at)).len;)
        if (!slots_know(slot))
            lint_fault(row, column, "slots", known_slots, "no such slot: \"%.*s\"", (int)slot.len, slot.ptr);
}

static void check_question(const struct lint_row *row)
{
    check_known(row, "text_en");
    check_known(row, "text_es");
}

/* A rule's phrase has the slots of rules; any other is said by the program, with the slots that the built-in phrase has. */
static void check_phrase(const struct lint_row *row)
{
    const char *id = lint_cell(row, "id"), *text = lint_cell(row, "text");
    const struct knowledge *base = row->lint->job->base;
    const char *was = base ? knowledge_phrase_or_null(base, id, LANGUAGE_EN) : NULL;
    if (text_starts(text_of(id), "rule."))
        check_known(row, "text");
    else if (was && odd_slot(was, text).len)
        lint_fault(row, "text", "slots", "keep the slots of the built-in phrase", "\"%.*s\" is not as often in the built-in phrase \"%s\"",
                   (int)odd_slot(was, text).len, odd_slot(was, text).ptr, was);
}

/* Every slot exists. */
void lint_program_slots(const struct lint *lint)
{
    lint_rows(lint, "questions.csv", check_question);
    lint_rows(lint, "phrases/en.csv", check_phrase);
    lint_rows(lint, "phrases/es.csv", check_phrase);
}
