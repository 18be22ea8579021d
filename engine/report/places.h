/* SPDX-License-Identifier: MIT
 * Places: the pointers that show a finding, each once: those of both documents together, then those of one. */
#ifndef CONCORD_REPORT_PLACES_H
#define CONCORD_REPORT_PLACES_H

#include "report/report.h"

enum where { IN_BOTH, IN_FIRST, IN_SECOND, WHERES };

/* "<both> /stage/t, /stage/m · <first> /stage/n"; a place below another one of the finding is left out. In `arena`. */
struct text places_text(struct arena *arena, const struct finding *finding, const struct text names[WHERES]);

/* "1+2 /stage/t … · 1 /stage/n": the first place of each, for a line that has to be short. */
struct text places_short(struct arena *arena, const struct finding *finding);

#endif
