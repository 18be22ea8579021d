/* SPDX-License-Identifier: MIT
 * In: ranked questions. Out: groups of check boxes, one a person; a group stands where its first question ranks. A
 * question for several people stands once, under the first of them, and says whom else to ask. */
#include "report/asking.h"

#include "base/buf.h"
#include "base/limits.h"
#include "report/places.h"
#include "report/say.h"

enum { EACH_DOCTOR = 1u << ASK_FIRST_DOCTOR | 1u << ASK_SECOND_DOCTOR, TOGETHER = 1u << ASK_BOTH_TOGETHER,
       DOCTORS = EACH_DOCTOR | TOGETHER };

static uint32_t lowest(uint32_t ask)
{
    return ask & (~ask + 1);
}

/* Whom a question stands under: for the reader who goes to the visits the doctors, for the one who prepares them the
 * specialist. */
static uint32_t main_of(uint32_t ask, bool specialist)
{
    if (specialist && (ask & ~(uint32_t)DOCTORS))
        return lowest(ask & ~(uint32_t)DOCTORS);
    if ((ask & TOGETHER) || (ask & EACH_DOCTOR) == EACH_DOCTOR)
        return DOCTORS;
    return lowest(ask);
}

static struct text names_of(struct piece piece, uint32_t ask)
{
    struct text names[ASKS];
    size_t count = 0;
    for (int whom = 0; whom < ASKS; whom++)
        if (ask & (UINT32_C(1) << whom))
            names[count++] = say_word(piece.arena, piece.report, "ask.", text_of(word_text(WORDS_ASK, whom)));
    return say_list(piece.arena, piece.report, names, count);
}

static struct text heading(struct piece piece, uint32_t main)
{
    struct slot who = {"who", main == DOCTORS ? say_phrase(piece.report, "ui.both_doctors") : names_of(piece, main)};
    return say_filled(piece.arena, piece.report, "ui.ask_whom", &who, 1);
}

struct text asking_heading(struct piece piece, const struct asked *asked)
{
    return heading(piece, main_of(asked->ask, true));
}

static void add_others(struct piece check, uint32_t others)
{
    if (!others)
        return;
    bool doctors = (others & EACH_DOCTOR) == EACH_DOCTOR || (others & TOGETHER);
    struct text rest = names_of(check, doctors ? others & ~(uint32_t)DOCTORS : others),
                both = say_phrase(check.report, "ui.both_doctors");
    const struct text names[] = {both, rest};
    struct slot who = {"who", !doctors ? rest : rest.len ? say_list(check.arena, check.report, names, 2) : both};
    node_add(check.arena, check.at, NODE_SOURCE, say_filled(check.arena, check.report, "ui.ask_also", &who, 1));
}

/* `marked`: says of a question that it comes before treatment. */
static struct piece add_check(struct piece piece, const struct asked *asked, uint32_t main, bool marked)
{
    struct piece check = piece_under(piece, NODE_CHECK, (struct text){0});
    node_add(check.arena, check.at, NODE_TEXT, report_question_text(check.arena, check.report, asked));
    if (asked->question->blocking && marked) {
        node_add(check.arena, check.at, NODE_TEXT, TEXT(" "));
        node_add(check.arena, check.at, NODE_STRONG, say_phrase(check.report, "ui.blocking"));
    }
    add_others(check, asked->ask & ~main);
    return check;
}

/* Whether a question is on the first page (`shown`), or among those that follow it. */
static bool is_on(const struct questions_asked *all, size_t asked, bool shown)
{
    size_t before = 0;
    for (size_t i = 0; i < asked; i++)
        before += !all->items[i].shown;
    return all->items[asked].shown == shown && (shown || before < LIMIT_QUESTIONS_MORE);
}

/* Whether an earlier question of the same page already opened the group of `asked`. */
static bool is_opened(const struct questions_asked *all, size_t asked, bool shown)
{
    for (size_t i = 0; i < asked; i++)
        if (all->items[i].shown == shown && main_of(all->items[i].ask, false) == main_of(all->items[asked].ask, false))
            return true;
    return false;
}

size_t asking_list(struct piece piece, bool shown, const char *lines)
{
    const struct questions_asked *all = piece.report->questions;
    size_t told = 0;
    for (size_t i = 0; i < all->count; i++) {
        if (!is_on(all, i, shown) || is_opened(all, i, shown))
            continue;
        uint32_t main = main_of(all->items[i].ask, false);
        struct piece list = piece_under(piece_group(piece, heading(piece, main)), NODE_LIST, (struct text){0});
        for (size_t j = i; j < all->count; j++) {
            if (!is_on(all, j, shown) || main_of(all->items[j].ask, false) != main)
                continue;
            struct piece check = add_check(list, &all->items[j], main, true);
            if (*lines != '0')
                piece_lines(check, lines);
            told++;
        }
    }
    return told;
}

static void add_brief_checks(struct piece list, uint32_t main, bool blocking)
{
    const struct questions_asked *all = list.report->questions;
    for (size_t i = 0; i < all->count; i++) {
        if (main_of(all->items[i].ask, true) != main || all->items[i].question->blocking != blocking)
            continue;
        struct piece check = add_check(list, &all->items[i], main, false);
        if (all->items[i].finding_count)
            node_add(check.arena, check.at, NODE_SOURCE, places_short(check.arena, all->items[i].findings[0]));
    }
}

size_t asking_brief(struct piece piece, bool blocking)
{
    const struct questions_asked *all = piece.report->questions;
    uint32_t told[ASKS + 1];
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++) {
        uint32_t main = main_of(all->items[i].ask, true);
        bool known = all->items[i].question->blocking != blocking;
        for (size_t k = 0; k < count; k++)
            known = known || told[k] == main;
        if (known)
            continue;
        told[count++] = main;
        add_brief_checks(piece_under(piece_group(piece, heading(piece, main)), NODE_LIST, (struct text){0}), main,
                         blocking);
    }
    return count;
}
