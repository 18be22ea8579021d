/* SPDX-License-Identifier: MIT
 * Three functions of the C library as the engine needs them. vsnprintf, strtod: the library's own bring 17 KB of floating point. qsort: the
 * library's smoothsort compares three times as often as a merge sort, which is what the command line's library uses. The test that holds
 * the page to the command line's bytes holds these too. */
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Where letters go, as long as there is room; `len` counts on. */
struct room {
    char *at;
    size_t size, len;
};

static void put(struct room *room, char letter)
{
    if (room->len + 1 < room->size)
        room->at[room->len] = letter;
    room->len++;
}

static void put_number(struct room *room, unsigned long number, int width, char fill)
{
    char digits[24];
    int count = 0;
    do
        digits[count++] = (char)('0' + number % 10);
    while (number /= 10);
    for (; width > count; width--)
        put(room, fill);
    while (count)
        put(room, digits[--count]);
}

static void put_signed(struct room *room, long number, int width, char fill)
{
    if (number < 0)
        put(room, '-');
    put_number(room, number < 0 ? 0 - (unsigned long)number : (unsigned long)number, width, fill);
}

/* One directive after its '%'; returns its last letter. */
static const char *put_one(struct room *room, const char *format, va_list *list)
{
    char fill = *format == '0' ? '0' : ' ';
    int width = 0, most = INT_MAX;
    for (; *format >= '0' && *format <= '9'; format++)
        width = width * 10 + *format - '0';
    if (format[0] == '.' && format[1] == '*') {
        most = va_arg(*list, int);
        format += 2;
    }
    int wide = *format == 'z' || *format == 'l';
    format += wide;
    if (*format == 's')
        for (const char *s = va_arg(*list, const char *); most-- > 0 && *s; s++)
            put(room, *s);
    else if (*format == 'c')
        put(room, (char)va_arg(*list, int));
    else if (*format == 'u')
        put_number(room, wide ? va_arg(*list, unsigned long) : va_arg(*list, unsigned), width, fill);
    else if (*format == 'd')
        put_signed(room, wide ? va_arg(*list, long) : va_arg(*list, int), width, fill);
    else if (*format == '%')
        put(room, '%');
    else
        abort();
    return format;
}

/* What the engine's formats use: %s %.*s %c %d %u %zu %ld %lu %%, and a width for numbers. Anything else is a mistake of ours. */
int vsnprintf(char *restrict at, size_t size, const char *restrict format, va_list given)
{
    struct room room = {at, size, 0};
    va_list list;
    va_copy(list, given);
    for (; *format; format++) {
        if (*format == '%')
            format = put_one(&room, format + 1, &list);
        else
            put(&room, *format);
    }
    va_end(list);
    if (size)
        at[room.len < size ? room.len : size - 1] = '\0';
    return (int)room.len;
}

/* cJSON asks where a number ends; its value is taken from the text by base/decimal. */
double strtod(const char *restrict text, char **restrict end)
{
    *end = (char *)text + strspn(text, "0123456789+-.eE");
    return 0;
}

/* Merges the two sorted halves of `count` items, the first of `half`, by way of `room`. */
static void merge(char *items, size_t half, size_t count, size_t size, int (*order)(const void *, const void *), char *room)
{
    size_t a = 0, b = half;
    for (size_t to = 0; to < count; to++) {
        size_t next = b == count || (a < half && order(items + a * size, items + b * size) <= 0) ? a++ : b++;
        memcpy(room + to * size, items + next * size, size);
    }
    memcpy(items, room, count * size);
}

static void sort(char *items, size_t count, size_t size, int (*order)(const void *, const void *), char *room)
{
    size_t half = count / 2;
    if (count < 2)
        return;
    sort(items, half, size, order, room);
    sort(items + half * size, count - half, size, order, room);
    if (order(items + (half - 1) * size, items + half * size) > 0) /* what is in order stays */
        merge(items, half, count, size, order, room);
}

void qsort(void *items, size_t count, size_t size, int (*order)(const void *, const void *))
{
    char *room = malloc(count * size + 1);
    if (!room)
        abort(); /* the page takes a new engine */
    sort(items, count, size, order, room);
    free(room);
}
