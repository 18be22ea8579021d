/* SPDX-License-Identifier: MIT
 * In: the checklist and a day. Out: iCalendar. Lines are folded at 75 octets, never inside a character (RFC 5545, 3.1), and texts escaped
 * (3.3.11). The stamp that the standard asks for is the day of --today, else the newer opinion's, never the clock's. */
#include "report/calendar.h"

#include <string.h>

#include "base/sha256.h"
#include "concord.h"
#include "report/say.h"

enum { MOST_OCTETS = 75 };

static bool is_inside_character(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

static void put_line(struct buf *out, struct text line)
{
    size_t room = MOST_OCTETS;
    while (line.len > room) {
        size_t cut = room;
        while (cut > 1 && is_inside_character(line.ptr[cut]))
            cut--;
        buf_add(out, (struct text){line.ptr, cut});
        buf_puts(out, "\r\n ");
        line = (struct text){line.ptr + cut, line.len - cut};
        room = MOST_OCTETS - 1; /* the blank counts */
    }
    buf_add(out, line);
    buf_puts(out, "\r\n");
}

static void put_escaped(struct buf *out, struct text text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\n') {
            buf_puts(out, "\\n");
            continue;
        }
        if (text.ptr[i] == '\\' || text.ptr[i] == ';' || text.ptr[i] == ',')
            buf_byte(out, '\\');
        buf_byte(out, text.ptr[i]);
    }
}

static void put(struct buf *out, const char *name, struct text text)
{
    struct buf line = buf_new(out->arena, text.len + 32);
    buf_puts(&line, name);
    buf_byte(&line, ':');
    put_escaped(&line, text);
    put_line(out, buf_text(&line));
}

/* The digits of a date, "20261201"; what a partial date leaves open is the first. */
static struct text digits_of(struct arena *arena, struct text date)
{
    static const char first[] = "00010101";
    char *digits = arena_copy(arena, first, 8);
    size_t count = 0;
    for (size_t i = 0; i < date.len && count < 8; i++)
        if (date.ptr[i] >= '0' && date.ptr[i] <= '9')
            digits[count++] = date.ptr[i];
    return (struct text){digits, 8};
}

static struct text stamp(struct arena *arena, const struct report *report, const char *due)
{
    const struct fields *fields = &report->knowledge->fields;
    struct text first = opinion_text(fields, report->opinions[0], "/date"), second = opinion_text(fields, report->opinions[1], "/date");
    struct text day = text_order(first, second) < 0 ? second : first;
    if (report->today || report->redact) /* the day of an opinion is a value of it */
        day = text_of(report->today ? report->today : due);
    struct buf out = buf_new(arena, 20);
    buf_add(&out, digits_of(arena, day));
    buf_puts(&out, "T000000Z");
    return buf_text(&out);
}

/* The same entry of the same two opinions has the same name, so that a calendar takes it in once. */
static struct text name_of(struct arena *arena, const struct report *report, const char *entry)
{
    struct buf all = buf_new(arena, 192), out = buf_new(arena, 48);
    char digest[65];
    buf_format(&all, "%s %s %s", report->opinions[0]->digest, report->opinions[1]->digest, entry);
    sha256_hex(buf_text(&all), digest);
    buf_add(&out, (struct text){digest, 32});
    buf_puts(&out, "@concord");
    return buf_text(&out);
}

struct entry {
    const char *kind, *id, *day; /* day: the property that holds the day */
    struct text summary, description;
};

static void put_entry(struct buf *out, const struct report *report, const char *due, const struct entry *entry)
{
    put(out, "BEGIN", text_of(entry->kind));
    put(out, "UID", name_of(out->arena, report, entry->id));
    put(out, "DTSTAMP", stamp(out->arena, report, due));
    put(out, entry->day, digits_of(out->arena, text_of(due)));
    put(out, "SUMMARY", entry->summary);
    if (entry->description.len)
        put(out, "DESCRIPTION", entry->description);
    put(out, "CLASS", TEXT("PRIVATE"));
    put(out, "END", text_of(entry->kind));
}

void report_calendar(struct buf *out, const struct report *report, const char *due)
{
    const struct knowledge *k = report->knowledge;
    struct buf all = buf_new(out->arena, 2048);
    put(out, "BEGIN", TEXT("VCALENDAR"));
    put(out, "VERSION", TEXT("2.0"));
    put(out, "PRODID", TEXT("-//concord//concord " CONCORD_VERSION "//EN"));
    for (size_t i = 0; i < k->check_count; i++) {
        struct text text = text_of(k->checklist[i].text[report->language]);
        buf_puts(&all, i ? "\n" : "");
        buf_add(&all, text);
        put_entry(out, report, due, &(struct entry){"VTODO", k->checklist[i].id, "DUE;VALUE=DATE", text, {0}});
    }
    struct entry day = {"VEVENT", "checklist", "DTSTART;VALUE=DATE", say_phrase(report, "ui.checklist"), buf_text(&all)};
    put_entry(out, report, due, &day);
    put(out, "END", TEXT("VCALENDAR"));
}
