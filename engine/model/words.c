/* SPDX-License-Identifier: MIT
 * In: an enumeration's value. Out: the word that documents use for it; and back. Made from words.def. */
#include "model/words.h"

#include <string.h>

static const char *const relation_words[] = {
#define RELATION_WORDS
#define WORD(id, written) [RELATION_##id] = written,
#include "model/words.def"
#undef WORD
#undef RELATION_WORDS
};

static const char *const topic_words[] = {
#define TOPIC_WORDS
#define WORD(id, written) [TOPIC_##id] = written,
#include "model/words.def"
#undef WORD
#undef TOPIC_WORDS
};

static const char *const finding_kind_words[] = {
#define FINDING_WORDS
#define WORD(id, written) [FINDING_##id] = written,
#include "model/words.def"
#undef WORD
#undef FINDING_WORDS
};

static const char *const significance_words[] = {
#define SIGNIFICANCE_WORDS
#define WORD(id, written) [SIGNIFICANCE_##id] = written,
#include "model/words.def"
#undef WORD
#undef SIGNIFICANCE_WORDS
};

static const char *const classification_words[] = {
#define CLASS_WORDS
#define WORD(id, written) [CLASS_##id] = written,
#include "model/words.def"
#undef WORD
#undef CLASS_WORDS
};

static const char *const direction_words[] = {
#define DIRECTION_WORDS
#define WORD(id, written) [DIRECTION_##id] = written,
#include "model/words.def"
#undef WORD
#undef DIRECTION_WORDS
};

static const char *const cause_words[] = {
#define CAUSE_WORDS
#define WORD(id, written) [CAUSE_##id] = written,
#include "model/words.def"
#undef WORD
#undef CAUSE_WORDS
};

static const char *const because_kind_words[] = {
#define BECAUSE_WORDS
#define WORD(id, written) [BECAUSE_##id] = written,
#include "model/words.def"
#undef WORD
#undef BECAUSE_WORDS
};

static const char *const family_words[] = {
#define FAMILY_WORDS
#define WORD(id, written) [FAMILY_##id] = written,
#include "model/words.def"
#undef WORD
#undef FAMILY_WORDS
};

static const char *const ask_words[] = {
#define ASK_WORDS
#define WORD(id, written) [ASK_##id] = written,
#include "model/words.def"
#undef WORD
#undef ASK_WORDS
};

static const char *const shape_words[] = {
#define SHAPE_WORDS
#define WORD(id, written) [SHAPE_##id] = written,
#include "model/words.def"
#undef WORD
#undef SHAPE_WORDS
};

static const char *const kind_words[] = {
#define KIND_WORDS
#define WORD(id, written) [KIND_##id] = written,
#include "model/words.def"
#undef WORD
#undef KIND_WORDS
};

static const struct word_list lists[WORD_LISTS] = {
    [WORDS_RELATION] = {relation_words, RELATIONS},
    [WORDS_TOPIC] = {topic_words, TOPICS},
    [WORDS_FINDING] = {finding_kind_words, FINDINGS},
    [WORDS_SIGNIFICANCE] = {significance_words, SIGNIFICANCES},
    [WORDS_CLASS] = {classification_words, CLASSES},
    [WORDS_DIRECTION] = {direction_words, DIRECTIONS},
    [WORDS_CAUSE] = {cause_words, CAUSES},
    [WORDS_BECAUSE] = {because_kind_words, BECAUSES},
    [WORDS_FAMILY] = {family_words, FAMILIES},
    [WORDS_ASK] = {ask_words, ASKS},
    [WORDS_SHAPE] = {shape_words, SHAPES},
    [WORDS_KIND] = {kind_words, KINDS},
};

struct word_list words_of(enum word_lists list)
{
    return lists[list];
}

const char *word_text(enum word_lists list, int value)
{
    return lists[list].words[value];
}

int word_value(enum word_lists list, const char *written)
{
    for (int i = 0; i < lists[list].count; i++)
        if (!strcmp(lists[list].words[i], written))
            return i;
    return -1;
}
