/* SPDX-License-Identifier: MIT
 * Import: what is no opinion document becomes one or two: a FHIR R4 file, a filled-in worksheet. */
#ifndef CONCORD_IMPORT_IMPORT_H
#define CONCORD_IMPORT_IMPORT_H

#include "base/buf.h"
#include "base/diag.h"
#include "model/knowledge.h"
#include "read/json.h"

/* What the user says that a file does not; NULL for nothing. `language`: of what is said about a worksheet that is not Spanish itself. */
struct import_wish {
    const char *case_id, *given_on, *role, *cancer;
    enum language language;
};

/* How x_source calls a case that the file does not name. */
#define IMPORT_PSEUDONYM "a pseudonym made of "
#define IMPORT_OF_PERSON "the person's name and birth date"
#define IMPORT_OF_ID "an id"

/* Whether bytes look like FHIR, or like a worksheet of concord: by what they hold, not by name. */
bool import_is_fhir(struct arena *arena, struct text bytes);
bool import_is_sheet(struct arena *arena, const struct knowledge *k, struct text bytes);

/* A FHIR file becomes one opinion document in `out` (JSON). What it does not say and an opinion needs is derived, and x_source tells how: the
 * case is a pseudonym made of the person's name and birth date (or of the id of the person), the date the newest that was read, the role
 * "not stated in the file". x_read tells the fate of every leaf that was read, x_unread lists all others. What was not understood, and every
 * contradiction, is in `diags`. False when the file is no FHIR; then `diags` says why. */
bool import_fhir(const struct knowledge *k, struct text bytes, const struct import_wish *wish, struct diags *diags, struct buf *out);

/* A worksheet becomes the opinions that it holds: out[0], out[1], on one line each where there are two. Every cell that was refused is in
 * `diags`, with row, column and what to write, in the language of the header, or in Spanish where that is wished; the rest is done. Returns
 * how many documents there are; 0 when none could be made. */
size_t import_sheet(const struct knowledge *k, struct text bytes, const struct import_wish *wish, struct diags *diags, struct buf out[2]);

/* The concept of a cancer by one of its names, or -1. */
int blank_cancer(struct arena *arena, const struct knowledge *k, const char *name);

/* An empty opinion (JSON with its guide in x_guide fields, or the guide alone as text) and an empty worksheet. `cancer` is a concept of the
 * vocabulary, or -1. */
void blank_json(struct buf *out, const struct knowledge *k, enum language language, int cancer);
void blank_guide(struct buf *out, const struct knowledge *k, enum language language, int cancer);
void blank_sheet(struct buf *out, const struct knowledge *k, enum language language, int cancer);

#endif
