/* SPDX-License-Identifier: MIT
 * Piece: the small parts that both readers' reports are put together from. */
#ifndef CONCORD_REPORT_PIECE_H
#define CONCORD_REPORT_PIECE_H

#include "report/report.h"

/* Where a piece is added: the section or group that is being filled. */
struct piece {
    struct arena *arena;
    const struct report *report;
    struct node *at;
};

/* A section under `piece->at` with the phrase as its heading; its piece. */
struct piece piece_section(struct piece piece, const char *phrase, const char *anchor);
struct piece piece_group(struct piece piece, struct text heading);
struct piece piece_under(struct piece piece, enum node_kind kind, struct text text);

void piece_paragraph(struct piece piece, struct text text);
void piece_phrase(struct piece piece, const char *phrase);
/* A paragraph that opens with a phrase in strong letters. */
void piece_headed(struct piece piece, const char *phrase, struct text text);
/* "name: " in one piece, so that no format takes the colon for a mark of its own. */
void piece_name(struct piece piece, enum node_kind kind, struct text name);

/* "label: “quotation”" as inline children of `piece->at`; an empty label or quotation is left out. */
void piece_quoted(struct piece piece, struct text label, struct text quotation);

/* Two quotations side by side; an empty one is told as not stated. */
void piece_sides(struct piece piece, struct text first, struct text second);

/* A row of a table with cells of our own words, in `piece->at`. */
/* The text; or as much of it as `columns` hold, up to a blank, with a mark that something is left out. */
struct text piece_clipped(struct piece piece, struct text text, size_t columns);

void piece_row(struct piece piece, const struct text *cells, size_t count);
void piece_lines(struct piece piece, const char *number);

/* What one piece of evidence states, for people. */
struct text piece_evidence(struct piece piece, const struct evidence *evidence);

#endif
