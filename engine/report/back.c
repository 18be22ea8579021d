/* SPDX-License-Identifier: MIT
 * In: the report. Out: the sections that stand behind the findings. */
#include "report/back.h"

#include "base/buf.h"
#include "concord.h"
#include "report/extras.h"
#include "report/places.h"
#include "report/point.h"
#include "report/say.h"
#include "report/telling.h"
#include "report/term.h"

static struct piece table(struct piece piece, const char *caption, const char *const *heads, size_t count)
{
    struct text cells[4];
    struct piece under = piece_under(piece, NODE_TABLE, caption ? say_phrase(piece.report, caption) : (struct text){0});
    for (size_t i = 0; i < count; i++)
        cells[i] = say_phrase(piece.report, heads[i]);
    piece_row(under, cells, count);
    return under;
}

static struct text or_not_stated(struct piece piece, struct text text)
{
    return text.len ? text : say_phrase(piece.report, "ui.not_stated");
}

void back_who(struct piece piece)
{
    static const char *const heads[] = {"ui.point", "ui.first", "ui.second"};
    static const char *const lines[][2] = {{"ui.role", "/author/role"},
                                           {"ui.name", "/author/name"},
                                           {"ui.institution", "/author/institution"},
                                           {"ui.date", "/date"}};
    const struct fields *fields = &piece.report->knowledge->fields;
    struct piece who = table(piece, "ui.who", heads, 3);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct text first = opinion_text(fields, piece.report->opinions[0], lines[i][1]);
        struct text second = opinion_text(fields, piece.report->opinions[1], lines[i][1]);
        if (!first.len && !second.len)
            continue;
        if (piece.report->redact)
            first = second = say_phrase(piece.report, "ui.hidden");
        const struct text cells[] = {say_phrase(piece.report, lines[i][0]), or_not_stated(piece, first),
                                     or_not_stated(piece, second)};
        piece_row(who, cells, 3);
    }
}

static struct text had(struct piece piece, struct text word)
{
    if (!word.len)
        return say_phrase(piece.report, "ui.not_stated");
    return text_is(word, "named") ? say_phrase(piece.report, "ui.named")
                                  : say_word(piece.arena, piece.report, "word.", word);
}

void back_records(struct piece piece)
{
    static const char *const heads[] = {"ui.record", "ui.first", "ui.second"};
    size_t count;
    const struct extras_record *records = extras_records(piece.arena, piece.report, &count);
    if (!count)
        return;
    struct piece section = piece_section(piece, "ui.records", "records");
    struct piece rows = table(section, NULL, heads, 3);
    for (size_t i = 0; i < count; i++) {
        const struct text cells[] = {records[i].kind, had(piece, records[i].first), had(piece, records[i].second)};
        piece_row(rows, cells, 3);
    }
}

void back_checklist(struct piece piece)
{
    const struct knowledge *k = piece.report->knowledge;
    if (!k->check_count)
        return;
    struct piece section = piece_section(piece, "ui.checklist", "before");
    struct piece list = piece_under(section, NODE_LIST, (struct text){0});
    for (size_t i = 0; i < k->check_count; i++)
        node_add(list.arena, list.at, NODE_CHECK, text_of(k->checklist[i].text[piece.report->language]));
}

void back_glossary(struct piece piece)
{
    enum language language = piece.report->language;
    size_t count;
    const struct term *found = terms_of(piece.arena, piece.report, &count);
    if (!count)
        return;
    struct piece terms = piece_under(piece_section(piece, "ui.glossary", "words"), NODE_TERMS, (struct text){0});
    for (size_t i = 0; i < count; i++)
        node_add_noted(terms.arena, terms.at, NODE_TERM, found[i].shown, text_of(found[i].entry->plain[language]));
}

static struct text relation_word(struct piece piece, enum relation relation)
{
    return say_word(piece.arena, piece.report, "relation.", text_of(word_text(WORDS_RELATION, (int)relation)));
}

static void add_left_out(struct piece section)
{
    const struct comparisons *all = section.report->comparisons;
    if (!all->left_out_first_count && !all->left_out_second_count)
        return;
    struct piece group = piece_group(section, say_phrase(section.report, "ui.not_compared"));
    piece_phrase(group, "ui.not_compared_intro");
    struct piece list = piece_under(group, NODE_LIST, (struct text){0});
    for (int side = 0; side < 2; side++) {
        size_t count = side ? all->left_out_second_count : all->left_out_first_count;
        for (size_t i = 0; i < count; i++) {
            const struct fact *fact = side ? all->left_out_second[i] : all->left_out_first[i];
            struct piece item = piece_under(list, NODE_ITEM, (struct text){0});
            piece_quoted(item, say_phrase(item.report, side ? "ui.second" : "ui.first"), text_of(fact->pointer));
        }
    }
}

static struct text stated_measured(struct piece piece, const struct comparison *c, enum side side)
{
    return say_measured(piece.arena, piece.report, c->field, report_stated(piece.arena, piece.report, c, side));
}

void back_everything(struct piece piece)
{
    static const char *const heads[] = {"ui.point", "ui.first", "ui.second", "ui.how"};
    struct piece section = piece_section(piece, "ui.all", "all");
    struct piece rows = table(section, NULL, heads, 4);
    size_t count;
    const struct point *points = point_list(piece.arena, piece.report, &count);
    for (size_t i = 0; i < count; i++) {
        const struct comparison *c = points[i].comparison;
        const struct text cells[] = {
            say_label(piece.report, c->field),
            or_not_stated(piece, stated_measured(piece, c, SIDE_FIRST)),
            or_not_stated(piece, stated_measured(piece, c, SIDE_SECOND)),
            relation_word(piece, points[i].relation),
        };
        piece_row(rows, cells, 4);
    }
    add_left_out(section);
}

/* Sources of all findings, each once, in order of first use. */
struct cited {
    size_t *numbers, count; /* numbers: by index into the sources of the knowledge, from 1; 0 not cited */
    const struct source **list;
};

static size_t cite(struct cited *cited, const struct knowledge *k, const char *id)
{
    const struct source *source = knowledge_source(k, id);
    if (!source)
        return 0;
    size_t *number = &cited->numbers[source - k->sources];
    if (!*number) {
        cited->list[cited->count] = source;
        *number = ++cited->count;
    }
    return *number;
}

static struct text places(struct piece piece, const struct finding *finding, struct cited *cited)
{
    const struct knowledge *k = piece.report->knowledge;
    const struct text names[WHERES] = {say_phrase(piece.report, "ui.both"), say_phrase(piece.report, "ui.first"),
                                       say_phrase(piece.report, "ui.second")};
    struct buf out = buf_new(piece.arena, 96);
    buf_add(&out, places_text(piece.arena, finding, names));
    struct slot rule = {"rule", text_of(finding->rule->id)};
    buf_puts(&out, " \xc2\xb7 ");
    buf_add(&out, say_filled(piece.arena, piece.report, "ui.rule", &rule, 1));
    for (uint32_t i = 0; i < finding->rule->sources.count; i++)
        buf_format(&out, " [%zu]", cite(cited, k, k->strings[finding->rule->sources.at + i]));
    return buf_text(&out);
}

static struct text source_line(struct piece piece, const struct source *source, size_t number)
{
    struct buf out = buf_new(piece.arena, 128);
    buf_format(&out, "[%zu] ", number);
    buf_puts(&out, source->title);
    if (source->date && *source->date)
        buf_format(&out, " (%s)", source->date);
    if (source->address && *source->address)
        buf_format(&out, ". %s", source->address);
    return buf_text(&out);
}

static void add_digest(struct piece section, struct text whose, const char *digest)
{
    struct buf line = buf_new(section.arena, 128);
    buf_add(&line, whose);
    buf_format(&line, ": %s", digest);
    node_add(section.arena, section.at, NODE_SOURCE, buf_text(&line));
}

static void add_digests(struct piece section)
{
    const struct knowledge *k = section.report->knowledge;
    const struct slot made[] = {{"name", TEXT("concord " CONCORD_VERSION)},
                                {"version", text_of(k->version)},
                                {"reviewed", text_of(k->reviewed)}};
    piece_paragraph(section, say_filled(section.arena, section.report, "ui.made_by", made, 3));
    for (int side = 0; side < 2; side++) {
        struct buf line = buf_new(section.arena, 128);
        buf_add(&line, say_phrase(section.report, side ? "ui.second" : "ui.first"));
        buf_puts(&line, ", ");
        buf_add(&line, say_phrase(section.report, "ui.file_digest"));
        buf_format(&line, ": %s", section.report->opinions[side]->digest);
        node_add(section.arena, section.at, NODE_SOURCE, buf_text(&line));
    }
    const struct slot folder = {"folder", text_of(k->folder ? k->folder : "")};
    add_digest(section, say_phrase(section.report, "ui.knowledge_digest"), k->folder ? k->under : k->digest);
    if (k->folder)
        add_digest(section, say_filled(section.arena, section.report, "ui.folder_digest", &folder, 1), k->digest);
}

void back_sources(struct piece piece)
{
    const struct report *report = piece.report;
    const size_t sources = report->knowledge->source_count + 1;
    struct cited cited = {arena_array(piece.arena, sources, sizeof(size_t)), 0,
                          arena_array(piece.arena, sources, sizeof(struct source *))};
    struct piece section = piece_section(piece, "ui.sources", "sources");
    piece_phrase(section, "ui.sources_intro");
    struct piece list = piece_under(section, NODE_LIST, (struct text){0});
    for (size_t i = 0; i < report->findings->count; i++) {
        const struct finding *finding = &report->findings->items[i];
        struct piece item = piece_under(list, NODE_ITEM, (struct text){0});
        node_add(item.arena, item.at, NODE_TEXT, telling_title(item, finding));
        node_add(item.arena, item.at, NODE_SOURCE, places(item, finding, &cited));
    }
    if (cited.count) {
        struct piece group = piece_group(section, say_phrase(report, "ui.sources_list"));
        struct piece numbered = piece_under(group, NODE_LIST, (struct text){0});
        for (size_t i = 0; i < cited.count; i++)
            node_add(numbered.arena, numbered.at, NODE_ITEM, source_line(numbered, cited.list[i], i + 1));
    }
    add_digests(section);
}

static void progress_table(struct piece section, const char *head, const struct progress *items, size_t count)
{
    const char *const heads[] = {head, "ui.progress_state"};
    if (!count)
        return;
    struct piece rows = table(section, NULL, heads, 2);
    for (size_t i = 0; i < count; i++) {
        const struct progress *p = &items[i];
        bool titled = p->title.len && !section.report->redact;
        const struct text cells[] = {titled ? p->title : text_of(p->finding),
                                     say_word(section.arena, section.report, "ui.state_", text_of(p->state))};
        piece_row(rows, cells, 2);
    }
}

/* Each thing that was said, in the order of the log; nothing is left out when it was said again. */
static void add_said(struct piece piece)
{
    static const char *const heads[] = {"answers.on", "answers.by", "answers.about", "answers.said"};
    const struct said_answers *answers = piece.report->answers;
    struct piece rows = piece;
    bool any = false;
    for (size_t i = 0; answers && i < answers->count; i++) {
        const struct said_answer *a = &answers->items[i];
        if (!answer_is_filled(a))
            continue;
        rows = any ? rows : table(piece_group(piece, say_phrase(piece.report, "answers.log")), NULL, heads, 4);
        any = true;
        struct buf said = buf_new(piece.arena, 64);
        buf_add(&said, a->said);
        buf_puts(&said, a->said.len && a->decided.len ? " \xe2\x86\x92 " : "");
        buf_add(&said, a->decided);
        struct text hidden = say_phrase(piece.report, "ui.hidden");
        const struct text cells[] = {a->on, piece.report->redact ? hidden : a->by, a->id,
                                     piece.report->redact ? hidden : buf_text(&said)};
        piece_row(rows, cells, 4);
    }
}

void back_progress(struct piece piece)
{
    if (!piece.report->has_progress || (!piece.report->progress_count && !piece.report->asked_count))
        return;
    struct piece section = piece_section(piece, "ui.progress", "progress");
    progress_table(section, "ui.progress_finding", piece.report->progress, piece.report->progress_count);
    progress_table(section, "answers.question", piece.report->asked, piece.report->asked_count);
    add_said(section);
}

void back_notices(struct piece piece)
{
    size_t count;
    const struct text *notices = extras_notices(piece.arena, piece.report, &count);
    struct piece list = piece_under(piece_section(piece, "ui.not_this", "not"), NODE_LIST, (struct text){0});
    for (size_t i = 0; i < count; i++)
        node_add(list.arena, list.at, NODE_ITEM, notices[i]);
}
