/* SPDX-License-Identifier: MIT
 * In: numbers as written. Out: exact decimals of at most 18 significant digits, their order and their product.
 * No binary fractions: 0.1 is 0.1. Scaled integers after Knuth, TAOCP 2, 4.4. */
#include "base/decimal.h"

enum { DIGITS_MOST = 18, EXPONENT_MOST = 100000 };

__extension__ typedef __int128 wide;

static bool is_digit(struct text text, size_t at)
{
    return at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9';
}

/* Equal numbers get equal structs. */
static struct decimal normal(int64_t digits, int exponent)
{
    if (digits == 0)
        return (struct decimal){0, 0};
    while (digits % 10 == 0) {
        digits /= 10;
        exponent++;
    }
    return (struct decimal){digits, exponent};
}

/* A digit run with its point. `zeros` are held back until a digit follows, so that they cost no precision. */
struct digits {
    int64_t value;
    int exponent, zeros, significant;
    bool any;
};

static bool add_digit(struct digits *digits, int digit, bool fraction)
{
    digits->any = true;
    if (digits->exponent < -EXPONENT_MOST || digits->zeros > EXPONENT_MOST)
        return false;
    digits->exponent -= fraction;
    if (digit == 0) {
        digits->zeros += digits->significant > 0;
        return true;
    }
    int more = digits->significant ? digits->zeros + 1 : 1;
    if (digits->significant + more > DIGITS_MOST)
        return false;
    for (int i = 0; i < more; i++)
        digits->value *= 10;
    digits->value += digit;
    digits->significant += more;
    digits->zeros = 0;
    return true;
}

static bool read_exponent(struct text text, size_t *at, int *exponent)
{
    if (*at == text.len)
        return true;
    if (text.ptr[*at] != 'e' && text.ptr[*at] != 'E')
        return false;
    ++*at;
    bool negative = *at < text.len && text.ptr[*at] == '-';
    if (*at < text.len && (negative || text.ptr[*at] == '+'))
        ++*at;
    if (!is_digit(text, *at))
        return false;
    int value = 0;
    for (; is_digit(text, *at); ++*at) {
        value = value * 10 + (text.ptr[*at] - '0');
        if (value > EXPONENT_MOST)
            return false;
    }
    *exponent += negative ? -value : value;
    return *at == text.len;
}

bool decimal_read(struct text text, struct decimal *out)
{
    struct digits digits = {0};
    size_t at = text.len > 0 && text.ptr[0] == '-';
    bool negative = at == 1;
    for (; is_digit(text, at); at++)
        if (!add_digit(&digits, text.ptr[at] - '0', false))
            return false;
    if (at < text.len && text.ptr[at] == '.') {
        at++;
        if (!is_digit(text, at))
            return false;
        for (; is_digit(text, at); at++)
            if (!add_digit(&digits, text.ptr[at] - '0', true))
                return false;
    }
    int exponent = digits.exponent + digits.zeros;
    if (!digits.any || !read_exponent(text, &at, &exponent))
        return false;
    *out = normal(negative ? -digits.value : digits.value, exponent);
    return true;
}

static int sign(int64_t value)
{
    return (value > 0) - (value < 0);
}

/* The power of ten of the leading digit, plus one. */
static int magnitude(struct decimal a)
{
    int size = a.exponent;
    for (int64_t digits = a.digits; digits; digits /= 10)
        size++;
    return size;
}

int decimal_order(struct decimal a, struct decimal b)
{
    if (sign(a.digits) != sign(b.digits) || a.digits == 0)
        return (sign(a.digits) > sign(b.digits)) - (sign(a.digits) < sign(b.digits));
    int sizes = magnitude(a) - magnitude(b);
    if (sizes)
        return sizes > 0 ? sign(a.digits) : -sign(a.digits);
    /* Of one size: bringing both to the lesser exponent needs no more than DIGITS_MOST digits. */
    for (; a.exponent > b.exponent; a.exponent--)
        a.digits *= 10;
    for (; b.exponent > a.exponent; b.exponent--)
        b.digits *= 10;
    return (a.digits > b.digits) - (a.digits < b.digits);
}

bool decimal_times(struct decimal a, struct decimal b, struct decimal *out)
{
    static const int64_t BOUND = 1000000000000000000;
    wide product = (wide)a.digits * b.digits;
    int exponent = a.exponent + b.exponent;
    for (; product != 0 && product % 10 == 0; product /= 10)
        exponent++;
    if (product <= -BOUND || product >= BOUND)
        return false;
    *out = normal((int64_t)product, exponent);
    return true;
}

bool decimal_plus(struct decimal a, struct decimal b, struct decimal *out)
{
    static const int64_t BOUND = 1000000000000000000;
    struct decimal *high = a.exponent > b.exponent ? &a : &b, *low = high == &a ? &b : &a;
    if (!low->digits || !high->digits) {
        *out = low->digits ? *low : *high;
        return true;
    }
    for (; high->exponent > low->exponent; high->exponent--) {
        if (high->digits >= BOUND / 10 || high->digits <= -BOUND / 10)
            return false;
        high->digits *= 10;
    }
    wide sum = (wide)a.digits + b.digits;
    if (sum <= -BOUND || sum >= BOUND)
        return false;
    *out = normal((int64_t)sum, low->exponent);
    return true;
}
