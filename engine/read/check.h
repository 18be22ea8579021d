/* SPDX-License-Identifier: MIT
 * What a file is, by its content. */
#ifndef CONCORD_READ_CHECK_H
#define CONCORD_READ_CHECK_H

#include "base/arena.h"
#include "base/text.h"

/* The file of a knowledge folder that the bytes could be: a table by its header row, or else by its name, so that a broken header is told; a
 * file of rules by its list "rules", of cases by its list "cases". Which vocabulary and which language is told by the file's name. NULL
 * for anything else, which is read as an opinion. */
const char *check_form(struct arena *arena, const char *name, struct text bytes);

#endif
