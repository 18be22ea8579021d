/* SPDX-License-Identifier: MIT
 * In: the atoms of a folded text. Out: rows of the vocabularies' names that begin at one of them. The sorted names are walked
 * like a trie: every atom narrows the range of names that share what was read so far, by binary search. */
#include "normalise/names.h"

#include <string.h>

struct walk {
    const struct knowledge *k;
    const struct atoms *atoms;
    size_t first;
    struct slice *found;
    size_t longest;
};

struct range {
    size_t lo, hi, depth; /* names lo..hi share their first `depth` bytes */
};

/* How the key of name `i` after `depth` stands to `part`: before it, beginning with it, after it. */
static int stands(const struct knowledge *k, size_t i, size_t depth, struct text part)
{
    return strncmp(k->names[i].key + depth, part.ptr, part.len);
}

/* The first name of the range whose key is not before `part` (or, with `past`, does not begin with it). */
static size_t edge(const struct knowledge *k, struct range range, struct text part, bool past)
{
    size_t lo = range.lo, hi = range.hi;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        int order = stands(k, mid, range.depth, part);
        if (order < 0 || (past && order == 0))
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

/* The names that go on with `part`. They are few beside all the others: their end is looked for in strides that double. */
static struct range narrow(const struct knowledge *k, struct range range, struct text part)
{
    size_t lo = edge(k, range, part, false), stride = 1;
    struct range inner = {lo, lo, range.depth + part.len};
    while (inner.hi < range.hi && stands(k, inner.hi, range.depth, part) == 0) {
        inner.hi = range.hi - inner.hi > stride ? inner.hi + stride : range.hi;
        stride *= 2;
    }
    if (inner.hi > lo)
        inner.hi = edge(k, (struct range){lo, inner.hi, range.depth}, part, true);
    return inner;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Whether the gap may be written otherwise: "t dm1" for "t-dm1", "chemo-radiation" for "chemoradiation". Never between two numbers,
 * and two short bits of letters are not run together ("ac t" is not "act"). */
static size_t other_gaps(const struct atoms *atoms, size_t left, struct text gap, const char *out[2])
{
    struct atom a = atoms->items[left], b = atoms->items[left + 1];
    bool digit_left = is_digit(atoms->text.ptr[a.to - 1]), digit_right = is_digit(atoms->text.ptr[b.from]);
    bool space = text_is(gap, " ");
    if ((!space && !text_is(gap, "-")) || (digit_left && digit_right))
        return 0;
    out[0] = space ? "-" : " ";
    out[1] = "";
    bool long_enough = a.to - a.from >= 3 && b.to - b.from >= 3;
    return digit_left || digit_right || long_enough ? 2 : 1;
}

/* The names that end where the range has been read to. */
static struct slice ending(const struct knowledge *k, struct range range)
{
    size_t hi = range.lo;
    while (hi < range.hi && k->names[hi].key[range.depth] == '\0')
        hi++;
    return (struct slice){(uint32_t)range.lo, (uint32_t)(hi - range.lo)};
}

/* The brackets that close right behind an atom belong to a name that has them: "t(9;22)", but "(FOLFOX)" is FOLFOX. */
static struct slice ending_closed(const struct walk *walk, size_t last, struct range range)
{
    struct text text = walk->atoms->text;
    size_t from = walk->atoms->items[last].to, to = from;
    while (to < text.len && text.ptr[to] == ')')
        to++;
    struct text closing = {text.ptr + from, to - from};
    return closing.len ? ending(walk->k, narrow(walk->k, range, closing)) : (struct slice){0, 0};
}

static void note(struct walk *walk, size_t last, struct range range)
{
    size_t length = last - walk->first + 1;
    struct slice names = ending_closed(walk, last, range);
    if (!names.count)
        names = ending(walk->k, range);
    if (!names.count || walk->found[length - 1].count)
        return;
    walk->found[length - 1] = names;
    if (length > walk->longest)
        walk->longest = length;
}

/* The bits between two atoms without their spaces: "her2 / neu" is also looked for as "her2/neu". */
static struct text tight(struct text gap)
{
    struct text inner = text_trim(gap);
    return inner.len == 1 ? inner : gap;
}

static void walk_from(struct walk *walk, size_t at, struct range range);

/* Goes on behind atom `at` with the names that have `gap` there. */
static void walk_over(struct walk *walk, size_t at, struct range range, struct text gap)
{
    range = narrow(walk->k, range, gap);
    if (range.lo < range.hi)
        walk_from(walk, at + 1, range);
}

static void walk_from(struct walk *walk, size_t at, struct range range)
{
    const struct atoms *atoms = walk->atoms;
    struct atom atom = atoms->items[at];
    range = narrow(walk->k, range, (struct text){atoms->text.ptr + atom.from, atom.to - atom.from});
    if (range.lo == range.hi)
        return;
    if (atom.stops)
        note(walk, at, range);
    if (at + 1 == atoms->count || at + 1 - walk->first >= NAMES_LONGEST)
        return;
    struct text gap = {atoms->text.ptr + atom.to, atoms->items[at + 1].from - atom.to};
    walk_over(walk, at, range, gap);
    struct text close = tight(gap);
    if (close.len != gap.len)
        walk_over(walk, at, range, close);
    const char *others[2];
    size_t count = other_gaps(atoms, at, gap, others);
    for (size_t i = 0; i < count; i++)
        walk_over(walk, at, range, text_of(others[i]));
}

size_t names_at(const struct knowledge *k, const struct atoms *atoms, size_t first, struct slice found[NAMES_LONGEST])
{
    struct walk walk = {k, atoms, first, found, 0};
    memset(found, 0, NAMES_LONGEST * sizeof *found);
    walk_from(&walk, first, (struct range){0, k->name_count, 0});
    return walk.longest;
}

struct slice names_exact(const struct knowledge *k, struct text key)
{
    return ending(k, narrow(k, (struct range){0, k->name_count, 0}, key));
}
