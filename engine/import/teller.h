/* SPDX-License-Identifier: MIT
 * Teller: what is wrong with a worksheet, out of the phrases and in the language of who filled it in. A refusal is the id of one phrase,
 * "problem; remedy", and what fills its slots. Private to import/. */
#ifndef CONCORD_IMPORT_TELLER_H
#define CONCORD_IMPORT_TELLER_H

#include "base/diag.h"
#include "base/fill.h"
#include "model/knowledge.h"

struct teller {
    struct arena *arena;
    const struct knowledge *k;
    struct diags *diags;
    enum language language;
};

/* What is wrong, and what would be right. */
struct said {
    const char *problem, *remedy;
};

/* From now on in this language; the faults to come are marked with it. */
void teller_speak(struct teller *teller, enum language language);

/* A phrase with its slots filled; a number as a slot takes it; the words that a field takes ("left, right"; none where it takes any text). */
struct text teller_fill(const struct teller *teller, const char *id, const struct slot *slots, size_t count);
struct text teller_number(const struct teller *teller, size_t number);
struct text teller_words(const struct teller *teller, const struct field *field);

/* A refusal by its phrase; and one by the readers of tables and values (csv_read, value_check). They know English alone; in another language
 * their codes say it ("fault.code.O010"), with the bounds of `field`, which may be NULL. */
struct said teller_say(const struct teller *teller, const char *id, const struct slot *slots, size_t count);
struct said teller_say_anew(const struct teller *teller, const struct diag *diag, const struct field *field);

void teller_refuse(const struct teller *teller, struct place place, const char *code, struct said said);

#endif
