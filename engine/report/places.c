/* SPDX-License-Identifier: MIT
 * In: a finding. Out: where it can be seen, in one line. O(evidence squared): a finding rests on few places. */
#include "report/places.h"

#include <string.h>

#include "base/buf.h"

/* Whether `text` begins with `start` and goes on below it. */
static bool is_below(const char *pointer, const char *above)
{
    size_t len = strlen(above);
    return len && !strncmp(pointer, above, len) && pointer[len] == '/';
}

static bool has_place(const struct finding *finding, enum side side, const char *pointer)
{
    for (size_t i = 0; i < finding->evidence_count; i++)
        if (finding->evidence[i].side == side && !strcmp(finding->evidence[i].pointer, pointer))
            return true;
    return false;
}

/* A place below another one of the finding adds nothing. */
static bool is_inner(const struct finding *finding, const struct evidence *evidence)
{
    for (size_t i = 0; i < finding->evidence_count; i++)
        if (finding->evidence[i].side == evidence->side && is_below(evidence->pointer, finding->evidence[i].pointer))
            return true;
    return false;
}

static enum where where_is(const struct finding *finding, const struct evidence *evidence)
{
    enum side other = evidence->side == SIDE_FIRST ? SIDE_SECOND : SIDE_FIRST;
    return has_place(finding, other, evidence->pointer) ? IN_BOTH : evidence->side == SIDE_FIRST ? IN_FIRST : IN_SECOND;
}

struct text places_text(struct arena *arena, const struct finding *finding, const struct text names[WHERES])
{
    struct buf out = buf_new(arena, 96);
    for (int where = 0; where < WHERES; where++) {
        bool any = false;
        for (size_t i = 0; i < finding->evidence_count; i++) {
            const struct evidence *e = &finding->evidence[i];
            if (where_is(finding, e) != (enum where)where || is_inner(finding, e) ||
                (where == IN_BOTH && e->side != SIDE_FIRST))
                continue;
            buf_puts(&out, any ? ", " : out.len ? " \xc2\xb7 " : "");
            buf_add(&out, any ? (struct text){0} : names[where]);
            buf_puts(&out, any ? "" : " ");
            buf_puts(&out, *e->pointer ? e->pointer : "/");
            any = true;
        }
    }
    return buf_text(&out);
}

struct text places_short(struct arena *arena, const struct finding *finding)
{
    const struct text names[WHERES] = {TEXT("1+2"), TEXT("1"), TEXT("2")};
    return places_text(arena, finding, names);
}
