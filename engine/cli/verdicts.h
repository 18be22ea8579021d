/* SPDX-License-Identifier: MIT
 * The verdicts of `validate` in the formats of other programs: text, JSON, TAP 13, JUnit XML, SARIF 2.1.0, GitHub workflow commands. */
#ifndef CONCORD_CLI_VERDICTS_H
#define CONCORD_CLI_VERDICTS_H

#include "base/buf.h"
#include "concord.h"

/* One checked file. */
struct verdict_on {
    const char *file;
    const struct concord_fault *faults;
    size_t fault_count;
    size_t number; /* of the file, from 1 */
    bool valid;
};

/* How a format begins, tells one file and ends; `files` is how many there are. */
struct verdict_format {
    const char *name;
    void (*begin)(struct buf *out, size_t files);
    void (*file)(struct buf *out, const struct verdict_on *verdict);
    void (*end)(struct buf *out);
};

/* The format of this name, or NULL. */
const struct verdict_format *verdict_format(const char *name);

#endif
