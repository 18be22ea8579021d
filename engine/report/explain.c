/* SPDX-License-Identifier: MIT
 * In: a name. Out: a tree that says what the program knows by it, with source and date of review. For those who check
 * the rules, not for patients: ids and pointers stand as they are. */
#include "report/explain.h"

#include <string.h>

#include "base/buf.h"
#include "report/test_words.h"

struct teller {
    struct arena *arena;
    const struct knowledge *k;
    enum language language;
    struct node *at; /* new nodes go under it */
};

static struct text phrase(const struct teller *t, const char *id)
{
    return text_of(knowledge_phrase(t->k, id, t->language));
}

static void say(const struct teller *t, struct text text)
{
    node_add(t->arena, t->at, NODE_ITEM, text);
}

/* "Name: value", unless there is no value. */
static void say_pair(const struct teller *t, const char *name, struct text value)
{
    if (!value.len)
        return;
    struct buf line = buf_new(t->arena, 64);
    buf_add(&line, phrase(t, name));
    buf_puts(&line, ": ");
    buf_add(&line, value);
    say(t, buf_text(&line));
}

static struct node *begin(struct teller *t, const char *what, struct text title)
{
    struct node *root = node_add_noted(t->arena, NULL, NODE_DOCUMENT, title, TEXT(""));
    root->note = text_of(t->language == LANGUAGE_ES ? "es" : "en");
    struct node *section = node_add_noted(t->arena, root, NODE_SECTION, phrase(t, what), TEXT("explain"));
    t->at = node_add(t->arena, section, NODE_LIST, TEXT(""));
    return root;
}

/* The names of a run of concepts, joined. */
static struct text concept_names(const struct teller *t, struct slice links)
{
    struct buf out = buf_new(t->arena, 64);
    for (uint32_t i = 0; i < links.count; i++) {
        const struct concept *concept = &t->k->concepts[t->k->links[links.at + i]];
        buf_format(&out, "%s%s (%s)", i ? ", " : "", concept->name[t->language], concept->id);
    }
    return buf_text(&out);
}

static struct text strings(const struct teller *t, struct slice slice)
{
    struct buf out = buf_new(t->arena, 64);
    for (uint32_t i = 0; i < slice.count; i++)
        buf_format(&out, "%s%s", i ? ", " : "", t->k->strings[slice.at + i]);
    return buf_text(&out);
}

static struct text source_text(const struct teller *t, const char *id)
{
    const struct source *source = id ? knowledge_source(t->k, id) : NULL;
    struct buf out = buf_new(t->arena, 64);
    if (source)
        buf_format(&out, "%s. %s (%s)", source->title, source->address, source->date);
    return buf_text(&out);
}

static void say_sources(const struct teller *t, struct slice sources)
{
    for (uint32_t i = 0; i < sources.count; i++)
        say_pair(t, "explain.source", source_text(t, t->k->strings[sources.at + i]));
}

static void say_reviewed(const struct teller *t, const char *reviewed, const char *due)
{
    say_pair(t, "explain.reviewed", text_of(reviewed));
    if (due)
        say_pair(t, "explain.review_due", text_of(due));
    say(t, phrase(t, "explain.no_clinician"));
}

static const struct node *explain_rule(struct teller *t, const struct rule *rule)
{
    struct node *root = begin(t, "explain.rule", text_of(rule->id));
    say(t, phrase(t, rule->title));
    say(t, phrase(t, rule->explanation));
    say_pair(t, "explain.kind", text_of(word_text(WORDS_FINDING, rule->kind)));
    say_pair(t, "explain.topic", text_of(rule->topic_of_frame ? "=" : word_text(WORDS_TOPIC, rule->topic)));
    say_pair(t, "explain.significance", text_of(word_text(WORDS_SIGNIFICANCE, rule->significance)));
    say_pair(t, "explain.questions", strings(t, rule->questions));
    for (uint32_t i = 0; i < rule->test_size; i++)
        say_pair(t, "explain.test", test_words(t->arena, t->k, &t->k->tests[rule->test + i]));
    say_sources(t, rule->sources);
    say_reviewed(t, rule->reviewed, rule->review_due);
    return root;
}

static bool asks(const struct teller *t, const struct rule *rule, const char *question)
{
    for (uint32_t i = 0; i < rule->questions.count; i++)
        if (!strcmp(t->k->strings[rule->questions.at + i], question))
            return true;
    return false;
}

static const struct node *explain_question(struct teller *t, const struct question *question)
{
    struct node *root = begin(t, "explain.question", text_of(question->id));
    struct buf who = buf_new(t->arena, 32);
    for (int i = 0; i < ASKS; i++)
        if (question->ask >> i & 1)
            buf_format(&who, "%s%s", who.len ? ", " : "", word_text(WORDS_ASK, i));
    say(t, text_of(question->text[t->language]));
    say_pair(t, "explain.ask", buf_text(&who));
    say_pair(t, "explain.family", text_of(word_text(WORDS_FAMILY, question->family)));
    say_pair(t, "explain.topic", text_of(word_text(WORDS_TOPIC, question->topic)));
    for (size_t i = 0; i < t->k->rule_count; i++)
        if (asks(t, &t->k->rules[i], question->id))
            say_pair(t, "explain.asked_by", text_of(t->k->rules[i].id));
    say_pair(t, "explain.source", source_text(t, question->source));
    say_reviewed(t, question->reviewed, question->review_due);
    return root;
}

static void say_names(const struct teller *t, uint16_t concept)
{
    for (size_t i = 0; i < t->k->name_count; i++) {
        if (t->k->names[i].concept != concept || *t->k->names[i].key == '~')
            continue; /* ~: the same words in any order */
        struct slice contexts = t->k->names[i].contexts;
        struct buf line = buf_new(t->arena, 32);
        buf_puts(&line, t->k->names[i].key);
        if (contexts.count) {
            buf_format(&line, " — %s ", knowledge_phrase(t->k, "explain.only_in", t->language));
            buf_add(&line, concept_names(t, contexts));
        }
        say_pair(t, "explain.written", buf_text(&line));
    }
}

static void say_concept(const struct teller *t, uint16_t index)
{
    const struct concept *concept = &t->k->concepts[index];
    struct buf name = buf_new(t->arena, 64);
    buf_format(&name, "%s (%s)", concept->name[t->language], concept->id);
    say(t, buf_text(&name));
    say_pair(t, "explain.is_a", concept_names(t, concept->is_a));
    say_pair(t, "explain.parts", concept_names(t, concept->parts));
    say_pair(t, "explain.never", concept_names(t, concept->never));
    say_names(t, index);
    say_pair(t, "explain.source", source_text(t, concept->source));
    say_pair(t, "explain.reviewed", text_of(concept->reviewed));
}

static bool is_entry(const struct teller *t, const struct glossary_entry *entry, struct text folded)
{
    for (uint32_t i = 0; i < entry->also.count; i++)
        if (text_equal(text_fold(t->arena, text_of(t->k->strings[entry->also.at + i])), folded))
            return true;
    return false;
}

/* A word: every concept that it names, and what the glossary says. NULL when neither knows it. */
static const struct node *explain_term(struct teller *t, const char *what)
{
    struct text folded = text_fold(t->arena, text_of(what)), plain = text_plain(t->arena, text_of(what));
    struct node *root = begin(t, "explain.term", text_of(what));
    int last = -1;
    for (size_t i = 0; i < t->k->name_count; i++)
        if (text_is(plain, t->k->names[i].key) && t->k->names[i].concept != last) {
            last = t->k->names[i].concept;
            say_concept(t, (uint16_t)last);
        }
    for (size_t i = 0; i < t->k->glossary_count; i++)
        if (is_entry(t, &t->k->glossary[i], folded))
            say_pair(t, "explain.glossary", text_of(t->k->glossary[i].plain[t->language]));
    return t->at->child ? root : NULL;
}

/* "/plan/steps/0/dose" -> "/plan/steps[]/dose". */
static struct text path_of(struct arena *arena, const char *pointer)
{
    struct buf path = buf_new(arena, 64);
    for (const char *at = pointer; *at;) {
        const char *end = at + 1 + strcspn(at + 1, "/");
        bool number = end > at + 1 && strspn(at + 1, "0123456789") == (size_t)(end - at - 1);
        if (number)
            buf_puts(&path, "[]");
        else
            buf_add(&path, (struct text){at, (size_t)(end - at)});
        at = end;
    }
    return buf_text(&path);
}

static struct text joined(const struct teller *t, const char *const *words)
{
    struct buf out = buf_new(t->arena, 64);
    for (; words && *words; words++)
        buf_format(&out, "%s%s", out.len ? ", " : "", *words);
    return buf_text(&out);
}

static const struct node *explain_pointer(struct teller *t, const char *pointer)
{
    int index = field_find(&t->k->fields, path_of(t->arena, pointer).ptr);
    if (index == NO_FIELD)
        return NULL;
    const struct field *field = &t->k->fields.items[index];
    struct node *root = begin(t, "explain.field", text_of(pointer));
    say(t, phrase(t, field->label));
    say_pair(t, "explain.topic", text_of(word_text(WORDS_TOPIC, (int)field->topic)));
    say_pair(t, "explain.shape", text_of(word_text(WORDS_SHAPE, (int)field->shape)));
    say_pair(t, "explain.compared_as", text_of(word_text(WORDS_KIND, (int)field->kind)));
    say_pair(t, "explain.words", joined(t, field->words));
    say_pair(t, "explain.vocabularies", joined(t, field->vocabularies));
    say_pair(t, "explain.key", joined(t, field->key));
    say_pair(t, "explain.ruler", joined(t, field->ruler));
    return root;
}

const struct node *explain_what(struct arena *arena, const struct knowledge *knowledge, const char *what,
                                enum language language)
{
    struct teller teller = {arena, knowledge, language, NULL};
    const struct rule *rule = knowledge_rule(knowledge, what);
    const struct question *question = knowledge_question(knowledge, what);
    int concept = knowledge_concept(knowledge, what);
    if (rule)
        return explain_rule(&teller, rule);
    if (question)
        return explain_question(&teller, question);
    if (*what == '/')
        return explain_pointer(&teller, what);
    if (concept < 0)
        return explain_term(&teller, what);
    const struct node *root = begin(&teller, "explain.term", text_of(what));
    say_concept(&teller, (uint16_t)concept);
    return root;
}

/* "yes | /stage/group: relation different | IIB | IIIA" */
static void say_seen(const struct teller *t, const struct seen *seen)
{
    struct buf line = buf_new(t->arena, 128);
    for (int i = 0; i < seen->depth; i++)
        buf_puts(&line, "\xc2\xb7 ");
    buf_add(&line, phrase(t, seen->held ? "explain.held" : "explain.held_not"));
    buf_puts(&line, ": ");
    buf_add(&line, test_words(t->arena, t->k, seen->test));
    if (seen->comparison)
        buf_format(&line, " [%s]", word_text(WORDS_RELATION, (int)seen->comparison->relation));
    const struct text sides[] = {seen->first, seen->second};
    const char *const names[] = {"side.first", "side.second"};
    for (int i = 0; i < 2 && (seen->first.len || seen->second.len); i++) {
        buf_puts(&line, "; ");
        buf_add(&line, phrase(t, names[i]));
        buf_puts(&line, ": ");
        buf_add(&line, sides[i].len ? sides[i] : phrase(t, "said.not_stated"));
    }
    say(t, buf_text(&line));
}

const struct node *explain_seen(struct arena *arena, const struct knowledge *knowledge,
                                const struct explained *explained, enum language language)
{
    struct teller t = {arena, knowledge, language, NULL};
    struct node *root =
        begin(&t, explained->fired ? "explain.fired" : "explain.not_fired", text_of(explained->rule->id));
    say(&t, phrase(&t, explained->rule->title));
    for (size_t i = 0; i < explained->count; i++)
        say_seen(&t, &explained->seen[i]);
    return root;
}
