/* SPDX-License-Identifier: MIT
 * In: views of UTF-8. Out: order, folded form, length, distance. Folding follows Unicode 14 (UAX 15 canonical
 * decomposition and ordering, CaseFolding.txt simple); UTF-8 follows RFC 3629; the distance is Damerau's with
 * Levenshtein's table (optimal string alignment). */
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"

#define LENGTH(table) (sizeof(table) / sizeof *(table))

enum { FOLD_MOST = 4, REPLACEMENT = 0xFFFD };

/* One code point and what it folds to, ended by 0 when shorter than FOLD_MOST. */
struct fold {
    uint32_t from, to[FOLD_MOST];
};

struct range {
    uint32_t first, last, value;
};

static const struct fold FOLDS[] = {
#define FOLD(from, ...) {from, {__VA_ARGS__}},
#include "base/fold.def"
#undef FOLD
};

static const struct range MARKS[] = {
#define MARK(first, last, class) {first, last, class},
#include "base/fold.def"
#undef MARK
};

static const struct range COLUMNS_NONE[] = {
#define NONE(first, last) {first, last, 1},
#include "base/fold.def"
#undef NONE
};

static const struct range COLUMNS_WIDE[] = {
#define WIDE(first, last) {first, last, 1},
#include "base/fold.def"
#undef WIDE
};

static const struct range SPACES[] = {
    {0x09, 0x0D, 1},     {0x20, 0x20, 1},     {0x85, 0x85, 1},     {0xA0, 0xA0, 1},     {0x1680, 0x1680, 1},
    {0x2000, 0x200A, 1}, {0x2028, 0x2029, 1}, {0x202F, 0x202F, 1}, {0x205F, 0x205F, 1}, {0x3000, 0x3000, 1},
};

struct text text_of(const char *nul_terminated)
{
    return (struct text){nul_terminated, strlen(nul_terminated)};
}

bool text_equal(struct text a, struct text b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

int text_order(struct text a, struct text b)
{
    size_t shared = a.len < b.len ? a.len : b.len;
    int order = shared ? memcmp(a.ptr, b.ptr, shared) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

bool text_is(struct text a, const char *nul_terminated)
{
    return text_equal(a, text_of(nul_terminated));
}

bool text_starts(struct text a, const char *prefix)
{
    size_t len = strlen(prefix);
    return a.len >= len && (len == 0 || memcmp(a.ptr, prefix, len) == 0);
}

static int range_order(const void *key, const void *item)
{
    uint32_t point = *(const uint32_t *)key;
    const struct range *range = item;
    return (point > range->last) - (point < range->first);
}

static uint32_t range_value(uint32_t point, const struct range *ranges, size_t count)
{
    const struct range *found = bsearch(&point, ranges, count, sizeof *ranges, range_order);
    return found ? found->value : 0;
}

static bool is_space(uint32_t point)
{
    if (point < 0x80)
        return point == ' ' || (point >= '\t' && point <= '\r');
    return range_value(point, SPACES, LENGTH(SPACES)) != 0;
}

static bool is_dash(uint32_t point)
{
    return (point >= 0x2010 && point <= 0x2015) || point == 0x2212;
}

/* How many bytes the valid sequence at `ptr` has; 0 when there is none within `len`. */
static size_t sequence(const unsigned char *ptr, size_t len)
{
    unsigned lead = ptr[0];
    if (lead < 0x80)
        return 1;
    size_t need = lead >= 0xC2 && lead <= 0xDF   ? 2
                  : lead >= 0xE0 && lead <= 0xEF ? 3
                  : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                 : 0;
    if (need == 0 || need > len)
        return 0;
    unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (ptr[1] < low || ptr[1] > high)
        return 0;
    for (size_t i = 2; i < need; i++)
        if ((ptr[i] & 0xC0) != 0x80)
            return 0;
    return need;
}

size_t utf8_fault(const char *ptr, size_t len)
{
    const unsigned char *bytes = (const unsigned char *)ptr;
    size_t at = 0;
    for (;;) {
        while (at < len && bytes[at] < 0x80)
            at++;
        if (at == len)
            return len;
        size_t step = sequence(bytes + at, len - at);
        if (step == 0)
            return at;
        at += step;
    }
}

uint32_t text_next(struct text text, size_t *at)
{
    const unsigned char *bytes = (const unsigned char *)text.ptr + *at;
    size_t len = bytes[0] < 0x80 ? 1 : sequence(bytes, text.len - *at);
    if (len <= 1) {
        *at += 1;
        return len == 1 ? bytes[0] : REPLACEMENT;
    }
    uint32_t point = bytes[0] & (0x7Fu >> len);
    for (size_t i = 1; i < len; i++)
        point = point << 6 | (bytes[i] & 0x3Fu);
    *at += len;
    return point;
}

static size_t encode(char *out, uint32_t point)
{
    if (point < 0x80) {
        out[0] = (char)point;
        return 1;
    }
    size_t len = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    for (size_t i = len - 1; i > 0; i--, point >>= 6)
        out[i] = (char)(0x80 | (point & 0x3F));
    out[0] = (char)((0xF00u >> len & 0xFF) | point);
    return len;
}

size_t text_length(struct text a)
{
    size_t length = 0;
    for (size_t i = 0; i < a.len; i++)
        length += ((unsigned char)a.ptr[i] & 0xC0) != 0x80;
    return length;
}

size_t text_columns(struct text a)
{
    size_t columns = 0, at = 0;
    while (at < a.len) {
        uint32_t point = text_next(a, &at);
        if (point >= 0x300 && range_value(point, COLUMNS_NONE, LENGTH(COLUMNS_NONE)))
            continue;
        columns += point >= 0x1100 && range_value(point, COLUMNS_WIDE, LENGTH(COLUMNS_WIDE)) ? 2 : 1;
    }
    return columns;
}

struct text text_trim(struct text a)
{
    size_t first = 0, end = a.len, at = 0;
    while (at < a.len && is_space(text_next(a, &at)))
        first = at;
    while (end > first) {
        for (at = end - 1; at > first && ((unsigned char)a.ptr[at] & 0xC0) == 0x80;)
            at--;
        size_t start = at;
        if (!is_space(text_next(a, &at)))
            break;
        end = start;
    }
    return (struct text){a.ptr + first, end - first};
}

static int fold_order(const void *key, const void *item)
{
    uint32_t point = *(const uint32_t *)key;
    const struct fold *fold = item;
    return (point > fold->from) - (point < fold->from);
}

/* Hangul syllables decompose by arithmetic (Unicode 14, section 3.12). */
static size_t fold_hangul(uint32_t point, uint32_t *out)
{
    enum { S = 0xAC00, L = 0x1100, V = 0x1161, T = 0x11A7, PER_L = 588, PER_V = 28 };
    uint32_t index = point - S, tail = index % PER_V;
    out[0] = L + index / PER_L;
    out[1] = V + index % PER_L / PER_V;
    out[2] = T + tail;
    return tail ? 3 : 2;
}

/* What one code point folds to: at most FOLD_MOST code points. */
static size_t fold_point(uint32_t point, uint32_t *out)
{
    if (point >= 'A' && point <= 'Z')
        point += 'a' - 'A';
    if (is_space(point))
        point = ' ';
    else if (is_dash(point))
        point = '-';
    out[0] = point;
    if (point < 0x80)
        return 1;
    if (point >= 0xAC00 && point <= 0xD7A3)
        return fold_hangul(point, out);
    const struct fold *found = bsearch(&point, FOLDS, LENGTH(FOLDS), sizeof *FOLDS, fold_order);
    size_t count = 1;
    if (found)
        for (count = 0; count < FOLD_MOST && found->to[count]; count++)
            out[count] = found->to[count];
    return count;
}

static uint32_t mark_class(uint32_t point)
{
    return point < 0x300 ? 0 : range_value(point, MARKS, LENGTH(MARKS));
}

/* Canonical ordering of one run of marks: a stable counting sort, so that a long run costs no more than its length. */
static void sort_marks(uint32_t *points, size_t count, uint32_t *spare)
{
    size_t starts[257] = {0};
    for (size_t i = 0; i < count; i++)
        starts[mark_class(points[i]) + 1]++;
    for (size_t i = 1; i < LENGTH(starts); i++)
        starts[i] += starts[i - 1];
    for (size_t i = 0; i < count; i++)
        spare[starts[mark_class(points[i])]++] = points[i];
    memcpy(points, spare, count * sizeof *points);
}

static void order_marks(struct arena *arena, uint32_t *points, size_t count)
{
    uint32_t *spare = NULL;
    for (size_t i = 0; i < count; i++) {
        size_t end = i;
        while (end < count && mark_class(points[end]))
            end++;
        if (end - i < 2)
            continue;
        if (!spare)
            spare = arena_array(arena, count, sizeof *spare);
        sort_marks(points + i, end - i, spare);
        i = end - 1;
    }
}

/* The code points to UTF-8, runs of spaces made one and none at the ends. */
static struct text join_points(struct arena *arena, const uint32_t *points, size_t count)
{
    char *out = arena_raw(arena, count * 4 + 1);
    size_t len = 0;
    for (size_t i = 0; i < count; i++)
        if (points[i] != ' ' || (len > 0 && out[len - 1] != ' '))
            len += encode(out + len, points[i]);
    if (len > 0 && out[len - 1] == ' ')
        len--;
    out[len] = '\0';
    return (struct text){out, len};
}

/* The fast way for ASCII, which most texts are. False when there is anything else. */
static bool fold_ascii(struct arena *arena, struct text a, struct text *folded)
{
    char *out = arena_raw(arena, a.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < a.len; i++) {
        unsigned char c = (unsigned char)a.ptr[i];
        if (c >= 0x80)
            return false;
        if (c >= 'A' && c <= 'Z')
            out[len++] = (char)(c + ('a' - 'A'));
        else if (!is_space(c))
            out[len++] = (char)c;
        else if (len > 0 && out[len - 1] != ' ')
            out[len++] = ' ';
    }
    if (len > 0 && out[len - 1] == ' ')
        len--;
    out[len] = '\0';
    *folded = (struct text){out, len};
    return true;
}

struct text text_fold(struct arena *arena, struct text a)
{
    struct text folded;
    if (fold_ascii(arena, a, &folded))
        return folded;
    uint32_t *points = arena_array(arena, text_length(a) * FOLD_MOST, sizeof *points);
    size_t count = 0, at = 0;
    while (at < a.len)
        count += fold_point(text_next(a, &at), points + count);
    order_marks(arena, points, count);
    return join_points(arena, points, count);
}

/* A combining mark (U+0300 to U+036F) is CC 80 to CD AF. */
static bool is_latin_mark(const char *at)
{
    unsigned char lead = (unsigned char)at[0], tail = (unsigned char)at[1];
    return lead == 0xCC || (lead == 0xCD && tail < 0xB0);
}

struct text text_plain(struct arena *arena, struct text a)
{
    struct text folded = text_fold(arena, a);
    char *out = arena_raw(arena, folded.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < folded.len; i++)
        if (is_latin_mark(folded.ptr + i))
            i++;
        else
            out[len++] = folded.ptr[i];
    out[len] = '\0';
    return (struct text){out, len};
}

bool text_same(struct arena *arena, struct text a, struct text b)
{
    if (text_equal(a, b))
        return true;
    struct text x = text_fold(arena, a), y = text_fold(arena, b);
    size_t i = 0, j = 0;
    for (;;) {
        while (i < x.len && x.ptr[i] == ' ')
            i++;
        while (j < y.len && y.ptr[j] == ' ')
            j++;
        if (i == x.len || j == y.len)
            return i == x.len && j == y.len;
        if (x.ptr[i++] != y.ptr[j++])
            return false;
    }
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* The next row of the table: rows[0] two above, rows[1] above, rows[2] the one to fill. */
static size_t distance_row(struct text a, struct text b, size_t i, size_t *const rows[3])
{
    size_t least = rows[2][0] = i + 1;
    for (size_t j = 0; j < b.len; j++) {
        bool equal = a.ptr[i] == b.ptr[j];
        size_t best = smaller(rows[1][j] + !equal, smaller(rows[1][j + 1], rows[2][j]) + 1);
        if (i > 0 && j > 0 && a.ptr[i] == b.ptr[j - 1] && a.ptr[i - 1] == b.ptr[j])
            best = smaller(best, rows[0][j - 1] + 1);
        rows[2][j + 1] = best;
        least = smaller(least, best);
    }
    return least;
}

size_t text_distance(struct arena *arena, struct text a, struct text b, size_t limit)
{
    size_t gap = a.len > b.len ? a.len - b.len : b.len - a.len;
    if (gap > limit)
        return limit + 1;
    size_t *cells = arena_array(arena, 3 * (b.len + 1), sizeof *cells);
    size_t *rows[3] = {cells, cells + b.len + 1, cells + 2 * (b.len + 1)};
    for (size_t j = 0; j <= b.len; j++)
        rows[1][j] = j;
    for (size_t i = 0; i < a.len; i++) {
        if (distance_row(a, b, i, rows) > limit)
            return limit + 1;
        size_t *oldest = rows[0];
        rows[0] = rows[1];
        rows[1] = rows[2];
        rows[2] = oldest;
    }
    return smaller(rows[1][b.len], limit + 1);
}

static int text_by_bytes(const void *a, const void *b)
{
    return text_order(*(const struct text *)a, *(const struct text *)b);
}

struct text text_any_order(struct arena *arena, struct text folded)
{
    static const char between[] = " ,;:/()[]";
    struct text *words = arena_array(arena, folded.len + 1, sizeof *words);
    size_t count = 0;
    for (size_t at = 0; at < folded.len; at++) {
        bool gap = strchr(between, folded.ptr[at]) != NULL, begins = !at || strchr(between, folded.ptr[at - 1]);
        if (!gap && begins)
            words[count++] = (struct text){folded.ptr + at, 0};
        if (!gap)
            words[count - 1].len++;
    }
    if (count)
        qsort(words, count, sizeof *words, text_by_bytes);
    struct buf key = buf_new(arena, folded.len + 2);
    buf_byte(&key, '~');
    for (size_t i = 0; i < count; i++) {
        if (i)
            buf_byte(&key, ' ');
        buf_add(&key, words[i]);
    }
    return buf_text(&key);
}
