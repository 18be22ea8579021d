/* SPDX-License-Identifier: MIT
 * In: a cursor at the start of a token. Out: a cursor after it, or one fault. RFC 8259 sections 6 and 7; numbers that
 * a binary double cannot hold (overflow, underflow, integers from 2^53) are refused, as RFC 7493 advises. */
#include "read/token.h"

#include <string.h>

#include "base/buf.h"
#include "base/limits.h"

static int hex_digit(int byte)
{
    return byte >= '0' && byte <= '9'   ? byte - '0'
           : byte >= 'a' && byte <= 'f' ? byte - 'a' + 10
           : byte >= 'A' && byte <= 'F' ? byte - 'A' + 10
                                        : -1;
}

/* Four hexadecimal digits. */
static bool read_unit(struct cursor *cursor, uint32_t *unit)
{
    *unit = 0;
    for (int i = 0; i < 4; i++) {
        int digit = hex_digit(cursor_peek(cursor));
        if (digit < 0)
            return cursor_fail(cursor, FAULT_ESCAPE, cursor_found(cursor, "a hexadecimal digit"));
        *unit = *unit << 4 | (uint32_t)digit;
        cursor_step(cursor);
    }
    return true;
}

static void add_point(struct buf *out, uint32_t point)
{
    static const unsigned char LEADS[] = {0, 0, 0xC0, 0xE0, 0xF0};
    if (!out)
        return;
    if (point < 0x80) {
        buf_byte(out, (char)point);
        return;
    }
    unsigned len = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    buf_byte(out, (char)(LEADS[len] | point >> (6 * (len - 1))));
    for (unsigned i = len - 1; i-- > 0;)
        buf_byte(out, (char)(0x80 | (point >> (6 * i) & 0x3F)));
}

/* After "\u": one code point, of two halves where need be. `start` is the place of the backslash. */
static bool read_point(struct cursor *cursor, struct place start, struct buf *out)
{
    uint32_t high, low;
    if (!read_unit(cursor, &high))
        return false;
    if (high == 0)
        return cursor_fail_at(cursor, start, FAULT_NUL, "\\u0000 in a text");
    if (high < 0xD800 || high > 0xDFFF) {
        add_point(out, high);
        return true;
    }
    bool paired = high < 0xDC00 && cursor_peek(cursor) == '\\' && cursor->at + 1 < cursor->bytes.len &&
                  cursor->bytes.ptr[cursor->at + 1] == 'u';
    if (!paired)
        return cursor_fail_at(cursor, start, FAULT_SURROGATE, "half of a character");
    cursor_step(cursor);
    cursor_step(cursor);
    if (!read_unit(cursor, &low))
        return false;
    if (low < 0xDC00 || low > 0xDFFF)
        return cursor_fail_at(cursor, start, FAULT_SURROGATE, "half of a character");
    add_point(out, 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
    return true;
}

static bool read_escape(struct cursor *cursor, struct buf *out)
{
    static const char LETTERS[] = "\"\\/bfnrt", VALUES[] = "\"\\/\b\f\n\r\t";
    struct place start = cursor_place(cursor);
    cursor_step(cursor);
    int byte = cursor_peek(cursor);
    if (byte < 0)
        return cursor_fail(cursor, FAULT_END, "the file ends inside a text");
    if (byte == 'u') {
        cursor_step(cursor);
        return read_point(cursor, start, out);
    }
    const char *letter = byte ? strchr(LETTERS, byte) : NULL;
    if (!letter)
        return cursor_fail_at(cursor, start, FAULT_ESCAPE, "an unknown escape in a text");
    add_point(out, (uint32_t)VALUES[letter - LETTERS]);
    cursor_step(cursor);
    return true;
}

bool token_string(struct cursor *cursor, struct buf *decoded)
{
    struct place start = cursor_place(cursor);
    cursor_step(cursor);
    for (;;) {
        struct text plain = cursor_skip_plain(cursor);
        if (decoded)
            buf_add(decoded, plain);
        int byte = cursor_peek(cursor);
        if (byte == '"')
            break;
        if (byte < 0)
            return cursor_fail_at(cursor, start, FAULT_END, "a text begins here and never ends");
        if (byte < 0x20)
            return cursor_fail(cursor, FAULT_CONTROL, "a line break, tab or other control character inside a text");
        if (!read_escape(cursor, decoded))
            return false;
    }
    cursor_step(cursor);
    return true;
}

static bool at_digit(const struct cursor *cursor)
{
    int byte = cursor_peek(cursor);
    return byte >= '0' && byte <= '9';
}

/* What the range of a number depends on: the power of ten of its leading digit. */
struct scale {
    bool zero;       /* no digit but 0 so far */
    long leading;    /* power of ten of the first digit that is not 0 */
    long whole;      /* digits before the point */
    long fraction;   /* digits after it */
};

static void skip_digits(struct cursor *cursor, struct scale *scale, long *count, bool fraction)
{
    for (; at_digit(cursor); cursor_step(cursor)) {
        ++*count;
        if (scale->zero && cursor_peek(cursor) != '0') {
            scale->zero = false;
            scale->leading = fraction ? -*count : *count;
        }
    }
}

/* The exponent, held at a bound far outside of every range. */
static bool read_exponent(struct cursor *cursor, long *exponent)
{
    enum { BOUND = 100000 };
    cursor_step(cursor);
    int sign = cursor_peek(cursor);
    if (sign == '-' || sign == '+')
        cursor_step(cursor);
    if (!at_digit(cursor))
        return cursor_fail(cursor, FAULT_NUMBER, cursor_found(cursor, "a digit of the exponent"));
    for (; at_digit(cursor); cursor_step(cursor))
        if (*exponent < BOUND)
            *exponent = *exponent * 10 + (cursor_peek(cursor) - '0');
    if (sign == '-')
        *exponent = -*exponent;
    return true;
}

/* Whether the digits are an integer above 2^53 - 1 in size. */
static bool inexact(struct text digits)
{
    static const char MOST[] = "9007199254740991";
    size_t len = sizeof MOST - 1;
    return digits.len > len || (digits.len == len && memcmp(digits.ptr, MOST, len) > 0);
}

static bool in_range(struct cursor *cursor, struct place start, const struct scale *scale, long exponent)
{
    enum { MOST = 307, LEAST = -307 }; /* every number of these sizes has a normal double */
    if (scale->zero)
        return true;
    long power = (scale->leading > 0 ? scale->whole - scale->leading : scale->leading) + exponent;
    if (power > MOST)
        return cursor_fail_at(cursor, start, FAULT_RANGE, "a number too large to be kept");
    if (power < LEAST)
        return cursor_fail_at(cursor, start, FAULT_RANGE, "a number too small to be kept");
    return true;
}

/* The parts of a number after its sign: digits, fraction, exponent. */
static bool read_parts(struct cursor *cursor, struct scale *scale, long *exponent)
{
    bool zero = cursor_peek(cursor) == '0';
    if (!at_digit(cursor))
        return cursor_fail(cursor, FAULT_NUMBER, cursor_found(cursor, "a digit"));
    skip_digits(cursor, scale, &scale->whole, false);
    if (zero && scale->whole > 1)
        return cursor_fail(cursor, FAULT_NUMBER, "a number that begins with 0");
    if (cursor_peek(cursor) == '.') {
        cursor_step(cursor);
        if (!at_digit(cursor))
            return cursor_fail(cursor, FAULT_NUMBER, cursor_found(cursor, "a digit after the point"));
        skip_digits(cursor, scale, &scale->fraction, true);
    }
    int byte = cursor_peek(cursor);
    return (byte != 'e' && byte != 'E') || read_exponent(cursor, exponent);
}

bool token_number(struct cursor *cursor)
{
    struct scale scale = {.zero = true};
    long exponent = 0;
    struct place start = cursor_place(cursor);
    size_t first = cursor->at;
    if (cursor_peek(cursor) == '-')
        cursor_step(cursor);
    struct text digits = {cursor->bytes.ptr + cursor->at, cursor->at};
    if (!read_parts(cursor, &scale, &exponent))
        return false;
    digits.len = cursor->at - digits.len;
    int next = cursor_peek(cursor);
    if ((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || next == '.' || next == '_')
        return cursor_fail(cursor, FAULT_NUMBER, cursor_found(cursor, "the end of the number"));
    if (cursor->at - first > LIMIT_NUMBER_DIGITS)
        return cursor_fail_at(cursor, start, FAULT_LONG_NUMBER, "a number of too many digits");
    if ((size_t)scale.whole == digits.len && inexact(digits))
        return cursor_fail_at(cursor, start, FAULT_INTEGER, "an integer too large to be kept exactly");
    return in_range(cursor, start, &scale, exponent);
}

bool token_word(struct cursor *cursor)
{
    static const char *const WORDS[] = {"true", "false", "null"};
    struct text word = {cursor->bytes.ptr + cursor->at, 0};
    struct place start = cursor_place(cursor);
    for (int byte = cursor_peek(cursor); (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                                         (byte >= '0' && byte <= '9') || byte == '_' || byte == '-';
         byte = cursor_peek(cursor)) {
        cursor_step(cursor);
        word.len++;
    }
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (text_is(word, WORDS[i]))
            return true;
    return cursor_fail_at(cursor, start, FAULT_WORD, "a word that is not in quotes");
}
