/* SPDX-License-Identifier: MIT
 * In: an opinion's tree of facts. Out: the fact at a name or path. */
#include "model/opinion.h"

#include <string.h>

const struct fact *fact_child(const struct fields *fields, const struct fact *fact, const char *name)
{
    for (const struct fact *child = fact ? fact->child : NULL; child; child = child->next)
        if (child->field != NO_FIELD && strcmp(fields->items[child->field].name, name) == 0)
            return child;
    return NULL;
}

const struct fact *opinion_at(const struct fields *fields, const struct opinion *opinion, const char *path)
{
    int field = field_find(fields, path);
    if (field == NO_FIELD)
        return NULL;
    const struct fact *fact = opinion->root;
    while (fact && fact->field != field) {
        const struct fact *child = fact->child;
        while (child && !(child->field != NO_FIELD && field_within(fields, field, child->field)))
            child = child->next;
        fact = child;
    }
    return fact;
}

struct text opinion_text(const struct fields *fields, const struct opinion *opinion, const char *path)
{
    const struct fact *fact = opinion_at(fields, opinion, path);
    return fact ? fact->stated : (struct text){NULL, 0};
}

/* An x_ field counts as a leaf whatever is inside: nobody looks there. An empty list is no leaf: it states nothing. */
bool fact_is_leaf(const struct fact *fact)
{
    return !fact->child && (fact->field == NO_FIELD || fact->stated.len > 0);
}
