/* SPDX-License-Identifier: MIT
 * The files that the built-in knowledge was made of, byte for byte, so that `concord lint` can prove it where there is no source
 * (build/carried.c, by tools/compile.c). Only the command line carries them. */
#ifndef CONCORD_CLI_CARRIED_H
#define CONCORD_CLI_CARRIED_H

#include "concord.h"

/* Where they lay when the program was built: "engine/knowledge". */
extern const char *const carried_folder;
extern const struct concord_input carried_files[];
extern const size_t carried_count;

#endif
