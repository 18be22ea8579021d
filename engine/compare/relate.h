/* SPDX-License-Identifier: MIT
 * Relates two stated values by the kind of their field. Symmetric: relate(a, b) and relate(b, a) agree but for the sides. Private
 * to compare/. */
#ifndef CONCORD_COMPARE_RELATE_H
#define CONCORD_COMPARE_RELATE_H

#include "compare/context.h"

/* How two values stand, and why. */
struct verdict {
    enum relation relation;
    struct because because;
    bool kin;
    int8_t extent;
};

/* Verdicts of one line. */
struct verdict verdict_plain(enum relation relation);
struct verdict verdict_because(enum relation relation, enum because_kind kind, const char *phrase, const char *source);

/* The verdict on two stated facts of one field (leaves, or objects that are one value: a grade, a size). */
struct verdict relate(const struct context *c, const struct fact *a, const struct fact *b);

/* One reader a family of kinds; each in the file of its name. */
struct verdict relate_terms(const struct context *c, const struct fact *a, const struct fact *b);
struct verdict relate_stage(const struct context *c, const struct fact *a, const struct fact *b);
struct verdict relate_grade(const struct context *c, const struct fact *a, const struct fact *b);
struct verdict relate_risk(const struct context *c, const struct fact *a, const struct fact *b);
struct verdict relate_performance(const struct context *c, const struct fact *a, const struct fact *b);
struct verdict relate_amounts(const struct context *c, const struct fact *a, const struct fact *b);
struct verdict relate_result(const struct context *c, const struct fact *a, const struct fact *b);
struct verdict relate_date(const struct context *c, const struct fact *a, const struct fact *b);

/* Two lists of amounts, each with at least one; the verdict quotes nothing. */
struct verdict relate_numbers(struct amounts a, struct amounts b);

/* Two codes of one ruler ("2b", "c1"), whatever stands around them: equal, one more exact, or different. */
struct verdict relate_codes(struct stage_value x, struct stage_value y);

/* Whether the same thing is written on both sides (leaves of an object in schema order). */
bool relate_written_same(const struct context *c, const struct fact *a, const struct fact *b);

/* The first ruler of `a`'s field that both sides state and that differs between them: a verdict of not_comparable; else the
 * relation is SAME. */
struct verdict relate_rulers(const struct context *c, const struct fact *a, const struct fact *b);

/* Whether the field is a course of action: two that share nothing are two courses, known or not. */
bool relate_is_treatment(const struct context *c, const struct fact *fact);

/* The drugs and procedures that a plan's step means: its treatment, or its list of drugs where that says more. */
struct terms relate_step_terms(const struct context *c, const struct fact *step);

/* The length of the longest row of words.csv with this sense that a folded text begins with, as whole words; 0 for none. O(rows). */
size_t relate_begins(const struct context *c, struct text text, const char *sense);

/* Whether text `a` denies what text `b` tells: "no nodules", "two nodules". False where it is not plain. O(words x words). */
bool relate_denies(const struct context *c, const struct fact *a, const struct fact *b);

/* Both sets as one. */
struct terms relate_joined(const struct context *c, struct terms a, struct terms b);

/* How a treatment stands to the parts that it is taken apart into. A class beside its member is one treatment. */
struct verdict relate_taken_apart(const struct context *c, struct terms whole, struct terms parts);

/* The terms of a treatment (then those of its step), or of any other fact of terms. */
struct terms relate_terms_of(const struct context *c, const struct fact *fact);

#endif
