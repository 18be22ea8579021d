/* SPDX-License-Identifier: MIT
 * In: the questions. Out: the people to ask, with what for. Who sits at such a table is knowledge: there is a phrase "seat.<who>" for them. */
#include "report/seats.h"

#include "base/buf.h"
#include "report/say.h"

enum { TOPICS_NAMED = 2, SEATS_NAMED = 5 };

struct seat {
    int whom;
    size_t questions, blocking;
    struct text topics[TOPICS_NAMED];
    size_t topic_count;
};

static void add_topic(struct piece piece, struct seat *seat, uint8_t topic)
{
    struct text name = say_word(piece.arena, piece.report, "topic.", text_of(word_text(WORDS_TOPIC, topic)));
    for (size_t i = 0; i < seat->topic_count; i++)
        if (text_equal(seat->topics[i], name))
            return;
    if (seat->topic_count < TOPICS_NAMED)
        seat->topics[seat->topic_count++] = name;
}

static bool asks(const struct asked *asked, int whom)
{
    uint32_t both = UINT32_C(1) << ASK_BOTH_TOGETHER;
    bool doctor = whom == ASK_FIRST_DOCTOR || whom == ASK_SECOND_DOCTOR;
    return asked->ask & (UINT32_C(1) << whom) || (doctor && asked->ask & both);
}

static struct seat seat_of(struct piece piece, int whom)
{
    struct seat seat = {.whom = whom};
    const struct questions_asked *all = piece.report->questions;
    for (size_t i = 0; i < all->count; i++) {
        if (!asks(&all->items[i], whom))
            continue;
        seat.questions++;
        seat.blocking += all->items[i].question->blocking;
        add_topic(piece, &seat, all->items[i].question->topic);
    }
    return seat;
}

static void add_seat(struct piece list, struct text name, const struct seat *seat)
{
    struct piece item = piece_under(list, NODE_ITEM, (struct text){0});
    struct buf why = buf_new(item.arena, 96), questions = buf_new(item.arena, 8), blocking = buf_new(item.arena, 8);
    buf_number(&questions, seat->questions);
    buf_number(&blocking, seat->blocking);
    for (size_t i = 0; i < seat->topic_count; i++) {
        buf_puts(&why, i ? ", " : "");
        buf_add(&why, seat->topics[i]);
    }
    const struct slot slots[] = {{"topics", buf_text(&why)}, {"n", buf_text(&questions)}, {"blocking", buf_text(&blocking)}};
    node_add(item.arena, item.at, NODE_STRONG, name);
    node_add(item.arena, item.at, NODE_TEXT, TEXT(" "));
    node_add(item.arena, item.at, NODE_TEXT, say_filled(item.arena, item.report, "joint.seat_why", slots, 3));
}

void seats_list(struct piece piece)
{
    struct piece list = piece_under(piece, NODE_LIST, (struct text){0});
    size_t told = 0;
    for (int pass = 0; pass < 2; pass++)
        for (int whom = 0; whom < ASKS; whom++) {
            struct text word = text_of(word_text(WORDS_ASK, whom)), name = say_word(piece.arena, piece.report, "seat.", word);
            struct seat seat = seat_of(piece, whom);
            if (seat.questions && (seat.blocking > 0) == !pass && !text_equal(name, word) &&
                told++ < SEATS_NAMED)
                add_seat(list, name, &seat);
        }
    struct buf rest = buf_new(piece.arena, 8);
    buf_number(&rest, told > SEATS_NAMED ? told - SEATS_NAMED : 0);
    struct slot slot = {"n", buf_text(&rest)};
    if (told > SEATS_NAMED)
        piece_paragraph(piece, say_filled(piece.arena, piece.report, "joint.rest", &slot, 1));
}
