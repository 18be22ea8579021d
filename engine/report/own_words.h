/* SPDX-License-Identifier: MIT
 * Own words: what the doctors wrote themselves about the treatments of a finding. Quoted, never read. */
#ifndef CONCORD_REPORT_OWN_WORDS_H
#define CONCORD_REPORT_OWN_WORDS_H

#include "report/piece.h"

/* A list of it in `group`: why a step is planned and, where the other plan names the step among its alternatives, that and why not. Nothing
 * where nobody wrote a reason. */
void own_words(struct piece group, const struct finding *finding);

#endif
