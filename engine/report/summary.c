/* SPDX-License-Identifier: MIT
 * In: two opinions. Out: a table of what each says, side by side; nothing is compared here. */
#include "report/summary.h"

#include "base/buf.h"
#include "report/say.h"
#include "report/stated.h"

enum { PARTS = 8, SHORT_COLUMNS = 96 };

/* A row: the phrase of its head, and what stands in it, in this order. */
static const struct row {
    const char *label;
    const char *paths[PARTS];
    bool short_too; /* on the page for a meeting */
} rows[] = {
    {"topic.diagnosis",
     {"/diagnosis/cancer", "/diagnosis/histology", "/diagnosis/grade", "/diagnosis/site", "/diagnosis/laterality",
      "/diagnosis/size", "/diagnosis/presentation"}, true},
    {"topic.stage",
     {"/stage/group", "/stage/t", "/stage/n", "/stage/m", "/stage/system", "/stage/edition", "/stage/classification"}, true},
    {"topic.risk", {"/risk_groups"}, false},
    {"topic.biomarker", {"/biomarkers"}, false},
    {"topic.fitness",
     {"/case/patient/age", "/case/patient/menopausal_status", "/health/performance", "/health/conditions"}, false},
    {"topic.intent", {"/plan/intent"}, true},
    {"topic.urgency", {"/plan/urgency/level", "/plan/urgency/start_within_days", "/plan/urgency/start_by"}, true},
    {"field./plan/steps", {"/plan/steps"}, true},
    {"field./plan/alternatives", {"/plan/alternatives"}, false},
};

/* The items of a list between semicolons; steps in their order. */
static struct text listed(struct piece piece, const struct fact *list, bool ordered)
{
    struct buf out = buf_new(piece.arena, 96);
    for (const struct fact *item = list->child; item; item = item->next) {
        buf_puts(&out, item == list->child ? "" : ordered ? " \xe2\x86\x92 " : "; ");
        buf_add(&out, stated_plain(piece.arena, piece.report, item));
    }
    return buf_text(&out);
}

static struct text part_of(struct piece piece, const struct fact *fact)
{
    const struct field *field = &piece.report->knowledge->fields.items[fact->field];
    if (field->shape == SHAPE_LIST)
        return listed(piece, fact, field->ordered);
    return say_brief(piece.arena, piece.report, fact->field, stated_plain(piece.arena, piece.report, fact));
}

/* What a side says in a row; `*place` of its first part. */
static struct text side_of(struct piece piece, const struct row *row, enum side side, const char **place)
{
    struct buf out = buf_new(piece.arena, 96);
    for (size_t i = 0; i < PARTS && row->paths[i]; i++) {
        const struct fact *fact =
            opinion_at(&piece.report->knowledge->fields, piece.report->opinions[side], row->paths[i]);
        struct text text = fact && fact->field != NO_FIELD ? part_of(piece, fact) : (struct text){0};
        if (!text.len)
            continue;
        *place = *place ? *place : fact->pointer;
        buf_puts(&out, out.len ? ", " : "");
        buf_add(&out, text);
    }
    return out.len && piece.report->redact ? say_phrase(piece.report, "ui.hidden") : buf_text(&out);
}

static void add_row(struct piece table, const struct row *row, size_t columns)
{
    const char *places[2] = {NULL, NULL};
    const struct text texts[2] = {side_of(table, row, SIDE_FIRST, &places[0]),
                                  side_of(table, row, SIDE_SECOND, &places[1])};
    if (!texts[0].len && !texts[1].len)
        return;
    struct piece line = piece_under(table, NODE_ROW, (struct text){0});
    node_add(line.arena, line.at, NODE_CELL, say_phrase(line.report, row->label));
    for (int side = 0; side < 2; side++) {
        struct piece cell = piece_under(line, NODE_CELL, (struct text){0});
        node_add(cell.arena, cell.at, NODE_TEXT,
                 texts[side].len ? piece_clipped(cell, texts[side], columns) : say_phrase(cell.report, "ui.not_stated"));
        if (places[side])
            node_add(cell.arena, cell.at, NODE_SOURCE, text_of(places[side]));
    }
}

static struct piece headed(struct piece piece)
{
    struct piece table = piece_under(piece, NODE_TABLE, (struct text){0});
    const struct text cells[] = {say_phrase(piece.report, "ui.point"), say_phrase(piece.report, "ui.first"),
                                 say_phrase(piece.report, "ui.second")};
    piece_row(table, cells, 3);
    return table;
}

void summary_section(struct piece document)
{
    struct piece table = headed(piece_section(document, "ui.summary", "summary"));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        add_row(table, &rows[i], SIZE_MAX);
}

static void add_doctors(struct piece table)
{
    static const char *const paths[] = {"/author/role", "/author/institution", "/date"};
    struct piece row = piece_under(table, NODE_ROW, (struct text){0});
    node_add(row.arena, row.at, NODE_CELL, say_phrase(row.report, "joint.by"));
    for (int side = 0; side < 2; side++) {
        struct buf out = buf_new(row.arena, 64);
        for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
            struct text text = opinion_text(&row.report->knowledge->fields, row.report->opinions[side], paths[i]);
            buf_puts(&out, out.len && text.len ? ", " : "");
            buf_add(&out, text);
        }
        node_add(row.arena, row.at, NODE_CELL, row.report->redact ? say_phrase(row.report, "ui.hidden") : buf_text(&out));
    }
}

void summary_short(struct piece piece)
{
    struct piece table = headed(piece);
    add_doctors(table);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].short_too)
            add_row(table, &rows[i], SHORT_COLUMNS);
}
