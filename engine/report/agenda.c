/* SPDX-License-Identifier: MIT
 * In: weights. Out: minutes. Cumulative rounding: the parts always add up to the whole. */
#include "report/agenda.h"

void agenda_share(size_t *ends, const size_t *weights, size_t count, size_t minutes)
{
    size_t all = 0, so_far = 0, sure = minutes >= count;
    for (size_t i = 0; i < count; i++)
        all += weights[i];
    size_t rest = sure ? minutes - count : minutes;
    for (size_t i = 0; i < count; i++) {
        so_far += weights[i];
        ends[i] = (sure ? i + 1 : 0) + (all ? (rest * so_far + all / 2) / all : 0);
    }
}
