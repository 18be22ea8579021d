/* SPDX-License-Identifier: MIT
 * In: a glossary entry and two opinions. Out: the term, with the short form or other name that a reader meets. */
#include "report/term.h"

#include "base/buf.h"
#include "report/say.h"

static bool is_letter(char byte)
{
    unsigned char b = (unsigned char)byte;
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b >= 0x80 || b == '_';
}

static char lowered(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

/* `name` (folded) as it is written in `text`, as whole words; empty where it is not. */
static struct text found_in(struct text text, struct text name)
{
    for (size_t at = 0; name.len && at + name.len <= text.len; at++) {
        size_t same = 0;
        while (same < name.len && lowered(text.ptr[at + same]) == name.ptr[same])
            same++;
        bool starts = !at || !is_letter(text.ptr[at - 1]),
             ends = at + name.len == text.len || !is_letter(text.ptr[at + name.len]);
        if (same == name.len && starts && ends)
            return (struct text){text.ptr + at, name.len};
    }
    return (struct text){0};
}

/* A word of the contract is shown in plain language: nobody meets it as it stands in the file. */
static bool is_met(struct arena *arena, const struct report *report, const struct fact *fact)
{
    if (fact->child || fact->field == NO_FIELD)
        return false;
    return !report->knowledge->fields.items[fact->field].words ||
           say_word(arena, report, "word.", fact->stated).ptr == fact->stated.ptr;
}

static struct text found(struct arena *arena, const struct report *report, struct text name)
{
    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < report->opinions[side]->count; i++) {
            const struct fact *fact = report->opinions[side]->facts[i];
            struct text seen = found_in(fact->stated, name);
            if (seen.len && is_met(arena, report, fact))
                return seen;
        }
    return (struct text){0};
}

struct text term_shown(struct arena *arena, const struct report *report, const struct glossary_entry *entry)
{
    const struct knowledge *k = report->knowledge;
    struct text term = text_of(entry->term[report->language]), seen = {0};
    if (found(arena, report, text_fold(arena, term)).len)
        return term;
    for (uint32_t i = 0; i < entry->also.count && !seen.len; i++)
        seen = found(arena, report, text_of(k->strings[entry->also.at + i]));
    if (!seen.len)
        return term;
    struct buf out = buf_new(arena, term.len + seen.len + 3);
    buf_add(&out, term);
    buf_puts(&out, " (");
    buf_add(&out, seen);
    buf_byte(&out, ')');
    return buf_text(&out);
}
