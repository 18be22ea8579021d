/* SPDX-License-Identifier: MIT
 * Back: the back matter of a report: who the two are, records, checklist, words, everything compared, sources, notices.
 */
#ifndef CONCORD_REPORT_BACK_H
#define CONCORD_REPORT_BACK_H

#include "report/piece.h"

void back_who(struct piece piece);
void back_records(struct piece piece);
void back_checklist(struct piece piece);
void back_glossary(struct piece piece);
void back_everything(struct piece piece);
void back_sources(struct piece piece);
void back_progress(struct piece piece);
void back_notices(struct piece piece);

#endif
