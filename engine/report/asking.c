/* SPDX-License-Identifier: MIT
 * In: ranked questions. Out: groups of check boxes by whom to ask; a group stands where its first question ranks. */
#include "report/asking.h"

#include "base/buf.h"
#include "report/say.h"

static struct text heading(struct piece piece, uint32_t ask)
{
    struct text names[ASKS];
    size_t count = 0;
    for (int whom = 0; whom < ASKS; whom++)
        if (ask & (UINT32_C(1) << whom))
            names[count++] = say_word(piece.arena, piece.report, "ask.", text_of(word_text(WORDS_ASK, whom)));
    struct slot who = {"who", say_list(piece.arena, piece.report, names, count)};
    return say_filled(piece.arena, piece.report, "ui.ask_whom", &who, 1);
}

static struct piece add_check(struct piece piece, const struct asked *asked)
{
    struct piece check = piece_under(piece, NODE_CHECK, (struct text){0});
    node_add(check.arena, check.at, NODE_TEXT, report_question_text(check.arena, check.report, asked));
    if (asked->question->blocking) {
        node_add(check.arena, check.at, NODE_TEXT, TEXT(" "));
        node_add(check.arena, check.at, NODE_STRONG, say_phrase(check.report, "ui.blocking"));
    }
    return check;
}

/* Whether an earlier question of the same page already opened the group of `asked`. */
static bool is_opened(const struct questions_asked *all, size_t asked, bool shown)
{
    for (size_t i = 0; i < asked; i++)
        if (all->items[i].shown == shown && all->items[i].ask == all->items[asked].ask)
            return true;
    return false;
}

size_t asking_list(struct piece piece, bool shown, const char *lines)
{
    const struct questions_asked *all = piece.report->questions;
    size_t told = 0;
    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i].shown != shown || is_opened(all, i, shown))
            continue;
        struct piece group = piece_group(piece, heading(piece, all->items[i].ask));
        struct piece list = piece_under(group, NODE_LIST, (struct text){0});
        for (size_t j = i; j < all->count; j++) {
            if (all->items[j].shown != shown || all->items[j].ask != all->items[i].ask)
                continue;
            struct piece check = add_check(list, &all->items[j]);
            if (*lines != '0')
                piece_lines(check, lines);
            told++;
        }
    }
    return told;
}

/* The places that a question's findings rest on, each once a finding. */
static struct text places(struct piece piece, const struct asked *asked)
{
    struct buf out = buf_new(piece.arena, 64);
    for (size_t i = 0; i < asked->finding_count; i++) {
        const struct finding *finding = asked->findings[i];
        for (size_t j = 0; j < finding->evidence_count; j++) {
            buf_puts(&out, out.len ? " \xc2\xb7 " : "");
            buf_puts(&out, finding->evidence[j].side == SIDE_FIRST ? "1:" : "2:");
            buf_puts(&out, finding->evidence[j].pointer);
        }
    }
    return buf_text(&out);
}

static void add_brief_checks(struct piece list, uint32_t ask, bool blocking)
{
    const struct questions_asked *all = list.report->questions;
    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i].ask != ask || all->items[i].question->blocking != blocking)
            continue;
        struct piece check = add_check(list, &all->items[i]);
        node_add(check.arena, check.at, NODE_SOURCE, places(check, &all->items[i]));
    }
}

static bool is_told(const struct questions_asked *all, size_t asked)
{
    for (size_t i = 0; i < asked; i++)
        if (all->items[i].ask == all->items[asked].ask)
            return true;
    return false;
}

void asking_brief(struct piece piece)
{
    const struct questions_asked *all = piece.report->questions;
    for (size_t i = 0; i < all->count; i++) {
        if (is_told(all, i))
            continue;
        struct piece group = piece_group(piece, heading(piece, all->items[i].ask));
        struct piece list = piece_under(group, NODE_LIST, (struct text){0});
        add_brief_checks(list, all->items[i].ask, true);
        add_brief_checks(list, all->items[i].ask, false);
    }
    if (!all->count)
        piece_phrase(piece, "ui.questions_none");
}
