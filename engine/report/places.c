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

/* At most `most` places of each kind; "…" stands for the others. */
static struct text first_places(struct arena *arena, const struct finding *finding, const struct text names[WHERES], size_t most)
{
    struct buf out = buf_new(arena, 96);
    for (int where = 0; where < WHERES; where++) {
        size_t told = 0;
        for (size_t i = 0; i < finding->evidence_count; i++) {
            const struct evidence *e = &finding->evidence[i];
            if (where_is(finding, e) != (enum where)where || is_inner(finding, e) ||
                (where == IN_BOTH && e->side != SIDE_FIRST))
                continue;
            if (told++ >= most) {
                buf_puts(&out, " \xe2\x80\xa6");
                break;
            }
            buf_puts(&out, told > 1 ? ", " : out.len ? " \xc2\xb7 " : "");
            buf_add(&out, told > 1 ? (struct text){0} : names[where]);
            buf_puts(&out, told > 1 ? "" : " ");
            buf_puts(&out, *e->pointer ? e->pointer : "/");
        }
    }
    return buf_text(&out);
}

struct text places_text(struct arena *arena, const struct finding *finding, const struct text names[WHERES])
{
    return first_places(arena, finding, names, finding->evidence_count);
}

struct text places_short(struct arena *arena, const struct finding *finding)
{
    const struct text names[WHERES] = {TEXT("1+2"), TEXT("1"), TEXT("2")};
    return first_places(arena, finding, names, 1);
}
