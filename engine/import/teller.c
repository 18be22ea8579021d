/* SPDX-License-Identifier: MIT
 * In: the id of a phrase and what fills it. Out: a fault in the language of the worksheet. */
#include "import/teller.h"

#include <string.h>

#include "base/buf.h"

void teller_speak(struct teller *teller, enum language language)
{
    teller->language = language;
    teller->diags->lang = language == LANGUAGE_ES ? "es" : NULL;
}

struct text teller_fill(const struct teller *teller, const char *id, const struct slot *slots, size_t count)
{
    return fill_slots(teller->arena, knowledge_phrase(teller->k, id, teller->language), slots, count);
}

struct text teller_number(const struct teller *teller, size_t number)
{
    struct buf out = buf_new(teller->arena, 8);
    buf_number(&out, number);
    return buf_text(&out);
}

struct text teller_words(const struct teller *teller, const struct field *field)
{
    struct buf out = buf_new(teller->arena, 128), id = buf_new(teller->arena, 32);
    for (const char *const *word = field->words; word && *word; word++) {
        id.len = 0;
        buf_format(&id, "word.%s", *word);
        const char *said = knowledge_phrase_or_null(teller->k, buf_text(&id).ptr, teller->language);
        buf_format(&out, "%s%s", word == field->words ? "" : ", ", said ? said : *word);
    }
    return buf_text(&out);
}

/* The phrase is cut before it is filled: a slot may hold anything. */
struct said teller_say(const struct teller *teller, const char *id, const struct slot *slots, size_t count)
{
    const char *form = knowledge_phrase(teller->k, id, teller->language), *cut = strstr(form, "; ");
    const char *problem = arena_copy(teller->arena, form, cut ? (size_t)(cut - form) : strlen(form));
    return (struct said){fill_slots(teller->arena, problem, slots, count).ptr, fill_slots(teller->arena, cut ? cut + 2 : "", slots, count).ptr};
}

struct said teller_say_anew(const struct teller *teller, const struct diag *diag, const struct field *field)
{
    struct buf id = buf_new(teller->arena, 24);
    buf_format(&id, "fault.code.%s", diag->code);
    if (teller->language == LANGUAGE_EN || !knowledge_has_phrase(teller->k, buf_text(&id).ptr))
        return (struct said){diag->problem, diag->remedy};
    const struct slot bounds[] = {{"least", teller_number(teller, field ? (size_t)field->least : 0)},
                                  {"most", teller_number(teller, field ? (size_t)field->most : 0)}};
    return teller_say(teller, buf_text(&id).ptr, bounds, 2);
}

void teller_refuse(const struct teller *teller, struct place place, const char *code, struct said said)
{
    diags_add(teller->diags, place, code, said.remedy, "%s", said.problem);
}
