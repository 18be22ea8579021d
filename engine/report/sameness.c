/* SPDX-License-Identifier: MIT
 * In: the findings of that kind. Out: a row for each value that is written in two ways. */
#include "report/sameness.h"

#include "base/buf.h"
#include "report/say.h"
#include "report/shared.h"
#include "report/stated.h"
#include "report/telling.h"

static struct text label_of(struct piece piece, const struct comparison *c)
{
    bool names = stated_is_key(&piece.report->knowledge->fields, c->field);
    return names ? say_label(piece.report, c->field) : telling_label(piece, c);
}

/* Both texts stand beside it: "two names for one thing" says it, where there is such a phrase. */
static struct text reason_of(struct piece piece, const struct comparison *c)
{
    struct buf id = buf_new(piece.arena, 48);
    buf_format(&id, "brief.%s", c->because.phrase ? c->because.phrase : "");
    const char *phrase = buf_text(&id).ptr;
    return knowledge_has_phrase(piece.report->knowledge, phrase) ? say_phrase(piece.report, phrase)
                                                                 : report_because(piece.arena, piece.report, c);
}

static void add_row(struct piece table, const struct comparison *c)
{
    struct text because = reason_of(table, c);
    const struct text cells[] = {label_of(table, c), report_stated(table.arena, table.report, c, SIDE_FIRST),
                                 report_stated(table.arena, table.report, c, SIDE_SECOND),
                                 because.len ? because : say_phrase(table.report, "relation.equivalent")};
    piece_row(table, cells, 4);
}

/* A rule may see sameness where no single value shows it: then its own words and quotations. */
static void add_whole(struct piece table, const struct finding *finding)
{
    const struct text cells[] = {telling_title(table, finding), telling_quote(table, finding, SIDE_FIRST),
                                 telling_quote(table, finding, SIDE_SECOND), telling_explanation(table, finding)};
    piece_row(table, cells, 4);
}

static void add_finding(struct piece table, const struct finding *finding, bool *told)
{
    size_t rows = 0;
    for (size_t i = 0; i < finding->about_count; i++) {
        size_t count;
        const struct comparison *const *leaves =
            shared_leaves(table.arena, table.report, finding->about[i], 1u << RELATION_EQUIVALENT, &count);
        for (size_t j = 0; j < count; j++) {
            if (!told[leaves[j]->order])
                add_row(table, leaves[j]);
            told[leaves[j]->order] = true;
            rows++;
        }
    }
    if (!rows)
        add_whole(table, finding);
}

void sameness_section(struct piece document)
{
    static const char *const heads[] = {"ui.point", "ui.first", "ui.second", "ui.why_same"};
    const struct findings *all = document.report->findings;
    if (!telling_count(document.report, FINDING_FALSE_DIFFERENCE))
        return;
    struct piece section = piece_section(document, "ui.false_difference", "looks-different");
    struct piece table = piece_under(section, NODE_TABLE, (struct text){0});
    struct text cells[4];
    for (size_t i = 0; i < 4; i++)
        cells[i] = say_phrase(section.report, heads[i]);
    piece_row(table, cells, 4);
    bool *told = arena_array(section.arena, section.report->comparisons->count + 1, sizeof(bool));
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].kind == FINDING_FALSE_DIFFERENCE)
            add_finding(table, &all->items[i], told);
}
