/* SPDX-License-Identifier: MIT
 * Reads the change of a protein as HGVS writes it, with one letter or three for an amino acid: "V600E", "p.Val600Glu", "W557_K558del". */
#ifndef CONCORD_NORMALISE_VARIANT_H
#define CONCORD_NORMALISE_VARIANT_H

#include "base/arena.h"
#include "model/knowledge.h"
#include "model/meaning.h"

/* The change in one form ("change=18.600.4"), or an empty text. `word`: folded. Amino acids are numbered by words.csv. O(word). */
struct text variant_read(struct arena *arena, const struct knowledge *k, struct text word);

#endif
