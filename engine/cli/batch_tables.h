/* SPDX-License-Identifier: MIT
 * What stands at the end of a batch, made of its rows alone: the index of a folder of briefs, the summary beside a file of statistics. */
#ifndef CONCORD_CLI_BATCH_TABLES_H
#define CONCORD_CLI_BATCH_TABLES_H

#include "concord.h"

/* index.html in `folder` (and further pages of its tables), of its cases.csv. False after a message. */
bool tables_index(struct concord *engine, const struct concord_options *options, const char *folder);

/* "NAME-summary.csv" beside NAME.csv. False after a message. */
bool tables_summary(struct concord *engine, const struct concord_options *options, const char *stats);

#endif
