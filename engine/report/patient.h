/* SPDX-License-Identifier: MIT
 * Patient: what a patient reads, and in what order: what is shared first, then what differs, then what to ask. */
#ifndef CONCORD_REPORT_PATIENT_H
#define CONCORD_REPORT_PATIENT_H

#include "report/report.h"

const struct node *patient_compose(struct arena *arena, const struct report *report);

#endif
