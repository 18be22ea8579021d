/* SPDX-License-Identifier: MIT
 * Checks one file that says by its content what it is. */
#ifndef CONCORD_READ_CHECK_H
#define CONCORD_READ_CHECK_H

#include "base/diag.h"
#include "model/knowledge.h"

/* Checks an opinion document, a file of rules ({"rules": [...]}) or a table of a knowledge folder (by its header row), the last two on top of
 * `knowledge`. False when there is any fault; all of them are in `diags`. */
bool check_file(const struct knowledge *knowledge, struct text bytes, struct diags *diags);

#endif
