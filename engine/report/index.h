/* SPDX-License-Identifier: MIT
 * Index: the pages that stand in front of many briefs: counts and rates, then the cases in three orders. */
#ifndef CONCORD_REPORT_INDEX_H
#define CONCORD_REPORT_INDEX_H

#include "report/piece.h"
#include "report/rates.h"

enum { INDEX_PAGE_ROWS = 1000 };

/* The orders that the cases are told in: INDEX_ORDER(id, "anchor", "phrase of its heading"). */
#define INDEX_ORDERS                                             \
    INDEX_ORDER(SIGNIFICANCE, "significance", "index.by_significance") \
    INDEX_ORDER(URGENCY, "urgency", "index.by_urgency")          \
    INDEX_ORDER(NUMBER, "number", "index.by_number")

enum index_order {
#define INDEX_ORDER(id, anchor, phrase) INDEX_BY_##id,
    INDEX_ORDERS
#undef INDEX_ORDER
    INDEX_ORDER_COUNT
};

/* A page that is being put together; rows are copied. */
struct index_page;

/* The first page, with the rates; or a further page of one order. `look` gives knowledge, language and redaction. */
struct index_page *index_first(struct arena *arena, const struct report *look, const struct rates *rates);
struct index_page *index_further(struct arena *arena, const struct report *look);

/* Opens the table of an order; adds a row to it; says how many further pages of it there are. */
void index_table(struct index_page *page, enum index_order order);
void index_row(struct index_page *page, const struct figures *figures);
void index_more(struct index_page *page, enum index_order order, size_t pages);

/* The whole page. */
const struct node *index_tree(struct index_page *page);

/* "index.html", "urgency-2.html": the name of a page. In `arena`. */
const char *index_name(struct arena *arena, enum index_order order, size_t page);

#endif
