/* SPDX-License-Identifier: MIT
 * In: the field table. Out: where a path or a name stands in it. */
#include "model/field.h"

#include <string.h>

int field_child(const struct fields *fields, int parent, struct text name)
{
    if (parent < 0 || parent >= fields->count)
        return NO_FIELD;
    for (int at = fields->items[parent].child; at != NO_FIELD; at = fields->items[at].next)
        if (text_is(name, fields->items[at].name))
            return at;
    return NO_FIELD;
}

/* Goes down one part of a path: a name, or a name and "[]" for the item of a list. */
static int step(const struct fields *fields, int at, struct text part)
{
    bool item = part.len > 2 && memcmp(part.ptr + part.len - 2, "[]", 2) == 0;
    if (item)
        part.len -= 2;
    at = field_child(fields, at, part);
    return item && at != NO_FIELD ? fields->items[at].child : at;
}

int field_find(const struct fields *fields, const char *path)
{
    int at = fields->count > 0 ? 0 : NO_FIELD;
    if (strcmp(path, "/") == 0)
        return at;
    while (*path == '/' && at != NO_FIELD) {
        size_t len = strcspn(path + 1, "/");
        at = step(fields, at, (struct text){path + 1, len});
        path += 1 + len;
    }
    return *path ? NO_FIELD : at;
}

bool field_within(const struct fields *fields, int field, int above)
{
    while (field != above && field >= 0)
        field = fields->items[field].parent;
    return field == above && field >= 0;
}
