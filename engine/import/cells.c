/* SPDX-License-Identifier: MIT
 * In: bytes and cells as a spreadsheet saved them. Out: what was meant, or the phrase that says why that cannot be known. */
#include "import/cells.h"

#include <string.h>

#include "base/buf.h"
#include "base/limits.h"

/* --- bytes --- */

/* Windows-1252 from 0x80 to 0x9F (Microsoft's table, as the WHATWG Encoding Standard gives it); 0: no character. */
static const uint16_t windows[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
};

static void add_point(struct buf *out, uint32_t point)
{
    if (point < 0x80) {
        buf_byte(out, (char)point);
    } else if (point < 0x800) {
        buf_byte(out, (char)(0xC0 | point >> 6));
        buf_byte(out, (char)(0x80 | (point & 0x3F)));
    } else if (point < 0x10000) {
        buf_byte(out, (char)(0xE0 | point >> 12));
        buf_byte(out, (char)(0x80 | (point >> 6 & 0x3F)));
        buf_byte(out, (char)(0x80 | (point & 0x3F)));
    } else {
        buf_byte(out, (char)(0xF0 | point >> 18));
        buf_byte(out, (char)(0x80 | (point >> 12 & 0x3F)));
        buf_byte(out, (char)(0x80 | (point >> 6 & 0x3F)));
        buf_byte(out, (char)(0x80 | (point & 0x3F)));
    }
}

static bool from_windows(struct text bytes, struct buf *out)
{
    for (size_t i = 0; i < bytes.len; i++) {
        unsigned char byte = (unsigned char)bytes.ptr[i];
        uint32_t point = byte >= 0x80 && byte < 0xA0 ? windows[byte - 0x80] : byte;
        if (byte >= 0x80 && !point)
            return false;
        add_point(out, point);
    }
    return true;
}

static bool from_utf16(struct text bytes, bool big, struct buf *out)
{
    uint32_t high = 0;
    for (size_t i = 2; i + 1 < bytes.len; i += 2) {
        unsigned char a = (unsigned char)bytes.ptr[i], b = (unsigned char)bytes.ptr[i + 1];
        uint32_t unit = big ? (uint32_t)(a << 8 | b) : (uint32_t)(b << 8 | a);
        bool low = unit >= 0xDC00 && unit < 0xE000;
        if (low != (high != 0))
            return false;
        if (unit >= 0xD800 && unit < 0xDC00) {
            high = unit;
            continue;
        }
        add_point(out, low ? 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00) : unit);
        high = 0;
    }
    return !high && bytes.len % 2 == 0;
}

/* Whether some bytes above ASCII are a UTF-8 character of two bytes or more: then the rest should be too. */
static bool has_utf8(struct text bytes)
{
    for (size_t i = 0; i + 1 < bytes.len; i++) {
        unsigned char lead = (unsigned char)bytes.ptr[i], next = (unsigned char)bytes.ptr[i + 1];
        if (lead >= 0xC3 && lead < 0xF4 && (next & 0xC0) == 0x80 && (lead < 0xE0 || (i + 2 < bytes.len && ((unsigned char)bytes.ptr[i + 2] & 0xC0) == 0x80)))
            return true;
    }
    return false;
}

/* CR LF and CR alone become LF. */
static struct text with_lf(struct arena *arena, struct text bytes)
{
    struct buf out = buf_new(arena, bytes.len + 1);
    for (size_t i = 0; i < bytes.len; i++) {
        bool cr = bytes.ptr[i] == '\r';
        if (!cr)
            buf_byte(&out, bytes.ptr[i]);
        else if (i + 1 == bytes.len || bytes.ptr[i + 1] != '\n')
            buf_byte(&out, '\n');
    }
    return buf_text(&out);
}

/* The separator that stands most often in the first row, outside quotes. */
static char separator_of(struct text bytes)
{
    static const char known[] = {',', ';', '\t'};
    size_t counts[3] = {0, 0, 0};
    bool quoted = false;
    for (size_t i = 0; i < bytes.len && (quoted || bytes.ptr[i] != '\n'); i++) {
        quoted ^= bytes.ptr[i] == '"';
        for (int s = 0; s < 3 && !quoted; s++)
            counts[s] += bytes.ptr[i] == known[s];
    }
    int best = counts[1] > counts[0] ? 1 : 0;
    return known[counts[2] > counts[best] ? 2 : best];
}

const char *cells_open(struct arena *arena, struct text bytes, struct text *out, char *separator)
{
    static const char unknown[] = "fault.file.letters", large[] = "fault.file.large";
    if (bytes.len > LIMIT_KNOWLEDGE_BYTES)
        return large; /* what is left of it without a mark and CRs may not be */
    struct buf decoded = buf_new(arena, bytes.len + 16);
    if (text_starts(bytes, "\xFF\xFE") || text_starts(bytes, "\xFE\xFF")) {
        if (!from_utf16(bytes, text_starts(bytes, "\xFE\xFF"), &decoded))
            return unknown;
    } else if (utf8_fault(bytes.ptr, bytes.len) == bytes.len) {
        buf_add(&decoded, text_starts(bytes, "\xEF\xBB\xBF") ? (struct text){bytes.ptr + 3, bytes.len - 3} : bytes);
    } else if (has_utf8(bytes)) {
        return "fault.file.two_sets";
    } else if (!from_windows(bytes, &decoded)) {
        return unknown;
    }
    *out = with_lf(arena, buf_text(&decoded));
    *separator = separator_of(*out);
    if (text_starts(*out, "sep=") && out->len > 5 && out->ptr[5] == '\n') {
        *separator = out->ptr[4];
        *out = (struct text){out->ptr + 6, out->len - 6};
    }
    return out->len > LIMIT_KNOWLEDGE_BYTES ? large : NULL;
}

/* --- cells --- */

static bool strip(struct text *cell, const char *begin, const char *end)
{
    size_t before = strlen(begin), after = strlen(end);
    if (cell->len < before + after || !text_starts(*cell, begin) || memcmp(cell->ptr + cell->len - after, end, after) != 0)
        return false;
    *cell = text_trim((struct text){cell->ptr + before, cell->len - before - after});
    return true;
}

struct text cell_clean(struct text cell)
{
    cell = text_trim(cell);
    if (cell.len > 1 && cell.ptr[0] == '\'')
        cell = text_trim((struct text){cell.ptr + 1, cell.len - 1});
    strip(&cell, "=\"", "\"");
    if (!strip(&cell, "\xE2\x80\x9C", "\xE2\x80\x9D") && !strip(&cell, "\xC2\xAB", "\xC2\xBB"))
        strip(&cell, "\"", "\"");
    return cell;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* 1.2E+05: what a spreadsheet makes of a long number or of a code such as 12E4. */
static bool is_scientific(struct text cell)
{
    size_t at = 0;
    while (at < cell.len && (is_digit(cell.ptr[at]) || cell.ptr[at] == '.' || cell.ptr[at] == ','))
        at++;
    if (!at || at + 2 >= cell.len || (cell.ptr[at] | 0x20) != 'e' || (cell.ptr[at + 1] != '+' && cell.ptr[at + 1] != '-'))
        return false;
    for (at += 2; at < cell.len; at++)
        if (!is_digit(cell.ptr[at]))
            return false;
    return true;
}

const char *cell_fault(struct text cell)
{
    bool hashes = cell.len > 1;
    for (size_t i = 0; i < cell.len; i++)
        hashes &= cell.ptr[i] == '#';
    if (hashes)
        return "fault.cell.narrow";
    if (cell.len > 2 && cell.ptr[0] == '#')
        return strchr("!?/", cell.ptr[cell.len - 1]) || text_is(cell, "#N/A") ? "fault.cell.error" : NULL;
    if (cell.len > 1 && cell.ptr[0] == '=')
        return "fault.cell.formula";
    return is_scientific(cell) ? "fault.cell.short" : NULL;
}

enum { MOST_DIGITS = 15 }; /* which every reader of JSON keeps */

struct text cell_number(struct arena *arena, struct text cell)
{
    size_t marks = 0, mark = 0, digits = 0;
    char *out = arena_copy(arena, cell.ptr, cell.len);
    for (size_t i = 0; i < cell.len; i++) {
        bool point = out[i] == '.' || out[i] == ',';
        if (!point && !is_digit(out[i]))
            return TEXT("");
        digits += !point;
        marks += point;
        mark = point ? i : mark;
    }
    bool thousands = marks == 1 && out[mark] == ',' && cell.len - mark == 4; /* 1,234 could be two numbers */
    if (!digits || digits > MOST_DIGITS || marks > 1 || thousands || (marks && (!mark || mark + 1 == cell.len)))
        return TEXT("");
    if (marks)
        out[mark] = '.';
    bool whole = marks;
    for (size_t i = mark + 1; i < cell.len; i++)
        whole &= out[i] == '0';
    size_t len = whole ? mark : cell.len, zero = 0;
    while (zero + 1 < len && out[zero] == '0' && is_digit(out[zero + 1]))
        zero++;
    return (struct text){out + zero, len - zero};
}

/* --- dates --- */

enum { MOST_PARTS = 6 };

static const char unread[] = "fault.date.unread", no_day[] = "fault.date.no_day";

/* A date taken apart: numbers, and names of months (1 to 12). */
struct parts {
    int numbers[MOST_PARTS];
    size_t digits[MOST_PARTS]; /* 0: the name of a month */
    size_t count;
    bool other; /* a word that is no month */
};

static int month_named(struct text word, const struct cell_months *months)
{
    for (int language = 0; language < 2; language++) {
        struct text names = months->names[language];
        int month = 1;
        for (size_t at = 0; at < names.len; month++) {
            size_t end = at;
            while (end < names.len && names.ptr[end] != ' ')
                end++;
            if (word.len >= 3 && word.len <= end - at && !memcmp(names.ptr + at, word.ptr, word.len))
                return month;
            at = end + 1;
        }
    }
    return 0;
}

static void add_part(struct parts *parts, int number, size_t digits)
{
    if (parts->count == MOST_PARTS) {
        parts->other = true;
        return;
    }
    parts->numbers[parts->count] = number;
    parts->digits[parts->count++] = digits;
}

/* Small words between the parts of a date, and the endings of 1st, 2nd, 3rd, 4th. */
static bool is_filler(struct text word)
{
    static const char *const fillers[] = {"de", "del", "of", "the", "st", "nd", "rd", "th", "el"};
    for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++)
        if (text_is(word, fillers[i]))
            return true;
    return false;
}

static struct parts parts_of(struct arena *arena, struct text cell, const struct cell_months *months)
{
    struct text text = text_fold(arena, cell);
    struct parts parts = {.count = 0};
    for (size_t at = 0; at < text.len && !parts.other;) {
        size_t from = at;
        int number = 0;
        while (at < text.len && is_digit(text.ptr[at]) && at - from < 9)
            number = number * 10 + (text.ptr[at++] - '0');
        if (at > from) {
            add_part(&parts, number, at - from);
            continue;
        }
        while (at < text.len && ((text.ptr[at] >= 'a' && text.ptr[at] <= 'z') || (text.ptr[at] & 0x80)))
            at++;
        struct text word = {text.ptr + from, at - from};
        int month = word.len ? month_named(word, months) : 0;
        if (month)
            add_part(&parts, month, 0);
        else if (word.len && !is_filler(word))
            parts.other = true;
        else if (!word.len && !strchr("-/., ", text.ptr[at++]))
            parts.other = true;
    }
    return parts;
}

static bool is_day(int year, int month, int day)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= (month == 2 && leap ? 29 : days[month - 1]);
}

static struct text written(struct arena *arena, int year, int month, int day)
{
    struct buf out = buf_new(arena, 16);
    buf_format(&out, "%d", year);
    if (month)
        buf_format(&out, "-%s%d", month < 10 ? "0" : "", month);
    if (day)
        buf_format(&out, "-%s%d", day < 10 ? "0" : "", day);
    return buf_text(&out);
}

/* Two digits of a year: 00 to 49 are of this century. */
static int whole_year(int number, size_t digits)
{
    return digits > 2 ? number : number < 50 ? 2000 + number : 1900 + number;
}

/* Three numbers, the year last or first: day and month may be told from one another only where one is above 12 or both are the same. */
static const char *numeric_date(struct arena *arena, const struct parts *p, struct text out[2])
{
    const int *n = p->numbers;
    if (p->digits[0] == 4 && is_day(n[0], n[1], n[2])) {
        out[0] = written(arena, n[0], n[1], n[2]);
        return NULL;
    }
    int year = whole_year(n[2], p->digits[2]);
    bool day_first = p->digits[0] < 3 && is_day(year, n[1], n[0]), month_first = p->digits[0] < 3 && is_day(year, n[0], n[1]);
    if (!day_first && !month_first)
        return no_day;
    out[1] = month_first ? written(arena, year, n[0], n[1]) : TEXT("");
    out[0] = day_first ? written(arena, year, n[1], n[0]) : out[1];
    return day_first && month_first && !text_equal(out[0], out[1]) ? "fault.date.two_ways" : NULL;
}

/* A month by name: "14 March 2026", "Mar-2026", "March 14, 2026". "Mar-26" may be a day or a year. */
static const char *named_date(struct arena *arena, const struct parts *p, size_t name, struct text *out)
{
    int month = p->numbers[name], others[2] = {0, 0};
    size_t digits[2] = {0, 0}, count = 0;
    for (size_t i = 0; i < p->count && count < 2; i++)
        if (i != name) {
            others[count] = p->numbers[i];
            digits[count++] = p->digits[i];
        }
    if (p->count == 2 && digits[0] == 4 && is_day(others[0], month, 1)) {
        *out = written(arena, others[0], month, 0);
        return NULL;
    }
    if (p->count != 3)
        return p->count == 2 ? "fault.date.month" : unread;
    int year_at = digits[0] == 4 ? 0 : 1, year = whole_year(others[year_at], digits[year_at]);
    if (!is_day(year, month, others[!year_at]))
        return no_day;
    *out = written(arena, year, month, others[!year_at]);
    return NULL;
}

/* Without a time of day behind it. */
static struct text without_time(struct text cell)
{
    for (size_t i = 8; i + 2 < cell.len; i++)
        if ((cell.ptr[i] == ' ' || cell.ptr[i] == 'T') && is_digit(cell.ptr[i + 1]) && memchr(cell.ptr + i, ':', cell.len - i))
            return (struct text){cell.ptr, i};
    return cell;
}

const char *cell_date(struct arena *arena, struct text cell, const struct cell_months *months, struct text out[2])
{
    struct parts p = parts_of(arena, without_time(cell), months);
    size_t names = 0, name = 0;
    for (size_t i = 0; i < p.count; i++)
        if (!p.digits[i]) {
            names++;
            name = i;
        }
    if (p.other || !p.count || names > 1 || p.count > 3)
        return unread;
    if (names)
        return named_date(arena, &p, name, out);
    if (p.count == 3)
        return numeric_date(arena, &p, out);
    if (p.count == 1 && p.digits[0] == 5)
        return "fault.date.serial";
    bool month = p.count == 2 && ((p.digits[0] == 4 && is_day(p.numbers[0], p.numbers[1], 1)) || (p.digits[1] == 4 && is_day(p.numbers[1], p.numbers[0], 1)));
    if (p.count == 1 && p.digits[0] == 4 && p.numbers[0] >= 1000)
        *out = written(arena, p.numbers[0], 0, 0);
    else if (month)
        *out = p.digits[0] == 4 ? written(arena, p.numbers[0], p.numbers[1], 0) : written(arena, p.numbers[1], p.numbers[0], 0);
    else
        return unread;
    return NULL;
}

bool cell_is_date(struct arena *arena, struct text cell, const struct cell_months *months)
{
    struct parts p = parts_of(arena, without_time(cell), months);
    size_t names = 0, years = 0;
    for (size_t i = 0; i < p.count; i++) {
        names += !p.digits[i];
        years += p.digits[i] == 4;
    }
    if (p.other || names > 1)
        return false;
    return (names && p.count > 1) || (p.count == 3 && (years || memchr(cell.ptr, '/', cell.len)));
}
