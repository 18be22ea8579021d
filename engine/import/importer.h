/* SPDX-License-Identifier: MIT
 * What the files that read FHIR share: the file, the document that is being made, and the few ways to put something into it. Private to
 * import/. */
#ifndef CONCORD_IMPORT_IMPORTER_H
#define CONCORD_IMPORT_IMPORTER_H

#include "base/diag.h"
#include "import/bundle.h"
#include "import/import.h"
#include "import/made.h"
#include "model/knowledge.h"

/* What kind of thing a resource tells. */
enum sort { SORT_NONE, SORT_PATIENT, SORT_CANCER, SORT_SPREAD, SORT_ILLNESS, SORT_ALLERGY, SORT_GOAL, SORT_TRIAL, SORT_RECORD,
            SORT_MEDICINE, SORT_DRUG, SORT_TREATMENT, SORT_TEST, SORT_OBSERVATION, SORT_CARE_PLAN, SORT_ACTIVITY };

/* A name, number or address that no output may hold. */
struct personal {
    struct text folded, digits;
};

struct importer {
    struct arena *arena;
    const struct knowledge *k;
    struct bundle bundle;
    struct made made;
    struct diags *diags;   /* what a person should know: warnings, and what was not understood */
    struct personal *personal;
    size_t personal_count;
    const struct import_wish *wish;
    struct resource *cancer; /* the diagnosis, or NULL */
    struct text *warnings;
    size_t warning_count, warning_room;
};

/* --- give.c --- */

/* Puts a value that `resource` states at `json` into the document; "#" in the pointer is the item that the resource fills, "-" a new one.
 * What is there already, personal or not what the field takes is not put. The leaves of `json` are then read. Another value in the same
 * place is kept beside it (x_NAME_also) and warned of. False when nothing was put. */
bool give(struct importer *in, struct resource *resource, const char *pointer, struct text value, const struct json *json);

/* As give, but where a value stands already nothing happens. */
bool give_first(struct importer *in, struct resource *resource, const char *pointer, struct text value, const struct json *json);

/* Fills "#" and "-" of a pointer. */
const char *place_in(struct importer *in, struct resource *resource, const char *pointer);

/* A sentence for x_warnings and standard error. It holds no value that is a person's own. */
void warn(struct importer *in, const struct json *json, const char *pointer, const char *code, struct text sentence);

/* Collects what is personal in the file; whether a text holds some of it. */
void personal_collect(struct importer *in);
bool personal_in(const struct importer *in, struct text text);

/* --- told.c --- */

/* The text of a concept, a coding, a quantity, a string or a number, without SNOMED's tag in brackets; empty when there is none. */
struct text told_text(struct importer *in, const struct json *json);

/* The place of a spread: "Secondary malignant neoplasm of brain" is in the brain. */
struct text told_place(struct importer *in, const struct json *json);

/* What the knowledge says that a concept means for a field: by code, else by its words; empty when it says nothing. */
struct text told_code(struct importer *in, const struct json *json, const char *field);

/* Of a code without a system: "gender female". */
struct text told_word(struct importer *in, const char *system, struct text code, const char *field);

/* A date of any FHIR form, cut to the day; of a period its beginning. Empty when it is none. */
struct text told_date(const struct json *json);

/* T, N, M or a group, out of a code or a text; empty when it is none. `letter`: 't', 'n', 'm' or 'g'. */
struct text told_stage(struct importer *in, const struct json *json, char letter);

/* The drug of a text without its pack ("Paclitaxel 100 MG Injection"), or the text as it is. */
struct text told_drug(struct importer *in, struct text text);

/* The drug of a concept: by its text, else by its code. */
struct text told_medicine(struct importer *in, const struct json *concept);

/* The concept of a vocabulary with exactly this name, or -1. */
int told_concept(struct importer *in, const char *vocabulary, struct text name);

/* The concept of a vocabulary whose name stands in a text as whole words, the longest first; -1 when none does. To tell what sort of thing
 * a text is about, never what it says: "Pembrolizumab 200 mg every 3 weeks" is about a drug. */
int told_within(struct importer *in, const char *vocabulary, struct text text);

/* How often: "every 3 weeks", of FHIR's frequency, period and unit; empty when they do not say. */
struct text told_schedule(struct importer *in, const struct json *repeat);

/* The rows of a code ("loinc 85319-2"): the first, and how many. */
const struct code_row *told_rows(const struct knowledge *k, struct text key, size_t *count);

/* "loinc 85319-2" of a coding; empty when its system is not known. */
struct text told_key(struct importer *in, const struct json *coding);

/* --- the rooms of an opinion --- */
enum sort sort_of(struct importer *in, const struct resource *resource);
bool is_cancer(struct importer *in, const struct json *concept);
bool for_cancer(struct importer *in, const struct resource *resource, const char *reference);
void route(struct importer *in, struct resource *resource, enum sort sort);
void observe(struct importer *in, struct resource *resource);
void stage_observe(struct importer *in);
void plan_doses(struct importer *in, struct resource *resource);
void plan_activities(struct importer *in, struct resource *resource);
void plan_regimens(struct importer *in);

#endif
