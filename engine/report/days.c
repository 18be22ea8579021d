/* SPDX-License-Identifier: MIT
 * In: dates. Out: numbers of days, and back. After Hinnant, "chrono-compatible low-level date algorithms": years begin in March, so that the
 * leap day is the last. */
#include "report/days.h"

static size_t digits(struct text date, size_t from, size_t count)
{
    size_t number = 0;
    for (size_t i = from; i < from + count; i++) {
        if (date.ptr[i] < '0' || date.ptr[i] > '9')
            return 0;
        number = number * 10 + (size_t)(date.ptr[i] - '0');
    }
    return number;
}

size_t days_of(struct text date)
{
    if (date.len != sizeof "YYYY-MM-DD" - 1)
        return 0;
    size_t year = digits(date, 0, 4), month = digits(date, 5, 2), day = digits(date, 8, 2);
    if (!year || !month || month > 12 || !day || day > 31)
        return 0;
    year -= month < 3;
    month = (month + 9) % 12;
    return year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day - 1;
}

struct text days_text(struct arena *arena, size_t days)
{
    size_t era = days / 146097, of_era = days % 146097;
    size_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    size_t of_year = of_era - (365 * year + year / 4 - year / 100), month = (5 * of_year + 2) / 153;
    size_t day = of_year - (153 * month + 2) / 5 + 1;
    struct buf out = buf_new(arena, 12);
    year += era * 400 + (month >= 10);
    month = month < 10 ? month + 3 : month - 9;
    buf_format(&out, "%s%zu-", year < 1000 ? "0" : "", year);
    buf_format(&out, month < 10 ? "0%zu-" : "%zu-", month);
    buf_format(&out, day < 10 ? "0%zu" : "%zu", day);
    return buf_text(&out);
}
