/* SPDX-License-Identifier: MIT
 * In: "2025", "2025-05" or "2025-05-13". Out: year, month, day; 0 for what is not stated. Gregorian calendar (ISO 8601). */
#include "normalise/date.h"

/* The number that the `len` digits at `at` make, or -1. */
static int digits(struct text text, size_t at, size_t len)
{
    int value = 0;
    for (size_t i = at; i < at + len; i++) {
        if (i >= text.len || text.ptr[i] < '0' || text.ptr[i] > '9')
            return -1;
        value = value * 10 + (text.ptr[i] - '0');
    }
    return value;
}

static int days_in(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

static bool whole(struct text text, struct date_value *out)
{
    if (text.len != 4 && text.len != 7 && text.len != 10)
        return false;
    if ((text.len > 4 && text.ptr[4] != '-') || (text.len > 7 && text.ptr[7] != '-'))
        return false;
    out->year = digits(text, 0, 4);
    out->month = text.len > 4 ? digits(text, 5, 2) : 0;
    out->day = text.len > 7 ? digits(text, 8, 2) : 0;
    if (out->year < 1 || (text.len > 4 && (out->month < 1 || out->month > 12)))
        return false;
    return text.len < 10 || (out->day >= 1 && out->day <= days_in(out->year, out->month));
}

struct meaning date_read(struct text text)
{
    struct meaning meaning = {0};
    struct date_value date = {0};
    text = text_trim(text);
    if (whole(text, &date)) {
        meaning.form = MEANING_DATE;
        meaning.canonical = text;
        meaning.as.date = date;
    }
    return meaning;
}
