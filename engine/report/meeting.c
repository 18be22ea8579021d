/* SPDX-License-Identifier: MIT
 * In: the report. Out: its one page for the meeting. Each line says what either doctor wrote and where, so that nobody has to interpret. */
#include "report/meeting.h"

#include "base/buf.h"
#include "report/agenda.h"
#include "report/asking.h"
#include "report/days.h"
#include "report/places.h"
#include "report/point.h"
#include "report/say.h"
#include "report/seats.h"
#include "report/summary.h"
#include "report/telling.h"

/* What one page holds. */
enum { DIFFERENCES_SHOWN = 4, ALARMS_SHOWN = 2, QUESTIONS_SHOWN = 3, PRIORITIES_SHOWN = 3, QUOTE_COLUMNS = 64, QUESTION_COLUMNS = 150,
       DECISION_ROWS = 3 };

static struct text number(struct piece piece, size_t n)
{
    struct buf out = buf_new(piece.arena, 8);
    buf_number(&out, n);
    return buf_text(&out);
}

/* "and 3 more, in full behind this page" */
static void add_rest(struct piece piece, size_t told, size_t count)
{
    struct slot slot = {"n", number(piece, count - told)};
    if (count > told)
        piece_paragraph(piece, say_filled(piece.arena, piece.report, "joint.rest", &slot, 1));
}

/* The words of a list that either opinion states, each once, with the place. */
static size_t stated_list(struct piece piece, const char *path, struct text *texts, const struct comparison **at, size_t most)
{
    const struct report *report = piece.report;
    int field = field_find(&report->knowledge->fields, path);
    size_t count = 0;
    for (size_t i = 0; i < report->comparisons->count && field != NO_FIELD; i++) {
        const struct comparison *c = report->comparisons->items[i];
        if (c->field != field)
            continue;
        if (count < most) {
            texts[count] = report_stated(piece.arena, report, c, c->first ? SIDE_FIRST : SIDE_SECOND);
            at[count] = c;
        }
        count++;
    }
    return count;
}

static struct text place_of(struct piece piece, const struct comparison *c)
{
    struct buf out = buf_new(piece.arena, 48);
    if (c->first)
        buf_format(&out, "1 %s", c->first->pointer);
    if (c->second)
        buf_format(&out, "%s2 %s", out.len ? " \xc2\xb7 " : "", c->second->pointer);
    return buf_text(&out);
}

static void add_reason(struct piece section)
{
    struct text texts[AGENDA_ITEMS];
    const struct comparison *at[AGENDA_ITEMS];
    size_t count = stated_list(section, "/case/reasons[]", texts, at, AGENDA_ITEMS);
    struct piece line = piece_under(section, NODE_PARAGRAPH, (struct text){0});
    node_add(line.arena, line.at, NODE_STRONG, say_phrase(line.report, "joint.why"));
    node_add(line.arena, line.at, NODE_TEXT, TEXT(" "));
    if (!count) {
        node_add(line.arena, line.at, NODE_TEXT, say_phrase(line.report, "joint.no_reason"));
        return;
    }
    size_t told = count < AGENDA_ITEMS ? count : AGENDA_ITEMS;
    struct slot list = {"list", say_list(line.arena, line.report, texts, told)};
    node_add(line.arena, line.at, NODE_TEXT, say_filled(line.arena, line.report, "joint.reason", &list, 1));
    node_add(line.arena, line.at, NODE_TEXT, TEXT(" "));
    node_add(line.arena, line.at, NODE_SOURCE, place_of(line, at[0]));
}

static void add_priorities(struct piece section)
{
    struct text texts[PRIORITIES_SHOWN];
    const struct comparison *at[PRIORITIES_SHOWN];
    size_t count = stated_list(section, "/case/priorities[]", texts, at, PRIORITIES_SHOWN);
    size_t told = count < PRIORITIES_SHOWN ? count : PRIORITIES_SHOWN;
    struct piece line = piece_under(section, NODE_PARAGRAPH, (struct text){0});
    node_add(line.arena, line.at, NODE_STRONG, say_phrase(line.report, "joint.matters"));
    node_add(line.arena, line.at, NODE_TEXT, TEXT(" "));
    if (!count)
        node_add(line.arena, line.at, NODE_TEXT, say_phrase(line.report, "joint.no_priorities"));
    for (size_t i = 0; i < told; i++) {
        node_add(line.arena, line.at, NODE_QUOTED, piece_clipped(line, texts[i], QUOTE_COLUMNS));
        node_add(line.arena, line.at, NODE_TEXT, TEXT(" "));
    }
    if (count)
        node_add(line.arena, line.at, NODE_SOURCE, place_of(line, at[0]));
    add_rest(section, told, count);
}

/* The day by which a side plans to start: as stated, or so many days after its date. 0: not stated. */
static size_t start_of(const struct report *report, enum side side)
{
    const struct fields *fields = &report->knowledge->fields;
    const struct opinion *opinion = report->opinions[side];
    size_t by = days_of(opinion_text(fields, opinion, "/plan/urgency/start_by"));
    struct text within = opinion_text(fields, opinion, "/plan/urgency/start_within_days");
    size_t written = days_of(opinion_text(fields, opinion, "/date")), count = 0;
    if (by || !written || !within.len)
        return by;
    for (size_t i = 0; i < within.len && i < 6; i++)
        count = count * 10 + (size_t)(within.ptr[i] - '0');
    return written + count;
}

static void add_meeting_date(struct piece section)
{
    const struct report *report = section.report;
    size_t meeting = report->meeting ? days_of(text_of(report->meeting)) : 0;
    const struct slot slots[] = {{"date", report->meeting ? text_of(report->meeting) : TEXT("____________")},
                                 {"n", number(section, report->minutes ? report->minutes : AGENDA_USUAL)}};
    piece_paragraph(section, say_filled(section.arena, report, "joint.meeting", slots, 2));
    struct piece line = piece_under(section, NODE_PARAGRAPH, (struct text){0});
    for (int side = 0; side < 2 && meeting; side++) {
        size_t start = start_of(report, (enum side)side);
        if (!start)
            continue;
        struct text day = report->redact ? say_phrase(report, "ui.hidden") : days_text(section.arena, start);
        const struct slot start_slots[] = {{"start", day}, {"who", say_phrase(report, side ? "ui.the_second" : "ui.the_first")}};
        const char *phrase = start < meeting ? "joint.start_before" : "joint.start_after";
        node_add(line.arena, line.at, NODE_TEXT, TEXT(" "));
        node_add(line.arena, line.at, start < meeting ? NODE_STRONG : NODE_TEXT,
                 say_filled(line.arena, report, phrase, start_slots, 2));
    }
}

/* What both say, as topics: in one line. */
static void add_agreement(struct piece section)
{
    struct text topics[TOPICS];
    bool told[TOPICS] = {false}, open[TOPICS] = {false};
    size_t count, named = 0;
    const struct point *points = point_list(section.arena, section.report, &count);
    for (size_t i = 0; i < count; i++)
        open[points[i].comparison->topic] |= points[i].relation > RELATION_EQUIVALENT;
    for (size_t i = 0; i < count; i++) {
        enum topic topic = points[i].comparison->topic;
        if (!open[topic] && !told[topic] && topic != TOPIC_GOALS) /* told above, in the patient's own words */
            topics[named++] = say_word(section.arena, section.report, "topic.", text_of(word_text(WORDS_TOPIC, (int)topic)));
        told[topic] = true;
    }
    struct slot list = {"list", say_list(section.arena, section.report, topics, named)};
    struct text none = say_phrase(section.report, "joint.agree_none");
    piece_headed(section, "joint.agree",
                 named ? say_filled(section.arena, section.report, "joint.agree_on", &list, 1) : none);
}

static void add_quote(struct piece row, const struct finding *finding, enum side side)
{
    struct piece cell = piece_under(row, NODE_CELL, (struct text){0});
    struct text quote = telling_quote(cell, finding, side);
    node_add(cell.arena, cell.at, quote.len ? NODE_QUOTED : NODE_TEXT,
             quote.len ? piece_clipped(cell, quote, QUOTE_COLUMNS) : say_phrase(cell.report, "ui.not_stated"));
}

static void add_why(struct piece row, const struct finding *finding)
{
    struct piece cell = piece_under(row, NODE_CELL, (struct text){0});
    struct buf out = buf_new(cell.arena, 64);
    if (finding->direction != DIRECTION_NONE) {
        struct text word = text_of(word_text(WORDS_DIRECTION, (int)finding->direction));
        struct slot slot = {"what", say_word(cell.arena, cell.report, "direction_short.", word)};
        buf_add(&out, say_filled(cell.arena, cell.report, "joint.direction", &slot, 1));
    }
    if (finding->cause != CAUSE_NONE) {
        buf_puts(&out, out.len ? "; " : "");
        buf_add(&out, say_word(cell.arena, cell.report, "cause_short.", text_of(word_text(WORDS_CAUSE, (int)finding->cause))));
    }
    node_add(cell.arena, cell.at, NODE_TEXT, buf_text(&out));
    node_add(cell.arena, cell.at, NODE_SOURCE, places_short(cell.arena, finding));
}

static void add_finding(struct piece table, const struct finding *f)
{
    struct piece row = piece_under(table, NODE_ROW, (struct text){0});
    node_add(row.arena, row.at, NODE_CELL, piece_clipped(row, telling_title(row, f), QUOTE_COLUMNS));
    add_quote(row, f, SIDE_FIRST);
    add_quote(row, f, SIDE_SECOND);
    add_why(row, f);
}

/* Adds the rows of some kinds, the larger findings first; returns how many there are, of which `room` are told. */
static size_t add_findings(struct piece table, uint32_t kinds, size_t room)
{
    const struct findings *all = table.report->findings;
    size_t count = 0;
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < all->count; i++) {
            const struct finding *f = &all->items[i];
            if ((kinds & UINT32_C(1) << f->kind) && (f->significance == SIGNIFICANCE_MAJOR) == !pass && ++count <= room)
                add_finding(table, f);
        }
    return count;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* What must be checked, then what differs: what each wrote, why and where. */
static void add_differences(struct piece section)
{
    static const char *const heads[] = {"ui.point", "ui.first", "ui.second", "joint.turn"};
    const uint32_t alarm = 1u << FINDING_FALSE_AGREEMENT | 1u << FINDING_SAFETY | 1u << FINDING_URGENCY;
    struct piece group = piece_group(section, say_phrase(section.report, "joint.differ"));
    struct piece table = piece_under(group, NODE_TABLE, (struct text){0});
    struct text cells[4];
    for (int head = 0; head < 4; head++)
        cells[head] = say_phrase(section.report, heads[head]);
    piece_row(table, cells, 4);
    size_t alarms = add_findings(table, alarm, ALARMS_SHOWN), room = DIFFERENCES_SHOWN - least(alarms, ALARMS_SHOWN);
    size_t differences = add_findings(table, 1u << FINDING_DIFFERENCE, room);
    if (!alarms && !differences)
        piece_phrase(group, "joint.differ_none");
    add_rest(group, least(alarms, ALARMS_SHOWN) + least(differences, room), alarms + differences);
}

static void add_questions(struct piece section)
{
    const struct questions_asked *all = section.report->questions;
    struct piece group = piece_group(section, say_phrase(section.report, "ui.questions_blocking")), list = group;
    size_t told = 0, count = 0;
    for (size_t i = 0; i < all->count; i++) {
        const struct asked *asked = &all->items[i];
        if (!asked->question->blocking || ++count > QUESTIONS_SHOWN)
            continue;
        if (!told++)
            list = piece_under(group, NODE_LIST, (struct text){0});
        struct piece item = piece_under(list, NODE_CHECK, (struct text){0});
        piece_name(item, NODE_STRONG, asking_heading(item, asked));
        node_add(item.arena, item.at, NODE_TEXT,
                 piece_clipped(item, report_question_text(item.arena, item.report, asked), QUESTION_COLUMNS));
        if (asked->finding_count)
            node_add(item.arena, item.at, NODE_SOURCE, places_short(item.arena, asked->findings[0]));
    }
    if (!told)
        piece_phrase(group, "ui.questions_none");
    add_rest(group, told, count);
}

static size_t count_of(const struct report *report, uint32_t kinds, bool major)
{
    size_t count = 0;
    for (size_t i = 0; i < report->findings->count; i++)
        count += (kinds & UINT32_C(1) << report->findings->items[i].kind) &&
                 (report->findings->items[i].significance == SIGNIFICANCE_MAJOR) == major;
    return count;
}

static size_t blocking_count(const struct report *report)
{
    size_t count = 0;
    for (size_t i = 0; i < report->questions->count; i++)
        count += report->questions->items[i].question->blocking;
    return count;
}

/* "0–3 min  The case, and what matters to the patient" */
static void add_agenda(struct piece section)
{
    const struct report *report = section.report;
    const uint32_t differ = 1u << FINDING_DIFFERENCE, alarm = 1u << FINDING_FALSE_AGREEMENT | 1u << FINDING_SAFETY | 1u << FINDING_URGENCY;
    size_t majors = count_of(report, differ, true), minors = count_of(report, differ, false);
    size_t alarms = count_of(report, alarm, true) + count_of(report, alarm, false);
    const struct {
        const char *phrase;
        size_t weight;
    } items[AGENDA_ITEMS] = {{"joint.agenda_case", 2},
                             {"joint.agenda_alarms", alarms ? 2 : 0},
                             {"joint.agenda_major", majors > 3 ? 9 : 3 * majors},
                             {"joint.agenda_minor", minors ? 1 : 0},
                             {"joint.agenda_questions", blocking_count(report) ? 2 : 0},
                             {"joint.agenda_decide", 3},
                             {"joint.agenda_tell", 1}};
    size_t weights[AGENDA_ITEMS], ends[AGENDA_ITEMS], count = 0, from = 0;
    const char *phrases[AGENDA_ITEMS];
    for (size_t i = 0; i < AGENDA_ITEMS; i++)
        if (items[i].weight) {
            phrases[count] = items[i].phrase;
            weights[count++] = items[i].weight;
        }
    agenda_share(ends, weights, count, report->minutes ? report->minutes : AGENDA_USUAL);
    struct piece list = piece_under(piece_group(section, say_phrase(report, "joint.agenda")), NODE_LIST, (struct text){0});
    for (size_t i = 0; i < count; from = ends[i++]) {
        struct piece item = piece_under(list, NODE_ITEM, (struct text){0});
        struct buf span = buf_new(item.arena, 16);
        buf_format(&span, "%zu\xe2\x80\x93%zu", from, ends[i]);
        struct slot slot = {"span", buf_text(&span)};
        node_add(item.arena, item.at, NODE_STRONG, say_filled(item.arena, report, "joint.minutes", &slot, 1));
        node_add(item.arena, item.at, NODE_TEXT, TEXT(" "));
        node_add(item.arena, item.at, NODE_TEXT, say_phrase(report, phrases[i]));
    }
}

static void add_decisions(struct piece section)
{
    static const char *const heads[] = {"joint.decision", "joint.dissent", "joint.owner", "joint.due"};
    struct piece group = piece_group(section, say_phrase(section.report, "ui.decisions"));
    struct piece table = piece_under(group, NODE_TABLE, (struct text){0});
    struct text cells[4];
    for (int head = 0; head < 4; head++)
        cells[head] = say_phrase(section.report, heads[head]);
    piece_row(table, cells, 4);
    for (int row = 1; row <= DECISION_ROWS; row++) {
        const struct text empty[4] = {number(table, (size_t)row), TEXT(" "), TEXT(" "), TEXT(" ")};
        piece_row(table, empty, 4);
    }
    piece_phrase(group, "joint.tells");
}

void meeting_section(struct piece document)
{
    struct piece section = piece_section(document, "joint.page", "meeting");
    add_meeting_date(section);
    add_reason(section);
    add_priorities(section);
    summary_short(section);
    if (document.report->findings->classification != CLASS_NOT_COMPARABLE)
        add_agreement(section);
    add_differences(section);
    add_questions(section);
    seats_list(piece_group(section, say_phrase(document.report, "joint.seats")));
    add_agenda(section);
    add_decisions(section);
}
