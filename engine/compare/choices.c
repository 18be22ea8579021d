/* SPDX-License-Identifier: MIT
 * In: the comparison of two plans. Out: marks on what is first choice of one doctor and another choice of the other: the commonest way in which
 * two opinions differ and both keep to one guideline. */
#include "compare/choices.h"

#include <stdlib.h>
#include <string.h>

#include "compare/keys.h"

static int by_text(const void *a, const void *b)
{
    return text_order(*(const struct text *)a, *(const struct text *)b);
}

struct meanings {
    struct text *items;
    size_t count;
};

/* The meanings of the items of a list of one plan, sorted; but for those that are advised against. */
static struct meanings meanings_of(const struct context *c, const struct fact *plan, const char *name)
{
    const struct fact *list = plan ? fact_child(&c->knowledge->fields, plan, name) : NULL;
    size_t room = 1;
    for (const struct fact *item = list ? list->child : NULL; item; item = item->next)
        room++;
    struct meanings meanings = {arena_array(c->arena, room, sizeof *meanings.items), 0};
    for (const struct fact *item = list ? list->child : NULL; item; item = item->next) {
        const struct fact *stance = fact_child(&c->knowledge->fields, item, "stance");
        struct keys keys = keys_main(c, item);
        if (keys.count && !(stance && text_is(stance->stated, "advised_against")))
            meanings.items[meanings.count++] = keys.items[0];
    }
    if (meanings.count)
        qsort(meanings.items, meanings.count, sizeof *meanings.items, by_text);
    return meanings;
}

static bool holds(const struct context *c, struct meanings meanings, const struct fact *item)
{
    struct keys keys = keys_main(c, item);
    return keys.count && meanings.count && bsearch(&keys.items[0], meanings.items, meanings.count, sizeof(struct text), by_text);
}

static bool is_item_of(const struct context *c, const struct comparison *part, const char *name)
{
    int parent = c->knowledge->fields.items[part->field].parent;
    return parent != NO_FIELD && !strcmp(c->knowledge->fields.items[parent].name, name);
}

/* Marks lone items of list `own` whose meaning stands in list `far` of the other plan. */
static void mark(const struct context *c, struct comparison *plan, const char *own, const char *far, const char *phrase)
{
    const struct meanings others[2] = {meanings_of(c, plan->second, far), meanings_of(c, plan->first, far)};
    for (struct comparison *part = plan->child; part; part = part->next) {
        bool lone = !part->first != !part->second;
        if (!lone || part->because.phrase || !is_item_of(c, part, own))
            continue;
        if (holds(c, others[part->first ? 0 : 1], part->first ? part->first : part->second))
            part->because.phrase = phrase;
    }
}

void choices_mark(const struct context *c, struct comparison *plan)
{
    if (!plan || !plan->child)
        return;
    mark(c, plan, "steps", "alternatives", "because.other_choice");
    mark(c, plan, "alternatives", "steps", "because.other_plan");
}
