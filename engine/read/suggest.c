/* SPDX-License-Identifier: MIT
 * In: a name that nobody knows. Out: the known one that was probably meant. Distance: base/text.h; ties go to the
 * first in the schema's order. */
#include "read/suggest.h"

#include "base/buf.h"
#include "base/limits.h"

enum { FAR = 1 << 20, LONGEST = 64 };

/* Small letters, and nothing between the words: "startWithinDays", "start-within days", "start_within_days" are one. */
static struct text bare(struct arena *arena, struct text name)
{
    struct buf out = buf_new(arena, name.len);
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        if (c >= 'A' && c <= 'Z')
            c = (char)(c + ('a' - 'A'));
        if (c != '_' && c != '-' && c != ' ')
            buf_byte(&out, c);
    }
    return buf_text(&out);
}

/* How far apart two names are: 0 when they differ in case and joining only. */
static size_t distance(struct arena *arena, struct text wrong, const char *right)
{
    if (wrong.len > LONGEST)
        return FAR;
    return text_distance(arena, bare(arena, wrong), bare(arena, text_of(right)), LONGEST);
}

/* Whether a distance is a slip and not another word: short names leave less room. */
static bool is_slip(size_t distance, struct text wrong)
{
    return distance <= LIMIT_EDIT_DISTANCE && distance * 2 <= wrong.len;
}

const char *suggest_word(struct arena *arena, struct text wrong, const char *const *words)
{
    const char *nearest = NULL;
    size_t least = FAR;
    for (; *words; words++) {
        size_t far = distance(arena, wrong, *words);
        if (far < least) {
            least = far;
            nearest = *words;
        }
    }
    return is_slip(least, wrong) ? nearest : NULL;
}

/* The only field of the schema with this very name, if it stands elsewhere. */
static int elsewhere(const struct fields *fields, struct text name)
{
    int found = NO_FIELD;
    for (int i = 1; i < fields->count; i++) {
        if (!text_is(name, fields->items[i].name) || text_starts(text_of(fields->items[i].path), "/plan/alternatives"))
            continue;
        if (found != NO_FIELD)
            return NO_FIELD;
        found = i;
    }
    return found;
}

const char *suggest_field(struct arena *arena, const struct fields *fields, int object, struct text wrong)
{
    struct buf out = buf_new(arena, 0);
    const char *nearest = "format";
    size_t least = FAR + 1;
    for (int at = fields->items[object].child; at != NO_FIELD; at = fields->items[at].next) {
        size_t far = distance(arena, wrong, fields->items[at].name);
        if (far < least) {
            least = far;
            nearest = fields->items[at].name;
        }
    }
    int other = elsewhere(fields, wrong);
    if (is_slip(least, wrong))
        buf_format(&out, "did you mean \"%s\"?", nearest);
    else if (other != NO_FIELD)
        buf_format(&out, "it belongs at %s; the nearest field here is \"%s\"", fields->items[other].path, nearest);
    else
        buf_format(&out, "the nearest known field is \"%s\"; names of your own begin with x_", nearest);
    return buf_text(&out).ptr;
}
