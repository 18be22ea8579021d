/* SPDX-License-Identifier: MIT
 * Form: what an input form is made from: the fields of an opinion, as the schema says. */
#ifndef CONCORD_REPORT_FORM_H
#define CONCORD_REPORT_FORM_H

#include "base/buf.h"
#include "model/knowledge.h"

/* Appends a list. A field has its path, and of shape, kind, topic, parent, words, vocabularies, key, least, most and required those that it
 * has. O(fields). */
void form_json(struct buf *out, const struct fields *fields);

#endif
