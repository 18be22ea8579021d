/* SPDX-License-Identifier: MIT
 * What the two halves of the rule reader share: rules.c reads what a rule says, rule_test.c when it says it. */
#ifndef CONCORD_READ_RULE_H
#define CONCORD_READ_RULE_H

#include "read/draft.h"
#include "read/json.h"

struct rule_reader {
    struct draft *draft;
    struct diags *diags;
    size_t file;
    const struct json *root; /* of the file */
    struct rule rule; /* the one being read */
    size_t faults;    /* in it */
};

void rule_fault(struct rule_reader *reader, const struct json *at, const char *what, struct text which);

/* The same for an id that `roll` does not have, with the nearest that it has. */
void rule_unknown(struct rule_reader *reader, const struct json *at, const struct roll *roll, const char *what, struct text id);


/* The same for a word that the list does not have, with all that it has. */
void rule_unknown_word(struct rule_reader *reader, const struct json *at, enum word_lists list, const char *what, struct text word);

const char *rule_string(struct rule_reader *reader, struct text text);

/* The field of a path, or NO_FIELD and a fault. */
int rule_field(struct rule_reader *reader, const struct json *path);

/* Compiles the member "when" of the rule to test nodes at the end of the pool; none: the rule always fits. */
void rule_test(struct rule_reader *reader, const struct json *rule);

#endif
