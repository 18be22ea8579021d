/* SPDX-License-Identifier: MIT
 * Knowledge: all that the program knows and did not learn from the two opinions. Plain data, made from the files of
 * engine/knowledge/ by read/knowledge.c: at build time for the built-in tables (then written out as constants by
 * tools/compile.c), at run time for --knowledge DIR. No number or word with clinical meaning stands anywhere else. */
#ifndef CONCORD_MODEL_KNOWLEDGE_H
#define CONCORD_MODEL_KNOWLEDGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/decimal.h"
#include "model/field.h"
#include "model/words.h"

enum language { LANGUAGE_EN, LANGUAGE_ES, LANGUAGES };

/* A run of `links` (concept indices) or `strings` in the knowledge's pools. */
struct slice {
    uint32_t at;
    uint32_t count;
};

/* One row of a vocabulary. */
struct concept {
    const char *id;         /* "drug.pembrolizumab" */
    const char *vocabulary; /* "drugs" */
    const char *name[LANGUAGES];
    struct slice is_a;      /* links: broader concepts */
    struct slice parts;     /* links: the drugs of a regimen */
    struct slice never;     /* links: what it is never the same as, whatever else says so */
    const char *conversion; /* sort of thing that only some rows have: "ecog.1"; "" else */
    int8_t extent;          /* of a treatment, within its kin: more is more; 0 unknown */
    const char *source, *reviewed;
};

/* A way to write a concept. `key` is folded (base/text.h). With contexts it holds only where the diagnosis (for a result:
 * the biomarker) is one of them or lies under one. Sorted by key. */
struct name {
    const char *key;
    uint16_t concept;
    struct slice contexts; /* links */
};

/* A unit: factor to the base unit of its dimension, exact. Sorted by key (folded). */
struct unit {
    const char *key, *dimension, *source;
    struct decimal factor;
};

/* A published conversion between two scales: "gleason" "3+4" is "grade_group" "2". `one_to_one` when no other value of the
 * first scale gives the same value of the second. `tables` names who publishes it; the scales of one conversion may
 * disagree between tables (ECOG and Karnofsky), then a value is sure only where all agree. */
struct conversion {
    const char *from, *from_value, *to, *to_value, *table, *source;
    bool one_to_one;
};

/* A word or phrase of a small closed language: "every" "weekly" "bid". `sense` is "every", "per_day" ...; `value` its number.
 * Sorted by key. */
struct word_row {
    const char *key, *sense, *source;
    struct decimal value;
};

/* What a code of another system says in an opinion: "loinc 85319-2" says that /biomarkers[]/name is HER2. Without a value the field takes what
 * stands beside the code. Sorted by key, then field. See codes.csv and knowledge/README.md. */
struct code_row {
    const char *key, *field, *value, *source;
};

enum test_op {
    TEST_ALL, TEST_ANY, TEST_NONE, /* over children */
    TEST_ITEM,     /* some one item of list `field` fits all children */
    TEST_RELATION, /* the comparison of `field` has one of `relations` */
    TEST_KIN,      /* the comparison of `field` is kin (or, with `wanted` false, is not) */
    TEST_STATED,   /* `field` is stated */
    TEST_IS,       /* its word or meaning is one of `args` (words) or `links` (concepts) */
    TEST_UNDER,    /* a concept of it is, or lies under, one of `links` */
    TEST_MENTIONS, /* its text holds one of `args` as whole words, folded */
    TEST_LESS, TEST_MORE, /* its first number against `number` */
    TEST_APART,    /* in the comparison of `field` the first numbers of the two sides differ by more than `number` */
    TEST_REASON,   /* the comparison of `field` has because.phrase one of `args` */
    TEST_AMBIGUOUS /* its meaning has an acronym that the diagnosis does not settle, or words that no vocabulary knows */
};

/* Whose document a test of facts looks at. One and other: a rule that names them is tried both ways round. */
enum whose { WHOSE_EITHER, WHOSE_BOTH, WHOSE_ONE, WHOSE_OTHER };

/* One node of a rule's condition; children follow it in the pool in preorder (`size` counts the node and all below). */
struct test {
    uint8_t op, whose;
    bool wanted;
    int16_t field;      /* NO_FIELD: the frame itself */
    uint16_t relations; /* bits by enum relation */
    uint32_t size;
    struct slice args;  /* strings */
    struct slice links; /* links */
    struct decimal number;
};

enum rule_on { ON_PAIR, ON_EACH };
enum rule_direction { TURN_NONE, TURN_MORE, TURN_LESS, TURN_OTHER, TURN_ONE_MORE, TURN_ONE_LESS, TURN_EXTENT, TURN_AMOUNT };

struct rule {
    const char *id;
    uint8_t on, kind, topic, significance, direction, cause;
    bool gather;     /* one finding for all frames that fit */
    bool otherwise;  /* only for frames that no other rule has made a difference, safety or urgency of */
    bool sided;      /* some test says one or other */
    bool refuses;    /* its finding makes the two opinions not comparable */
    bool topic_of_frame; /* the finding has the frame's topic, not `topic` */
    int16_t frame_field; /* the rule is tried for each comparison of this field, or NO_FIELD ... */
    int16_t frame_topic; /* ... for each leaf of this topic, or -1; neither: once, over the whole documents */
    uint32_t test, test_size; /* into the pool of tests */
    const char *title, *explanation; /* phrase ids */
    struct slice questions; /* strings: question ids */
    struct slice sources;   /* strings: source ids */
    const char *reviewed, *review_due;
};

struct question {
    const char *id;
    uint8_t family, topic;
    uint32_t ask; /* bits by enum ask; ASK_FIRST_DOCTOR alone in a one-sided rule means "one" and is turned to its side */
    bool blocking;
    const char *text[LANGUAGES];
    const char *source, *reviewed, *review_due;
};

struct phrase {
    const char *id, *text[LANGUAGES];
};

/* A glossary entry; shown when its term or one of its other names occurs in an opinion. */
struct glossary_entry {
    const char *id, *term[LANGUAGES], *plain[LANGUAGES];
    struct slice also; /* strings: both terms, then its other names */
    const char *source, *reviewed;
};

struct source {
    const char *id, *title, *address, *date;
};

/* A line of the checklist (what to bring, whom to take along). */
struct check_row {
    const char *id, *text[LANGUAGES];
};

/* An id that no row may have again: an old report may name it. `key` is "question drug.blood". */
struct retired {
    const char *key, *id, *since, *why, *instead; /* instead: another id of the same table, or "" */
};

/* Words that no text of ours may hold. `key` is the language and the words: "en better". */
struct banned {
    const char *key, *words, *why;
    uint8_t language;
};

/* A word in capital letters that a reader may meet unexplained. */
struct abbreviation {
    const char *key, *why;
};

struct knowledge {
    const char *version, *reviewed;
    const char *digest; /* SHA-256 over the files that it was read from (read/knowledge.c); of the folder, where there is one */
    const char *under;  /* the digest of what this is laid over, or NULL */
    const char *folder; /* of --knowledge, or NULL */
    struct fields fields;
    const struct concept *concepts; size_t concept_count;
    const struct name *names; size_t name_count;
    const struct unit *units; size_t unit_count;
    const struct conversion *conversions; size_t conversion_count;
    const struct word_row *words; size_t word_count;
    const struct code_row *codes; size_t code_count;
    const struct rule *rules; size_t rule_count;
    const struct test *tests; size_t test_count;
    const struct question *questions; size_t question_count; /* sorted by id */
    const struct phrase *phrases; size_t phrase_count;       /* sorted by id */
    const struct glossary_entry *glossary; size_t glossary_count;
    const struct source *sources; size_t source_count;       /* sorted by id */
    const struct check_row *checklist; size_t check_count;
    const struct retired *retired; size_t retired_count;                /* sorted by key, like the next two: only lint asks for them */
    const struct banned *banned; size_t banned_count;
    const struct abbreviation *abbreviations; size_t abbreviation_count;
    const uint16_t *links; size_t link_count;
    const char *const *strings; size_t string_count;
};

/* The built-in tables (build/knowledge.c). */
extern const struct knowledge knowledge_built_in;

/* Look-ups by binary search; NULL or -1 when there is none. A phrase that is missing is a BUG: lint proves it is there. */
const struct question *knowledge_question(const struct knowledge *k, const char *id);
const struct source *knowledge_source(const struct knowledge *k, const char *id);
const char *knowledge_phrase(const struct knowledge *k, const char *id, enum language language);
const char *knowledge_phrase_or_null(const struct knowledge *k, const char *id, enum language language);
bool knowledge_has_phrase(const struct knowledge *k, const char *id);
const struct rule *knowledge_rule(const struct knowledge *k, const char *id);
const struct retired *knowledge_retired(const struct knowledge *k, const char *key);
bool knowledge_may_abbreviate(const struct knowledge *k, const char *word);
int knowledge_concept(const struct knowledge *k, const char *id);

/* Whether concept `a` is `b` or lies under it by is_a. Cost: the ancestors of a. */
bool concept_under(const struct knowledge *k, uint16_t a, uint16_t b);

/* Whether a row says that a and b are never the same (either way round). */
bool concept_never(const struct knowledge *k, uint16_t a, uint16_t b);

#endif
