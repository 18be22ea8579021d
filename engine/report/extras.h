/* SPDX-License-Identifier: MIT
 * Extras: what stands beside the findings: who had which record, and the notices. */
#ifndef CONCORD_REPORT_EXTRAS_H
#define CONCORD_REPORT_EXTRAS_H

#include "report/report.h"

/* One record: its kind as stated, and what each doctor had of it: the word of `reviewed`, "named" where a side names
 * the record and says no more, empty where it does not name it. */
struct extras_record {
    const struct comparison *comparison;
    struct text kind, first, second;
};

/* All record comparisons in order; `*count` of them. None when redacted. */
const struct extras_record *extras_records(struct arena *arena, const struct report *report, size_t *count);

/* What every report says about itself. */
const struct text *extras_notices(struct arena *arena, const struct report *report, size_t *count);

#endif
