/* SPDX-License-Identifier: MIT
 * In: a phrase id, texts for its slots. Out: the sentence. */
#include "report/say.h"

#include <string.h>

#include "base/buf.h"

struct text say_phrase(const struct report *report, const char *id)
{
    return text_of(knowledge_phrase(report->knowledge, id, report->language));
}

struct text say_filled(struct arena *arena, const struct report *report, const char *id, const struct slot *slots,
                       size_t count)
{
    return fill_slots(arena, knowledge_phrase(report->knowledge, id, report->language), slots, count);
}

struct text say_word(struct arena *arena, const struct report *report, const char *prefix, struct text word)
{
    struct buf id = buf_new(arena, strlen(prefix) + word.len + 1);
    buf_puts(&id, prefix);
    buf_add(&id, word);
    const char *said = knowledge_phrase_or_null(report->knowledge, buf_text(&id).ptr, report->language);
    return said ? text_of(said) : word;
}

struct text say_brief(struct arena *arena, const struct report *report, int field, struct text text)
{
    struct buf id = buf_new(arena, 48);
    buf_format(&id, "brief.%s", report->knowledge->fields.items[field].path);
    const char *phrase = arena_copy(arena, buf_text(&id).ptr, buf_text(&id).len);
    buf_puts(&id, ".1"); /* "1 day", "3 days" */
    const char *singular = buf_text(&id).ptr;
    if (text_is(text, "1") && knowledge_has_phrase(report->knowledge, singular))
        phrase = singular;
    if (!knowledge_has_phrase(report->knowledge, phrase))
        return text;
    struct slot slot = {"list", text};
    return say_filled(arena, report, phrase, &slot, 1);
}

struct text say_measured(struct arena *arena, const struct report *report, int field, struct text text)
{
    bool number = field != NO_FIELD && report->knowledge->fields.items[field].kind == KIND_NUMBER;
    return number && text.len && !report->redact ? say_brief(arena, report, field, text) : text;
}

struct text say_label(const struct report *report, int field)
{
    if (field == NO_FIELD)
        return (struct text){0};
    const struct field *f = &report->knowledge->fields.items[field];
    const char *said = f->label ? knowledge_phrase_or_null(report->knowledge, f->label, report->language) : NULL;
    return text_of(said ? said : f->name ? f->name : "");
}

bool say_holds(struct text whole, struct text part)
{
    for (size_t at = 0; part.len && at + part.len <= whole.len; at++)
        if (!memcmp(whole.ptr + at, part.ptr, part.len))
            return true;
    return false;
}

struct text say_list(struct arena *arena, const struct report *report, const struct text *items, size_t count)
{
    struct buf out = buf_new(arena, 64);
    for (size_t i = 0; i < count; i++) {
        if (i && i + 1 == count) {
            buf_byte(&out, ' ');
            buf_add(&out, say_phrase(report, "ui.and"));
            buf_byte(&out, ' ');
        } else if (i) {
            buf_puts(&out, ", ");
        }
        buf_add(&out, items[i]);
    }
    return buf_text(&out);
}
