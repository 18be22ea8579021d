/* SPDX-License-Identifier: MIT
 * Meaning: what a stated value says, read by the kind of its field; the raw text is never lost. Plain data.
 * A value that is not understood has form MEANING_NONE and is compared as it is written. */
#ifndef CONCORD_MODEL_MEANING_H
#define CONCORD_MODEL_MEANING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/decimal.h"
#include "base/text.h"

enum form { MEANING_NONE, MEANING_TERMS, MEANING_AMOUNT, MEANING_STAGE, MEANING_GRADE, MEANING_DATE, MEANING_VERSION };

/* Sides of the body that a text names; bits. */
enum side_of_body { BODY_LEFT = 1, BODY_RIGHT = 2, BODY_BOTH = 4 };

enum bound { BOUND_NONE, BOUND_BELOW, BOUND_AT_MOST, BOUND_ABOVE, BOUND_AT_LEAST };

/* One number with its unit brought to the base unit of its dimension ("cGy" to Gy, "weeks" to days). */
struct amount {
    struct decimal value, high; /* high: the upper end of a range, else equal to value */
    enum bound bound;
    const char *dimension; /* "dose", "length", "time", "" for a bare number; interned: compare by pointer or text */
    bool approximate;
};

enum { LAST_DAY = 63 }; /* of a cycle: the highest bit of `days` */

/* All the numbers of a text, in order, with what is left of its words (folded, sorted). `days`: the days of a cycle that it lists, day 1 in
 * bit 1. `routes`: the ways in which a drug is given, by their numbers in words.csv. */
struct amounts {
    const struct amount *items;
    size_t count;
    struct text rest;
    uint64_t days;
    uint32_t routes;
};

/* One or several concepts. `concepts` is sorted and without repeats, regimens already taken apart into drugs (`whole` keeps
 * the concept as written, or -1). `rest` is what the vocabularies do not know, folded, words sorted: two terms with
 * different rest are never equivalent. `amounts`: the strengths and rhythms beside one name ("pembrolizumab 200 mg every 3 weeks").
 * `change`: the one change of a gene that is told ("V600E", "p.Val600Glu"), in one form that begins with VARIANT; where no row names it, it
 * stands in `rest` as well. `ambiguous`: an acronym that the diagnosis does not settle. */
#define VARIANT "change="

struct terms {
    const uint16_t *concepts;
    size_t count;
    int32_t whole;
    struct text rest, change;
    struct amounts amounts;
    bool ambiguous;
    uint8_t body; /* side_of_body bits */
};

/* A stage category or group. "ypT1c(m)": prefix "yp", letter 'T', code "1c", suffix "(m)". Group "IIB": letter 0, code "2b".
 * Codes are lower case with arabic numbers; `detail` is one shorter code a time when cut from the end: 2b -> 2. */
struct stage_value {
    struct text prefix, code, suffix;
    char letter;
};

/* A grade: its system's concept (as "gleason", "grade_group"; "" when none is stated) and its value in that system's normal
 * form ("3+4", "2", "7"). */
struct grade_value {
    const char *system;
    struct text value;
};

struct date_value {
    int year, month, day; /* 0: not stated */
};

struct meaning {
    enum form form;
    struct text canonical; /* for showing ("meaning" in the report) and for pairing; "" when there is none */
    const char *source;    /* where the reading comes from: a source id of the knowledge, or NULL */
    union {
        struct terms terms;
        struct amounts amounts;
        struct stage_value stage;
        struct grade_value grade;
        struct date_value date;
    } as;
};

#endif
