/* SPDX-License-Identifier: MIT
 * In: a file of the .lzma format (as xz --format=lzma writes it: 13 bytes of head, an end mark) as text (alphabet.mjs). Out: its bytes. A
 * build of its own without any library: the page runs it before there is an engine, and only as far as it needs: what it shows first lies in
 * front. After the LZMA specification (Pavlov 2015, public domain).
 *
 * Memory: the text lies at unpack_room, the packed bytes take its place, the plain ones lie behind it. A stream that is cut or broken gives 0. */
#include <stddef.h>
#include <stdint.h>

#define EXPORT(name) __attribute__((export_name(#name)))

enum { BITS = 11, HALF = 1 << (BITS - 1), STATES = 12, POSITIONS = 16, PAGE = 1 << 16 };

typedef uint16_t odds; /* that the next bit is 0, of 2048 */

struct lengths {
    odds far, farther;
    odds low[POSITIONS][8], middle[POSITIONS][8], high[256];
};

static struct model {
    odds match[STATES][POSITIONS], repeat[STATES], repeat0[STATES], repeat0_long[STATES][POSITIONS], repeat1[STATES], repeat2[STATES];
    odds slot[4][64], special[128], align[16];
    struct lengths matches, repeats;
    odds literal[1 << 4][0x300]; /* lc + lp of at most 4 */
} model;

static const uint8_t *in, *in_end;
static uint32_t range, code;
static int broken;

extern uint8_t __heap_base;

EXPORT(unpack_room) uint8_t *unpack_room(size_t text, size_t plain);
EXPORT(unpack_start) int unpack_start(size_t text, size_t plain);
EXPORT(unpack_until) size_t unpack_until(size_t want);

static uint32_t next_byte(void)
{
    broken |= in == in_end;
    return in < in_end ? *in++ : 0;
}

static void normalise(void)
{
    if (range >> 24)
        return;
    range <<= 8;
    code = code << 8 | next_byte();
}

static unsigned bit(odds *p)
{
    uint32_t bound = (range >> BITS) * *p;
    unsigned one = code >= bound;
    if (one) {
        range -= bound;
        code -= bound;
        *p = (odds)(*p - (*p >> 5));
    } else {
        range = bound;
        *p = (odds)(*p + (((1 << BITS) - *p) >> 5));
    }
    normalise();
    return one;
}

static uint32_t even_bits(unsigned count)
{
    uint32_t value = 0;
    while (count--) {
        range >>= 1;
        uint32_t one = code >= range;
        code -= one ? range : 0;
        value = value << 1 | one;
        normalise();
    }
    return value;
}

/* A number of `count` bits, the highest first. */
static unsigned tree(odds *p, unsigned count)
{
    unsigned at = 1;
    for (unsigned i = 0; i < count; i++)
        at = at << 1 | bit(&p[at]);
    return at - (1u << count);
}

/* The same, the lowest bit first. */
static unsigned mirrored_tree(odds *p, unsigned count)
{
    unsigned at = 1, value = 0;
    for (unsigned i = 0; i < count; i++) {
        unsigned one = bit(&p[at]);
        at = at << 1 | one;
        value |= one << i;
    }
    return value;
}

static unsigned length(struct lengths *p, unsigned position)
{
    if (!bit(&p->far))
        return 2 + tree(p->low[position], 3);
    if (!bit(&p->farther))
        return 10 + tree(p->middle[position], 3);
    return 18 + tree(p->high, 8);
}

static uint32_t distance(unsigned length_of_match)
{
    unsigned kind = length_of_match < 6 ? length_of_match - 2 : 3;
    unsigned slot = tree(model.slot[kind], 6);
    if (slot < 4)
        return slot;
    unsigned direct = (slot >> 1) - 1;
    uint32_t base = (2 | (slot & 1)) << direct;
    if (slot < 14)
        return base + mirrored_tree(model.special + base - slot, direct);
    base += even_bits(direct - 4) << 4;
    return base + mirrored_tree(model.align, 4);
}

static uint32_t last[4]; /* distances of the latest matches */
static unsigned state;   /* what the latest symbols were: 0 to 6, a literal last */

/* A byte by itself; after a match, told by how it differs from the byte that would have gone on. */
static uint8_t literal(odds *p, unsigned expected)
{
    unsigned symbol = 1;
    if (state >= 7)
        for (unsigned same = 1; symbol < 0x100 && same;) {
            unsigned hoped = expected >> 7 & 1;
            unsigned got = bit(&p[((1 + hoped) << 8) + symbol]);
            expected <<= 1;
            symbol = symbol << 1 | got;
            same = hoped == got;
        }
    while (symbol < 0x100)
        symbol = symbol << 1 | bit(&p[symbol]);
    return (uint8_t)symbol;
}

/* Which of the last distances comes again; it becomes the latest. */
static void repeat(void)
{
    unsigned which = !bit(&model.repeat1[state]) ? 1 : 2 + bit(&model.repeat2[state]);
    uint32_t again = last[which];
    for (unsigned i = which; i > 0; i--)
        last[i] = last[i - 1];
    last[0] = again;
}

/* The length of a match, its distance in last[0]. 0: the end mark. */
static unsigned match(unsigned position)
{
    if (!bit(&model.repeat[state])) {
        last[3] = last[2], last[2] = last[1], last[1] = last[0];
        unsigned len = length(&model.matches, position);
        last[0] = distance(len);
        state = state < 7 ? 7 : 10;
        return last[0] == UINT32_MAX ? 0 : len;
    }
    if (bit(&model.repeat0[state])) {
        repeat();
    } else if (!bit(&model.repeat0_long[state][position])) {
        state = state < 7 ? 9 : 11;
        return 1;
    }
    unsigned len = length(&model.repeats, position);
    state = state < 7 ? 8 : 11;
    return len;
}

/* The plain bytes, and how they were packed: bits of the last byte and of the place that choose an estimate. */
static struct plain {
    uint8_t *bytes;
    size_t size, at;
    unsigned lc, lp, pb;
} plain;

static void take_literal(void)
{
    unsigned before = plain.at ? plain.bytes[plain.at - 1] : 0;
    unsigned which = (((unsigned)plain.at & ((1u << plain.lp) - 1)) << plain.lc) + (before >> (8 - plain.lc));
    unsigned expected = state >= 7 ? plain.bytes[plain.at - last[0] - 1] : 0;
    plain.bytes[plain.at++] = literal(model.literal[which], expected);
    state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
}

/* One literal or one match. False: the stream has ended, or is broken. */
static int take(void)
{
    unsigned position = (unsigned)plain.at & ((1u << plain.pb) - 1);
    if (!bit(&model.match[state][position])) {
        broken |= plain.at == plain.size || (state >= 7 && last[0] >= plain.at);
        if (!broken)
            take_literal();
        return !broken;
    }
    unsigned len = match(position);
    broken |= len && (last[0] >= plain.at || len > plain.size - plain.at);
    for (unsigned i = 0; i < len && !broken; i++, plain.at++)
        plain.bytes[plain.at] = plain.bytes[plain.at - last[0] - 1];
    return len && !broken;
}

/* --- text --- */

enum { CHARS = 7, BYTES = 6 };

/* The characters that are digits, from .. to, as alphabet.mjs has them: how many lie below is what a digit is worth. */
static const uint8_t alphabet[][2] = {{1, 6}, {9, 10}, {16, 25}, {28, 31}, {32, 59}, {61, 126}};

static unsigned digits_of(uint8_t digits[128])
{
    unsigned count = 0;
    for (size_t i = 0; i < sizeof alphabet / sizeof alphabet[0]; i++)
        for (unsigned code = alphabet[i][0]; code <= alphabet[i][1]; code++)
            digits[code] = (uint8_t)count++;
    return count;
}

/* Seven digits are six bytes, in the same place. */
static size_t bytes_of(uint8_t *text, size_t len)
{
    static uint8_t digits[128];
    const unsigned base = digits_of(digits);
    size_t to = 0;
    for (size_t from = 0; from + CHARS <= len; from += CHARS) {
        uint64_t number = 0;
        for (size_t i = 0; i < CHARS; i++)
            number = number * base + digits[text[from + i] & 127];
        for (int shift = 8 * (BYTES - 1); shift >= 0; shift -= 8)
            text[to++] = (uint8_t)(number >> shift);
    }
    return to;
}

/* Where the page writes the text; the plain bytes follow it. NULL: no memory. */
uint8_t *unpack_room(size_t text, size_t plain)
{
    size_t need = (size_t)&__heap_base + text + plain;
    size_t have = __builtin_wasm_memory_size(0) * PAGE;
    if (need > have && __builtin_wasm_memory_grow(0, (need - have + PAGE - 1) / PAGE) == SIZE_MAX)
        return NULL;
    return &__heap_base;
}

/* Makes ready for `text` characters that hold `plain` bytes. 0: no such text. Once an instance. */
int unpack_start(size_t text, size_t size)
{
    const uint8_t *head = &__heap_base;
    size_t packed = bytes_of(&__heap_base, text);
    unsigned settings = head[0];
    plain = (struct plain){.bytes = &__heap_base + text, .size = size, .lc = settings % 9, .lp = settings / 9 % 5, .pb = settings / 45};
    if (packed < 18 || plain.pb > 4 || plain.lc + plain.lp > 4)
        return 0;
    for (odds *p = (odds *)&model; p < (odds *)(&model + 1); p++)
        *p = HALF;
    in = head + 14;
    in_end = head + packed;
    range = UINT32_MAX;
    for (int i = 0; i < 4; i++)
        code = code << 8 | next_byte();
    return 1;
}

/* Goes on until `want` plain bytes are there. How many are, behind the text; 0: the stream is broken or ends before. */
size_t unpack_until(size_t want)
{
    while (plain.at < want && take())
        ;
    return broken || plain.at < want ? 0 : plain.at;
}
