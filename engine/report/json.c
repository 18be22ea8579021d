/* SPDX-License-Identifier: MIT
 * In: a report. Out: concord.report/1, in the contract's order of keys. */
#include "report/json.h"

#include "concord.h"
#include "report/extras.h"
#include "report/term.h"
#include "report/say.h"
#include "report/stated.h"
#include "report/writer.h"

struct job {
    struct arena *arena;
    const struct report *report;
    struct writer writer;
};

static void put_word(struct job *job, const char *name, enum word_lists list, int value)
{
    writer_word(&job->writer, name, word_text(list, value));
}

static void put_generator(struct job *job)
{
    struct writer *w = &job->writer;
    const struct knowledge *k = job->report->knowledge;
    writer_open(w, "generator", '{');
    writer_text(w, "name", TEXT("concord"));
    writer_text(w, "version", TEXT(CONCORD_VERSION));
    writer_open(w, "knowledge", '{');
    writer_text(w, "version", text_of(k->version));
    writer_text(w, "reviewed", text_of(k->reviewed));
    if (k->folder) {
        writer_text(w, "folder", text_of(k->folder));
        writer_text(w, "digest", text_of(k->digest));
    }
    writer_close(w, '}');
    writer_close(w, '}');
}

static void put_opinion(struct job *job, const char *name, enum side side)
{
    static const char *const members[][2] = {
        {"date", "/date"}, {"role", "/author/role"}, {"institution", "/author/institution"}};
    const struct opinion *opinion = job->report->opinions[side];
    struct writer *w = &job->writer;
    writer_open(w, name, '{');
    writer_text(w, "label", say_phrase(job->report, side == SIDE_FIRST ? "ui.first" : "ui.second"));
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        struct text stated = opinion_text(&job->report->knowledge->fields, opinion, members[i][1]);
        writer_text(w, members[i][0], job->report->redact ? (struct text){0} : stated);
    }
    writer_text(w, "digest", text_of(opinion->digest));
    writer_close(w, '}');
}

static void put_side(struct job *job, const char *name, const struct fact *fact, struct text shown)
{
    struct writer *w = &job->writer;
    if (!fact) {
        writer_null(w, name);
        return;
    }
    writer_open(w, name, '{');
    writer_text(w, "pointer", text_of(fact->pointer));
    struct text stated = shown.len ? shown : stated_raw(job->arena, job->report, fact);
    writer_text(w, "stated", job->report->redact ? (struct text){0} : stated);
    if (fact->meaning.canonical.len && !job->report->redact)
        writer_text(w, "meaning", fact->meaning.canonical);
    writer_close(w, '}');
}

/* "Title, address (date)", or the id where the sources do not know it. */
static struct text source_text(struct job *job, const char *id)
{
    const struct source *source = id ? knowledge_source(job->report->knowledge, id) : NULL;
    if (!source)
        return text_of(id ? id : "concord");
    struct buf out = buf_new(job->arena, 80);
    buf_puts(&out, source->title);
    if (source->address && *source->address) {
        buf_puts(&out, ", ");
        buf_puts(&out, source->address);
    }
    return buf_text(&out);
}

static void put_because(struct job *job, const struct comparison *c)
{
    if (c->because.kind == BECAUSE_NONE)
        return;
    struct writer *w = &job->writer;
    writer_open(w, "because", '{');
    put_word(job, "kind", WORDS_BECAUSE, (int)c->because.kind);
    writer_text(w, "text", report_because(job->arena, job->report, c));
    /* The title of a source can name the drug it is about. */
    bool redact = job->report->redact;
    writer_text(w, "source", redact ? say_phrase(job->report, "ui.hidden") : source_text(job, c->because.source));
    writer_close(w, '}');
}

/* Recursion is bounded by the depth of the schema. */
static void put_comparison(struct job *job, const struct comparison *c)
{
    struct writer *w = &job->writer;
    writer_open(w, NULL, '{');
    put_word(job, "topic", WORDS_TOPIC, (int)c->topic);
    writer_text(w, "label", say_label(job->report, c->field));
    put_word(job, "relation", WORDS_RELATION, (int)c->relation);
    put_side(job, "first", c->first, c->first_shown);
    put_side(job, "second", c->second, c->second_shown);
    put_because(job, c);
    if (c->child) {
        writer_open(w, "parts", '[');
        for (const struct comparison *part = c->child; part; part = part->next)
            put_comparison(job, part);
        writer_close(w, ']');
    }
    writer_close(w, '}');
}

static void put_comparisons(struct job *job)
{
    writer_open(&job->writer, "comparisons", '[');
    for (const struct comparison *c = job->report->comparisons->root->child; c; c = c->next)
        put_comparison(job, c);
    writer_close(&job->writer, ']');
}

static const char *side_word(enum side side)
{
    return side == SIDE_FIRST ? "first" : "second";
}

static void put_evidence(struct job *job, const struct finding *finding)
{
    struct writer *w = &job->writer;
    writer_open(w, "evidence", '[');
    for (size_t i = 0; i < finding->evidence_count; i++) {
        const struct evidence *e = &finding->evidence[i];
        writer_open(w, NULL, '{');
        writer_word(w, "side", side_word(e->side));
        writer_text(w, "pointer", text_of(e->pointer));
        writer_text(w, "stated", job->report->redact ? (struct text){0} : e->stated);
        writer_close(w, '}');
    }
    writer_close(w, ']');
}

static bool raises(const struct asked *asked, const struct finding *finding)
{
    for (size_t i = 0; i < asked->finding_count; i++)
        if (asked->findings[i] == finding)
            return true;
    return false;
}

static void put_finding_ends(struct job *job, const struct finding *finding)
{
    struct writer *w = &job->writer;
    const struct knowledge *k = job->report->knowledge;
    writer_open(w, "sources", '[');
    for (uint32_t i = 0; i < finding->rule->sources.count; i++)
        writer_text(w, NULL, source_text(job, k->strings[finding->rule->sources.at + i]));
    writer_close(w, ']');
    writer_open(w, "questions", '[');
    for (size_t i = 0; i < job->report->questions->count; i++)
        if (raises(&job->report->questions->items[i], finding))
            writer_text(w, NULL, text_of(job->report->questions->items[i].id));
    writer_close(w, ']');
}

static void put_finding(struct job *job, const struct finding *finding)
{
    struct writer *w = &job->writer;
    writer_open(w, NULL, '{');
    writer_text(w, "id", text_of(finding->id));
    writer_text(w, "rule", text_of(finding->rule->id));
    put_word(job, "kind", WORDS_FINDING, (int)finding->kind);
    put_word(job, "topic", WORDS_TOPIC, (int)finding->topic);
    put_word(job, "significance", WORDS_SIGNIFICANCE, (int)finding->significance);
    if (finding->direction != DIRECTION_NONE)
        put_word(job, "direction", WORDS_DIRECTION, (int)finding->direction);
    if (finding->cause != CAUSE_NONE)
        put_word(job, "cause", WORDS_CAUSE, (int)finding->cause);
    writer_text(w, "title", report_finding_text(job->arena, job->report, finding, finding->rule->title));
    writer_text(w, "explanation", report_finding_text(job->arena, job->report, finding, finding->rule->explanation));
    put_evidence(job, finding);
    put_finding_ends(job, finding);
    writer_close(w, '}');
}

static void put_question(struct job *job, const struct asked *asked)
{
    struct writer *w = &job->writer;
    writer_open(w, NULL, '{');
    writer_text(w, "id", text_of(asked->id));
    writer_text(w, "text", report_question_text(job->arena, job->report, asked));
    writer_open(w, "ask", '[');
    for (int whom = 0; whom < ASKS; whom++)
        if (asked->ask & (UINT32_C(1) << whom))
            put_word(job, NULL, WORDS_ASK, whom);
    writer_close(w, ']');
    put_word(job, "family", WORDS_FAMILY, asked->question->family);
    put_word(job, "topic", WORDS_TOPIC, asked->question->topic);
    writer_bool(w, "blocking", asked->question->blocking);
    writer_number(w, "rank", asked->rank);
    writer_open(w, "findings", '[');
    for (size_t i = 0; i < asked->finding_count; i++)
        writer_text(w, NULL, text_of(asked->findings[i]->id));
    writer_close(w, ']');
    writer_close(w, '}');
}

static void put_findings_and_questions(struct job *job)
{
    writer_open(&job->writer, "findings", '[');
    for (size_t i = 0; i < job->report->findings->count; i++)
        put_finding(job, &job->report->findings->items[i]);
    writer_close(&job->writer, ']');
    writer_open(&job->writer, "questions", '[');
    for (size_t i = 0; i < job->report->questions->count; i++)
        put_question(job, &job->report->questions->items[i]);
    writer_close(&job->writer, ']');
}

/* A list of objects with a few texts each. */
static void put_pairs(struct writer *w, const char *const *names, const struct text *texts, size_t count)
{
    writer_open(w, NULL, '{');
    for (size_t i = 0; i < count; i++)
        writer_text(w, names[i], texts[i]);
    writer_close(w, '}');
}

static void put_records(struct job *job)
{
    static const char *const names[] = {"kind", "first", "second"};
    size_t count;
    const struct extras_record *records = extras_records(job->arena, job->report, &count);
    writer_open(&job->writer, "records", '[');
    for (size_t i = 0; i < count; i++) {
        const struct text texts[] = {records[i].kind, records[i].first, records[i].second};
        put_pairs(&job->writer, names, texts, 3);
    }
    writer_close(&job->writer, ']');
}

static void put_words_and_checks(struct job *job)
{
    static const char *const term_names[] = {"term", "plain"}, *const check_names[] = {"id", "text"};
    const struct knowledge *k = job->report->knowledge;
    enum language language = job->report->language;
    size_t count;
    const struct term *found = terms_of(job->arena, job->report, &count);
    writer_open(&job->writer, "glossary", '[');
    for (size_t i = 0; i < count; i++) {
        const struct text texts[] = {text_of(found[i].entry->term[language]), text_of(found[i].entry->plain[language])};
        put_pairs(&job->writer, term_names, texts, 2);
    }
    writer_close(&job->writer, ']');
    writer_open(&job->writer, "checklist", '[');
    for (size_t i = 0; i < k->check_count; i++) {
        const struct text texts[] = {text_of(k->checklist[i].id), text_of(k->checklist[i].text[language])};
        put_pairs(&job->writer, check_names, texts, 2);
    }
    writer_close(&job->writer, ']');
}

static void put_left_out(struct job *job, enum side side, const struct fact *const *facts, size_t count)
{
    static const char *const names[] = {"side", "pointer"};
    for (size_t i = 0; i < count; i++) {
        const struct text texts[] = {text_of(side_word(side)), text_of(facts[i]->pointer)};
        put_pairs(&job->writer, names, texts, 2);
    }
}

static void put_not_compared(struct job *job)
{
    const struct comparisons *all = job->report->comparisons;
    writer_open(&job->writer, "not_compared", '[');
    put_left_out(job, SIDE_FIRST, all->left_out_first, all->left_out_first_count);
    put_left_out(job, SIDE_SECOND, all->left_out_second, all->left_out_second_count);
    writer_close(&job->writer, ']');
}

static void put_progress_and_notices(struct job *job)
{
    static const char *const names[] = {"finding", "state"};
    size_t count;
    const struct text *notices = extras_notices(job->arena, job->report, &count);
    if (job->report->has_progress) {
        writer_open(&job->writer, "progress", '[');
        for (size_t i = 0; i < job->report->progress_count; i++) {
            const struct progress *p = &job->report->progress[i];
            const struct text texts[] = {text_of(p->finding), text_of(p->state)};
            put_pairs(&job->writer, names, texts, 2);
        }
        writer_close(&job->writer, ']');
    }
    writer_open(&job->writer, "notices", '[');
    for (size_t i = 0; i < count; i++)
        writer_text(&job->writer, NULL, notices[i]);
    writer_close(&job->writer, ']');
}

static void put_report(struct buf *out, const struct report *report, bool compact)
{
    struct job job = {out->arena, report, {.out = out, .compact = compact}};
    writer_open(&job.writer, NULL, '{');
    writer_text(&job.writer, "format", TEXT("concord.report/1"));
    put_generator(&job);
    writer_text(&job.writer, "language", text_of(report->language == LANGUAGE_ES ? "es" : "en"));
    put_opinion(&job, "first", SIDE_FIRST);
    put_opinion(&job, "second", SIDE_SECOND);
    put_word(&job, "classification", WORDS_CLASS, (int)report->findings->classification);
    put_comparisons(&job);
    put_findings_and_questions(&job);
    put_records(&job);
    put_words_and_checks(&job);
    put_not_compared(&job);
    put_progress_and_notices(&job);
    writer_close(&job.writer, '}');
    buf_byte(out, '\n');
}

void report_json(struct buf *out, const struct report *report)
{
    put_report(out, report, false);
}

void report_json_line(struct buf *out, const struct report *report)
{
    put_report(out, report, true);
}
