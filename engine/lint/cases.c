/* SPDX-License-Identifier: MIT
 * Cases: for every rule of a folder its cases.json holds two opinions on which the rule fires, and two, a few values away, on which it does
 * not. They are tried here with the engine itself. A case changes a smallest opinion, "base" (RFC 7396). */
#include <string.h>

#include "base/limits.h"
#include "lint/patch.h"
#include "lint/room.h"

enum { A_SMALL_CHANGE = 4 }; /* values that may differ between a case in which a rule fires and one in which it does not */

struct cases {
    const struct lint *lint;
    size_t file;
    const struct json *base, *list; /* NULL: the folder has none */
    bool of_base;                   /* not the folder's own: its base's */
};

static void read_cases(struct cases *cases, size_t file)
{
    const struct knowledge_reading *reading = cases->lint->job->reading;
    const struct json_rules bounds = {.max_bytes = LIMIT_KNOWLEDGE_BYTES};
    const struct json *root = json_read(reading->files[file].bytes, &bounds, &reading->diags[file]);
    const struct json *list = root ? json_member(root, "cases") : NULL;
    struct place place = {root ? root->line : 0, root ? root->column : 0, ""};
    if (root && (!list || list->type != JSON_ARRAY))
        diags_add(&reading->diags[file], place, "case", "write {\"base\": {...}, \"cases\": [...]}", "no list \"cases\"");
    else if (root)
        *cases = (struct cases){cases->lint, file, json_member(root, "base"), list, false};
}

static struct cases cases_of(const struct lint *lint)
{
    struct cases cases = {.lint = lint};
    for (size_t file = 0; file < lint->job->reading->count; file++)
        if (!strcmp(lint->job->reading->files[file].name, "cases.json"))
            read_cases(&cases, file);
    return cases;
}

/* The cases that the folder's base brings along. They were proved without the folder. */
static struct cases cases_of_base(const struct lint *lint)
{
    struct diags scratch = diags_new(lint->arena, "");
    const struct json_rules bounds = {.max_bytes = LIMIT_KNOWLEDGE_BYTES};
    const struct text bytes = lint->job->base ? lint->job->base_cases : (struct text){NULL, 0};
    const struct json *root = bytes.len ? json_read(bytes, &bounds, &scratch) : NULL;
    return (struct cases){lint, 0, root ? json_member(root, "base") : NULL, root ? json_member(root, "cases") : NULL, true};
}

static void fault(const struct cases *cases, const struct json *at, const char *remedy, const char *problem, ...)
    __attribute__((format(printf, 4, 5)));

static void fault(const struct cases *cases, const struct json *at, const char *remedy, const char *problem, ...)
{
    struct buf what = buf_new(cases->lint->arena, 0);
    va_list arguments;
    va_start(arguments, problem);
    buf_vformat(&what, problem, arguments);
    va_end(arguments);
    size_t number = 0;
    for (const struct json *one = cases->list->child; one && one != at; one = one->next)
        number++;
    struct place place = {at->line, at->column, pointer_index(cases->lint->arena, "/cases", number)};
    diags_add(&cases->lint->job->reading->diags[cases->file], place, "case", remedy, "%s", buf_text(&what).ptr);
}

static bool is_of(const struct json *one, const struct rule *rule, bool fires)
{
    const struct json *wanted = json_member(one, "fires");
    return text_is(json_text(one, "rule"), rule->id) && wanted && wanted->type == (fires ? JSON_TRUE : JSON_FALSE);
}

static size_t distance(const struct json *a, const struct json *b)
{
    return patch_distance(json_member(a, "first"), json_member(b, "first")) + patch_distance(json_member(a, "second"), json_member(b, "second"));
}

/* The fewest values between a case in which the rule fires and one in which it does not; SIZE_MAX when either is missing. */
static size_t nearest(const struct cases *cases, const struct rule *rule)
{
    size_t least = SIZE_MAX;
    for (const struct json *yes = cases->list->child; yes; yes = yes->next)
        for (const struct json *no = is_of(yes, rule, true) ? cases->list->child : NULL; no; no = no->next)
            if (is_of(no, rule, false) && distance(yes, no) < least)
                least = distance(yes, no);
    return least;
}

static size_t count_of(const struct cases *cases, const struct rule *rule, bool fires)
{
    size_t count = 0;
    for (const struct json *one = cases->list ? cases->list->child : NULL; one; one = one->next)
        count += is_of(one, rule, fires);
    return count;
}

static void check_rule(const struct lint_rule *rule)
{
    static const char remedy[] = "add to cases.json {\"rule\": ..., \"fires\": ..., \"first\": {...}, \"second\": {...}}";
    const struct cases *cases = rule->lint->cases;
    bool tried[] = {count_of(cases, rule->rule, false) > 0, count_of(cases, rule->rule, true) > 0};
    if (!tried[true])
        lint_rule_fault(rule, "id", "case", remedy, "no case in which it fires");
    if (!tried[false])
        lint_rule_fault(rule, "id", "case", remedy, "no case in which it does not fire");
    if (tried[true] && tried[false] && nearest(cases, rule->rule) > A_SMALL_CHANGE)
        lint_rule_fault(rule, "id", "case", "let a case differ in fewer values from one in which the rule fires",
                        "no case a small change away in which it does not fire: the nearest differs in %zu values", nearest(cases, rule->rule));
}

/* The rule of a case, or NULL and a fault. */
static const struct rule *rule_of(const struct cases *cases, const struct json *one)
{
    struct text id = json_text(one, "rule");
    const struct json *fires = json_member(one, "fires");
    const struct rule *rule = id.len ? knowledge_rule(cases->lint->k, arena_copy(cases->lint->arena, id.ptr, id.len)) : NULL;
    if (!rule)
        fault(cases, one, "name the id of a rule", "no such rule: \"%.*s\"", (int)id.len, id.len ? id.ptr : "");
    else if (!fires || (fires->type != JSON_TRUE && fires->type != JSON_FALSE))
        fault(cases, one, "write \"fires\": true or false", "it does not say whether the rule fires");
    return rule && fires ? rule : NULL;
}

/* A row of the folder may change what a built-in rule sees. */
static void tell_changed(const struct cases *cases, const struct json *one, const struct rule *rule)
{
    const struct place place = {0, 0, "/cases"};
    diags_add(&cases->lint->job->reading->whole, place, "case", "look for a row of the folder that gives its words another meaning",
              "with this folder the built-in rule %s does not do what its case in line %zu of the built-in cases.json says", rule->id, one->line);
}

/* A rule that the folder puts in place of a built-in one has cases of its own. What was kept shares its strings with the base. */
static bool is_replaced(const struct lint *lint, const struct rule *rule)
{
    const struct rule *was = knowledge_rule(lint->job->base, rule->id);
    return !was || was->title != rule->title;
}

static void try_case(const struct cases *cases, const struct json *one)
{
    const struct rule *rule = rule_of(cases, one);
    if (!rule || (cases->of_base && is_replaced(cases->lint, rule)))
        return;
    const struct lint_job *job = cases->lint->job;
    const struct text documents[2] = {patch_merge(cases->lint->arena, cases->base, json_member(one, "first")),
                                      patch_merge(cases->lint->arena, cases->base, json_member(one, "second"))};
    bool wanted = json_member(one, "fires")->type == JSON_TRUE;
    struct lint_trial trial = job->try(job->owner, rule, documents);
    if (cases->of_base && (trial.fault || trial.fired != wanted))
        tell_changed(cases, one, rule);
    else if (cases->of_base)
        return;
    else if (trial.fault)
        fault(cases, one, "let \"base\" with \"first\" and \"second\" be two opinions", "not two opinions: %s", trial.fault);
    else if (trial.fired != wanted)
        fault(cases, one, "mend the rule or the case; concord explain FIRST SECOND --rule ID shows each test",
              wanted ? "the rule %s does not fire here" : "the rule %s fires here", rule->id);
}

static void try_cases(const struct cases *cases)
{
    for (const struct json *one = cases->list ? cases->list->child : NULL; one; one = one->next)
        try_case(cases, one);
}

/* Every rule fires where it should, and is silent a small change away; those of the base still do so with the folder. */
void lint_cases(const struct lint *lint)
{
    const struct cases cases = cases_of(lint), of_base = cases_of_base(lint);
    try_cases(&cases);
    try_cases(&of_base);
    struct lint with = *lint;
    with.cases = &cases;
    if (!lint->job->one_file)
        lint_rules(&with, check_rule);
}
