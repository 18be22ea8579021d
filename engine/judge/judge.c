/* SPDX-License-Identifier: MIT
 * Judge: tries every rule on the frames that occur and makes findings of those that hold. Rules that speak only
 * where no other
 * has (`otherwise`) come in a second pass; beyond that no rule sees another's findings. */
#include "judge/judge.h"

#include <string.h>

#include "judge/evidence.h"
#include "judge/rank.h"
#include "judge/tester.h"

struct judge {
    struct arena *arena;
    const struct case_view *view;
    struct index index;
    struct tester tester;
    struct evidence_maker evidence;
    struct finding *items;
    size_t count, size;
    bool *covered;    /* by comparison order: a finding of the first pass is about it */
    uint32_t *before; /* how many are covered before this order */
};

static struct judge judge_new(struct arena *arena, const struct case_view *view, const struct index *index)
{
    struct judge j = {.arena = arena, .view = view, .index = *index};
    j.tester = tester_new(arena, index);
    j.evidence = evidence_new(arena, index);
    j.covered = arena_array(arena, view->comparisons->count + 1, sizeof *j.covered);
    j.before = arena_array(arena, view->comparisons->count + 2, sizeof *j.before);
    return j;
}

/* The frames of a rule, or none; `*whole` when it is tried once over the whole documents. */
static struct span judge_frames(const struct index *index, const struct rule *rule, bool *whole)
{
    *whole = rule->frame_field == NO_FIELD && rule->frame_topic < 0;
    if (*whole) {
        return (struct span){NULL, 0};
    }
    return rule->frame_field != NO_FIELD ? index_comparisons(index, rule->frame_field, NULL)
                                         : index_leaves(index, rule->frame_topic);
}

/* What is said of the documents, or of a list of things (their order), is not said of each thing inside. */
static bool judge_is_many(const struct judge *j, const struct comparison *c)
{
    const struct field *fields = j->index.fields->items, *field = &fields[c->field];
    return !c->parent || (field->shape == SHAPE_LIST && field->child != NO_FIELD
                          && fields[field->child].shape == SHAPE_OBJECT);
}

/* A finding about the frame, about something around it, or about something inside it. */
static bool judge_taken(const struct judge *j, const struct comparison *frame)
{
    for (const struct comparison *c = frame; c; c = c->parent) {
        if (j->covered[c->order] && (c == frame || !judge_is_many(j, c))) {
            return true;
        }
    }
    return j->before[j->index.end[frame->order]] > j->before[frame->order];
}

static bool judge_fits(struct judge *j, const struct rule *rule, const struct comparison *frame, enum side one)
{
    struct scope scope = {frame, one, rule->on == ON_EACH};
    if (frame && scope.each && !index_fact(frame, one)) {
        return false;
    }
    if (frame && rule->otherwise && judge_taken(j, frame)) {
        return false;
    }
    return tester_holds(&j->tester, &scope);
}

static int judge_extent(const struct comparison *frame)
{
    for (const struct comparison *part = frame->child; part; part = part->next) {
        if (part->extent) {
            return part->extent;
        }
    }
    return frame->extent;
}

static struct amounts judge_amounts_of(const struct fact *fact)
{
    if (fact && fact->meaning.form == MEANING_AMOUNT) {
        return fact->meaning.as.amounts;
    }
    return fact && fact->meaning.form == MEANING_TERMS ? fact->meaning.as.terms.amounts : (struct amounts){0};
}

/* From first to second: 1 more, -1 less; 0 where the numbers are of other kinds or do not all go one way. */
static int judge_amounts(const struct comparison *frame)
{
    struct amounts a = judge_amounts_of(frame->first), b = judge_amounts_of(frame->second);
    int sign = 0;
    for (size_t i = 0; a.count == b.count && i < a.count; i++) {
        int order = decimal_order(b.items[i].value, a.items[i].value), step = (order > 0) - (order < 0);
        if (strcmp(a.items[i].dimension, b.items[i].dimension) != 0 || (sign && step && step != sign)) {
            return 0;
        }
        sign = step ? step : sign;
    }
    return sign;
}

/* The frames must agree; "one does more" says nothing when it holds both ways round. */
static enum direction judge_direction(const struct draft *draft)
{
    static const enum direction by_sign[] = {DIRECTION_LESS, DIRECTION_OTHER, DIRECTION_MORE};
    int sign = draft->one == SIDE_SECOND ? 1 : -1;
    int extent = draft->frame_count ? judge_extent(draft->frames[0]) : 0;
    switch ((enum rule_direction)draft->rule->direction) {
    case TURN_NONE:
        return DIRECTION_NONE;
    case TURN_MORE:
        return DIRECTION_MORE;
    case TURN_LESS:
        return DIRECTION_LESS;
    case TURN_ONE_MORE:
        return by_sign[1 + (draft->mutual ? 0 : sign)];
    case TURN_ONE_LESS:
        return by_sign[1 - (draft->mutual ? 0 : sign)];
    case TURN_EXTENT:
        for (size_t i = 1; i < draft->frame_count; i++) {
            extent = judge_extent(draft->frames[i]) == extent ? extent : 0;
        }
        return by_sign[1 + (extent > 0) - (extent < 0)];
    case TURN_AMOUNT:
        return by_sign[1 + (draft->frame_count == 1 ? judge_amounts(draft->frames[0]) : 0)];
    case TURN_OTHER:
        break;
    }
    return DIRECTION_OTHER;
}

static const char *judge_id(struct arena *arena, const struct rule *rule, size_t number)
{
    if (number == 1) {
        return rule->id;
    }
    struct buf buf = buf_new(arena, 64);
    buf_format(&buf, "%s.%zu", rule->id, number);
    return arena_copy(arena, buf_text(&buf).ptr, buf_text(&buf).len);
}

static struct finding *judge_add(struct judge *j)
{
    if (j->count == j->size) {
        size_t size = j->size ? j->size * 2 : 64;
        struct finding *items = arena_array(j->arena, size, sizeof *items);
        if (j->count > 0) {
            memcpy(items, j->items, j->count * sizeof *items);
        }
        j->items = items;
        j->size = size;
    }
    return &j->items[j->count++];
}

/* The contract, section 3: what both sides share is told, and weighs nothing. */
static enum significance judge_significance(const struct judge *j, const struct rule *rule)
{
    const struct comparison *root = j->view->comparisons->root;
    return root && root->relation == RELATION_SAME ? SIGNIFICANCE_NONE : (enum significance)rule->significance;
}

/* A rule without a frame is about the comparisons that its tests matched. */
static void judge_about(struct judge *j, const struct draft *draft, struct finding *finding)
{
    size_t most = draft->frame_count ? draft->frame_count : draft->matches.count, count = 0;
    const struct comparison **about = arena_array(j->arena, most + 1, sizeof *about);
    for (size_t i = 0; i < draft->frame_count; i++) {
        about[count++] = draft->frames[i];
    }
    for (size_t i = 0; draft->frame_count == 0 && i < draft->matches.count; i++) {
        const struct comparison *c = draft->matches.items[i].comparison;
        bool known = !c;
        for (size_t k = 0; k < count && !known; k++) {
            known = about[k] == c;
        }
        if (!known) {
            about[count++] = c;
        }
    }
    finding->about = about;
    finding->about_count = count;
    finding->frame = draft->frame_count ? draft->frames[0] : NULL;
}

static bool judge_covers(const struct rule *rule)
{
    switch ((enum finding_kind)rule->kind) {
    case FINDING_DIFFERENCE:
    case FINDING_FALSE_AGREEMENT:
    case FINDING_URGENCY:
    case FINDING_SAFETY:
    case FINDING_CURRENCY:
        return !rule->otherwise;
    case FINDING_AGREEMENT:
    case FINDING_FALSE_DIFFERENCE:
    case FINDING_GAP:
    case FINDINGS:
        break;
    }
    return false;
}

static void judge_finish(struct judge *j, const struct draft *draft, size_t number)
{
    const struct rule *rule = draft->rule;
    struct finding *finding = judge_add(j);
    *finding = (struct finding){.id = judge_id(j->arena, rule, number),
                                .rule = rule,
                                .kind = (enum finding_kind)rule->kind,
                                .topic = (enum topic)rule->topic,
                                .significance = judge_significance(j, rule),
                                .direction = judge_direction(draft),
                                .cause = (enum cause)rule->cause,
                                .one = draft->one,
                                .mutual = draft->mutual};
    judge_about(j, draft, finding);
    if (rule->topic_of_frame && finding->about_count > 0) {
        finding->topic = finding->about[0]->topic;
    }
    evidence_fill(&j->evidence, draft, finding);
    for (size_t i = 0; judge_covers(rule) && i < finding->about_count; i++) {
        j->covered[finding->about[i]->order] = true;
    }
}

static void judge_gather(struct judge *j, struct draft *draft, const struct comparison *frame)
{
    if (draft->frame_count == draft->frame_size) {
        size_t size = draft->frame_size ? draft->frame_size * 2 : 4;
        const struct comparison **frames = arena_array(j->arena, size, sizeof *frames);
        for (size_t i = 0; i < draft->frame_count; i++) {
            frames[i] = draft->frames[i];
        }
        draft->frames = frames;
        draft->frame_size = size;
    }
    draft->frames[draft->frame_count++] = frame;
}

/* How often a rule is tried on a frame: once, or with each side as "one". */
static unsigned judge_turns(const struct rule *rule)
{
    return rule->sided || rule->on == ON_EACH ? 2 : 1;
}

/* The frames that fit with this side as "one", and what the tests saw there. */
static struct draft judge_draft(struct judge *j, const struct rule *rule, struct span span, enum side one)
{
    struct draft draft = {.rule = rule, .one = one};
    j->tester.matches.count = 0;
    for (size_t i = 0; i < span.count; i++) {
        const struct comparison *frame = j->view->comparisons->items[span.orders[i]];
        if (judge_fits(j, rule, frame, one)) {
            judge_gather(j, &draft, frame);
        }
    }
    draft.matches = j->tester.matches;
    return draft;
}

/* Whether a rule that names sides says the same whichever of them is "one". */
static bool judge_both_ways(struct judge *j, const struct rule *rule, struct span span)
{
    struct draft first = judge_draft(j, rule, span, SIDE_FIRST), second = judge_draft(j, rule, span, SIDE_SECOND);
    bool same = first.frame_count == second.frame_count;
    for (size_t i = 0; same && i < first.frame_count; i++) {
        same = first.frames[i] == second.frames[i];
    }
    return same;
}

/* One finding for all frames that fit, or one for each side where the sides differ in them. */
static void judge_gathering(struct judge *j, const struct rule *rule, struct span span)
{
    size_t number = 0;
    bool mutual = judge_turns(rule) == 2 && rule->on != ON_EACH && judge_both_ways(j, rule, span);
    for (unsigned one = 0; one < (mutual ? 1 : judge_turns(rule)); one++) {
        struct draft draft = judge_draft(j, rule, span, (enum side)one);
        draft.mutual = mutual;
        if (draft.frame_count > 0) {
            judge_finish(j, &draft, ++number);
        }
    }
}

/* One finding for this frame (NULL: the whole documents); on each opinion alone, up to two. */
static void judge_frame(struct judge *j, const struct rule *rule, const struct comparison *frame, size_t *number)
{
    struct draft draft = {.rule = rule, .frames = &frame, .frame_count = frame != NULL};
    size_t held = 0;
    j->tester.matches.count = 0;
    for (unsigned one = 0; one < judge_turns(rule); one++) {
        if (!judge_fits(j, rule, frame, (enum side)one)) {
            continue;
        }
        draft.one = held ? draft.one : (enum side)one;
        held++;
        if (rule->on == ON_EACH) {
            draft.one = (enum side)one;
            draft.matches = j->tester.matches;
            judge_finish(j, &draft, ++*number);
            j->tester.matches.count = 0;
        }
    }
    if (held > 0 && rule->on != ON_EACH) {
        draft.mutual = rule->sided && held == 2;
        draft.matches = j->tester.matches;
        judge_finish(j, &draft, ++*number);
    }
}

static void judge_rule(struct judge *j, const struct rule *rule)
{
    bool whole;
    struct span span = judge_frames(&j->index, rule, &whole);
    size_t number = 0;
    if (!whole && span.count == 0) {
        return;
    }
    tester_rule(&j->tester, rule);
    if (whole) {
        judge_frame(j, rule, NULL, &number);
    } else if (rule->gather) {
        judge_gathering(j, rule, span);
    } else {
        for (size_t i = 0; i < span.count; i++) {
            judge_frame(j, rule, j->view->comparisons->items[span.orders[i]], &number);
        }
    }
}

static void judge_pass(struct judge *j, bool otherwise)
{
    const struct knowledge *k = j->view->knowledge;
    for (size_t i = 0; i < k->rule_count; i++) {
        if (k->rules[i].otherwise == otherwise) {
            judge_rule(j, &k->rules[i]);
        }
    }
}

static enum classification judge_class(const struct judge *j)
{
    static const enum classification by_significance[] = {
        [SIGNIFICANCE_NONE] = CLASS_IDENTICAL, [SIGNIFICANCE_MINOR] = CLASS_MINOR, [SIGNIFICANCE_MAJOR] = CLASS_MAJOR};
    enum significance worst = SIGNIFICANCE_NONE;
    for (size_t i = 0; i < j->count; i++) {
        if (j->items[i].rule->refuses) {
            return CLASS_NOT_COMPARABLE;
        }
        worst = j->items[i].significance > worst ? j->items[i].significance : worst;
    }
    return by_significance[worst];
}

struct findings *judge(struct arena *arena, const struct case_view *view)
{
    struct index index = index_new(arena, view);
    struct judge j = judge_new(arena, view, &index);
    judge_pass(&j, false);
    for (size_t i = 0; i < view->comparisons->count; i++) {
        j.before[i + 1] = j.before[i] + j.covered[i];
    }
    judge_pass(&j, true);
    rank_findings(j.items, j.count);
    struct findings *findings = arena_alloc(arena, sizeof *findings);
    *findings = (struct findings){j.items, j.count, judge_class(&j)};
    return findings;
}
