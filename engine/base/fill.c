/* SPDX-License-Identifier: MIT
 * In: a template, texts for its slots. Out: the sentence. One pass over the template, so a slot can never inject a slot. */
#include "base/fill.h"

#include <string.h>

#include "base/buf.h"

static const struct slot *slot_at(const char *at, const struct slot *slots, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t len = strlen(slots[i].name);
        if (!strncmp(at + 1, slots[i].name, len) && at[1 + len] == '}')
            return &slots[i];
    }
    return NULL;
}

struct text fill_slots(struct arena *arena, const char *form, const struct slot *slots, size_t count)
{
    struct buf out = buf_new(arena, strlen(form) + 64);
    for (const char *at = form; *at;) {
        size_t plain = strcspn(at, "{");
        buf_add(&out, (struct text){at, plain});
        at += plain;
        const struct slot *slot = *at ? slot_at(at, slots, count) : NULL;
        if (slot) {
            buf_add(&out, slot->text);
            at += strlen(slot->name) + 2;
        } else if (*at) {
            buf_byte(&out, *at++);
        }
    }
    return buf_text(&out);
}
