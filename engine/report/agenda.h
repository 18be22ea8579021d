/* SPDX-License-Identifier: MIT
 * Agenda: how the minutes of a joint review may be shared out. */
#ifndef CONCORD_REPORT_AGENDA_H
#define CONCORD_REPORT_AGENDA_H

#include <stddef.h>

enum { AGENDA_ITEMS = 7, AGENDA_USUAL = 20 };

/* Shares `minutes` out among items by weight; each gets a minute at least, where there is one for each. Writes where each item ends;
 * the last ends at `minutes`. */
void agenda_share(size_t *ends, const size_t *weights, size_t count, size_t minutes);

#endif
