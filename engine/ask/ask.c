/* SPDX-License-Identifier: MIT
 * Ask: every finding raises the questions that its rule names; equal questions are asked once. A question to "the
 * doctor who says so"
 * is turned to that side and carries the side in its id ("q.first"), so that swapped opinions give the mirrored
 * questions. */
#include "ask/ask.h"

#include <stdlib.h>
#include <string.h>

#include "ask/cover.h"
#include "base/buf.h"
#include "base/limits.h"
#include "model/slots.h"

enum turn { TURNED_NOT, TURNED_FIRST, TURNED_SECOND };

/* One question as one finding raises it; `group` is the place of the first finding that raises the same. */
struct raised {
    const struct question *question;
    struct text text;
    enum turn turn;
    uint32_t ask;
    size_t finding, group;
};

#define ASK_BIT(who) ((uint32_t)1 << (who))
static const uint32_t ask_doctors = ASK_BIT(ASK_FIRST_DOCTOR) | ASK_BIT(ASK_SECOND_DOCTOR);

/* The bank writes "first doctor" for the one a finding is about and "second doctor" for the other. Where a finding
 * is about both
 * alike, both are asked. */
static void ask_turn(struct raised *raised, const struct finding *f)
{
    uint32_t doctors = raised->question->ask & ask_doctors;
    raised->ask = raised->question->ask;
    if (doctors == 0 || doctors == ask_doctors) {
        return;
    }
    raised->ask |= ask_doctors;
    if (f->mutual || !(f->rule->sided || f->rule->on == ON_EACH)) {
        return;
    }
    bool first = (doctors == ASK_BIT(ASK_FIRST_DOCTOR)) == (f->one == SIDE_FIRST);
    raised->turn = first ? TURNED_FIRST : TURNED_SECOND;
    raised->ask &= ~ASK_BIT(first ? ASK_SECOND_DOCTOR : ASK_FIRST_DOCTOR);
}

static struct raised *ask_raise(struct arena *arena, const struct knowledge *k, enum language language,
                                const struct findings *findings, size_t *count)
{
    size_t most = 0;
    for (size_t i = 0; i < findings->count; i++) {
        most += findings->items[i].rule->questions.count;
    }
    struct raised *all = arena_array(arena, most + 1, sizeof *all);
    *count = 0;
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *f = &findings->items[i];
        for (uint32_t q = 0; q < f->rule->questions.count; q++) {
            const struct question *question = knowledge_question(k, k->strings[f->rule->questions.at + q]);
            if (!question) {
                continue; /* lint proves that it is there */
            }
            const char *form = question->text[language] ? question->text[language] : question->text[LANGUAGE_EN];
            struct raised *raised = &all[(*count)++];
            *raised = (struct raised){.question = question, .finding = i, .group = i};
            raised->text = slots_fill(arena, k, language, f, form);
            ask_turn(raised, f);
        }
    }
    return all;
}

static int ask_compare(size_t a, size_t b)
{
    return a < b ? -1 : a > b;
}

static int ask_order_same(const struct raised *x, const struct raised *y)
{
    int order = strcmp(x->question->id, y->question->id);
    order = order ? order : (int)x->turn - (int)y->turn;
    return order ? order : text_order(x->text, y->text);
}

static int ask_by_text(const void *a, const void *b)
{
    const struct raised *x = a, *y = b;
    int order = ask_order_same(x, y);
    return order ? order : ask_compare(x->finding, y->finding);
}

/* Numbers are given in the order of the findings, which does not hang on what is quoted. */
static int ask_by_group(const void *a, const void *b)
{
    const struct raised *x = a, *y = b;
    int order = strcmp(x->question->id, y->question->id);
    order = order ? order : (int)x->turn - (int)y->turn;
    order = order ? order : ask_compare(x->group, y->group);
    return order ? order : ask_compare(x->finding, y->finding);
}

static void ask_group(struct raised *all, size_t count)
{
    if (count < 2) {
        return;
    }
    qsort(all, count, sizeof *all, ask_by_text);
    for (size_t i = 1; i < count; i++) {
        if (ask_order_same(&all[i - 1], &all[i]) == 0) {
            all[i].group = all[i - 1].group;
        }
    }
    qsort(all, count, sizeof *all, ask_by_group);
}

static const char *ask_id(struct arena *arena, const struct raised *raised, size_t number)
{
    static const char *const turned[] = {[TURNED_NOT] = "", [TURNED_FIRST] = ".first", [TURNED_SECOND] = ".second"};
    if (number == 1 && raised->turn == TURNED_NOT) {
        return raised->question->id;
    }
    struct buf buf = buf_new(arena, 64);
    buf_format(&buf, "%s%s", raised->question->id, turned[raised->turn]);
    if (number > 1) {
        buf_format(&buf, ".%zu", number);
    }
    return arena_copy(arena, buf_text(&buf).ptr, buf_text(&buf).len);
}

static bool ask_of_one(const struct raised *a, const struct raised *b)
{
    return a->question == b->question && a->turn == b->turn;
}

/* One question a group, with all its findings. */
static void ask_collect(struct arena *arena, const struct findings *findings, const struct raised *all, size_t count,
                        struct questions_asked *out)
{
    const struct finding **named = arena_array(arena, count + 1, sizeof *named);
    size_t number = 0;
    out->items = arena_array(arena, count + 1, sizeof *out->items);
    for (size_t i = 0; i < count; i++) {
        const struct raised *r = &all[i];
        bool follows = i > 0 && ask_of_one(r, r - 1);
        named[i] = &findings->items[r->finding];
        if (follows && r->group == (r - 1)->group) {
            struct asked *asked = &out->items[out->count - 1];
            asked->ask |= r->ask;
            if (r->finding != (r - 1)->finding) {
                asked->findings[asked->finding_count++] = named[i];
            }
            continue;
        }
        number = follows ? number + 1 : 1;
        out->items[out->count++] = (struct asked){.id = ask_id(arena, r, number), .question = r->question,
                                                  .text = r->text, .ask = r->ask,
                                                  .findings = &named[i], .finding_count = 1};
    }
}

struct questions_asked *ask(struct arena *arena, const struct knowledge *knowledge, enum language language,
                            const struct findings *findings, size_t shown)
{
    size_t count;
    struct raised *all = ask_raise(arena, knowledge, language, findings, &count);
    struct questions_asked *out = arena_alloc(arena, sizeof *out);
    ask_group(all, count);
    ask_collect(arena, findings, all, count, out);
    cover_rank(arena, findings, out->items, out->count, shown ? shown : LIMIT_QUESTIONS_SHOWN);
    return out;
}
