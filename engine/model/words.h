/* SPDX-License-Identifier: MIT
 * The words of the contract as enumerations, made from words.def. Plain data. */
#ifndef CONCORD_MODEL_WORDS_H
#define CONCORD_MODEL_WORDS_H

/* How two sides stand to each other; most agreeing first. */
enum relation {
#define RELATION_WORDS
#define WORD(id, written) RELATION_##id,
#include "model/words.def"
#undef WORD
#undef RELATION_WORDS
    RELATIONS
};

/* What a field, finding or question is about. */
enum topic {
#define TOPIC_WORDS
#define WORD(id, written) TOPIC_##id,
#include "model/words.def"
#undef WORD
#undef TOPIC_WORDS
    TOPICS
};

/* What sort of finding. */
enum finding_kind {
#define FINDING_WORDS
#define WORD(id, written) FINDING_##id,
#include "model/words.def"
#undef WORD
#undef FINDING_WORDS
    FINDINGS
};

/* How much hangs on a finding; least first. */
enum significance {
#define SIGNIFICANCE_WORDS
#define WORD(id, written) SIGNIFICANCE_##id,
#include "model/words.def"
#undef WORD
#undef SIGNIFICANCE_WORDS
    SIGNIFICANCES
};

/* The published four classes. */
enum classification {
#define CLASS_WORDS
#define WORD(id, written) CLASS_##id,
#include "model/words.def"
#undef WORD
#undef CLASS_WORDS
    CLASSES
};

/* From first to second. */
enum direction {
#define DIRECTION_WORDS
#define WORD(id, written) DIRECTION_##id,
#include "model/words.def"
#undef WORD
#undef DIRECTION_WORDS
    DIRECTIONS
};

/* Why two opinions differ, where the documents show it. */
enum cause {
#define CAUSE_WORDS
#define WORD(id, written) CAUSE_##id,
#include "model/words.def"
#undef WORD
#undef CAUSE_WORDS
    CAUSES
};

/* What makes two values one. */
enum because_kind {
#define BECAUSE_WORDS
#define WORD(id, written) BECAUSE_##id,
#include "model/words.def"
#undef WORD
#undef BECAUSE_WORDS
    BECAUSES
};

/* Families of questions. */
enum family {
#define FAMILY_WORDS
#define WORD(id, written) FAMILY_##id,
#include "model/words.def"
#undef WORD
#undef FAMILY_WORDS
    FAMILIES
};

/* Whom to ask. */
enum ask {
#define ASK_WORDS
#define WORD(id, written) ASK_##id,
#include "model/words.def"
#undef WORD
#undef ASK_WORDS
    ASKS
};

/* What JSON a field holds. */
enum shape {
#define SHAPE_WORDS
#define WORD(id, written) SHAPE_##id,
#include "model/words.def"
#undef WORD
#undef SHAPE_WORDS
    SHAPES
};

/* How the values of a field are compared. */
enum kind {
#define KIND_WORDS
#define WORD(id, written) KIND_##id,
#include "model/words.def"
#undef WORD
#undef KIND_WORDS
    KINDS
};

/* A list of words, by value. */
struct word_list {
    const char *const *words;
    int count;
};

enum word_lists {
    WORDS_RELATION,
    WORDS_TOPIC,
    WORDS_FINDING,
    WORDS_SIGNIFICANCE,
    WORDS_CLASS,
    WORDS_DIRECTION,
    WORDS_CAUSE,
    WORDS_BECAUSE,
    WORDS_FAMILY,
    WORDS_ASK,
    WORDS_SHAPE,
    WORDS_KIND,
    WORD_LISTS
};

/* The word list of an enumeration. */
struct word_list words_of(enum word_lists list);

/* The written word of value `value` of the list; value must be in it. */
const char *word_text(enum word_lists list, int value);

/* The value of a written word, or -1. O(words). */
int word_value(enum word_lists list, const char *written);

#endif
