/* SPDX-License-Identifier: MIT
 * concord: two opinions in, one report out. The public API; the command line, the browser page, the tests, the fuzzers and the
 * benchmark are thin faces over it. Nothing here reads a clock, a locale or the network. */
#ifndef CONCORD_H
#define CONCORD_H

#include <stdbool.h>
#include <stddef.h>

#define CONCORD_VERSION "0.1.0"

struct concord; /* the knowledge and one arena; not shared between threads (cJSON writes a static) */

enum concord_status { CONCORD_OK, CONCORD_INVALID, CONCORD_NO_MEMORY, CONCORD_USAGE };
enum concord_source { CONCORD_ANY_SOURCE, CONCORD_FHIR, CONCORD_SHEET };
enum concord_blank_form { CONCORD_BLANK_JSON, CONCORD_BLANK_GUIDE, CONCORD_BLANK_SHEET };
/* CONCORD_LINE: the JSON report in one line, as a stream of many wants it. CONCORD_TREE: what the text formats say, as JSON nodes [kind, text,
 * note, children...], for a page that builds its own. CONCORD_CALENDAR: the checklist as iCalendar. */
enum concord_format {
    CONCORD_TEXT, CONCORD_JSON, CONCORD_HTML, CONCORD_MARKDOWN, CONCORD_CSV, CONCORD_LINE, CONCORD_TREE, CONCORD_CALENDAR
};

/* Bytes to read; `name` is how messages call them. */
struct concord_input {
    const char *name;
    const char *bytes;
    size_t len;
};

/* All zero is: text, for a patient, in English, 80 columns, no colour. */
struct concord_options {
    enum concord_format format;
    bool navigator, spanish, redact, colour;
    size_t questions; /* on the first page; 0: 7 */
    size_t width;
    const char *today;                 /* YYYY-MM-DD, or NULL: the newest date in the two opinions */
    const char *meeting;               /* YYYY-MM-DD: when the two are talked over, or NULL */
    size_t minutes;                    /* that the talk has; 0: 20 */
    const struct concord_input *previous; /* an earlier report, or NULL */
    const struct concord_input *answers;  /* with `previous`: what was said since, or NULL */
    const char *due;                      /* YYYY-MM-DD, of CONCORD_CALENDAR */
    /* Of an import, for what a file does not say; NULL: see import/import.h. */
    const char *case_id, *given_on, *role, *cancer;
};

/* One or two opinion documents, made of something else: JSON, valid until the next call with the same engine. */
struct concord_documents {
    size_t count;
    struct concord_input document[2];
};

/* One fault of an input. Lines and columns count from 1; 0: the whole file. `code` is stable; problem and remedy are in `lang`, "en" or "es". */
struct concord_fault {
    const char *file;
    size_t line, column;
    const char *code, *pointer, *problem, *remedy, *lang;
};

/* Bytes that the engine made: valid until the next call with the same engine. */
struct concord_output {
    const char *bytes;
    size_t len;
    const char *messages; /* faults and their count, one a line, for standard error */
    size_t messages_len;
    const struct concord_fault *faults; /* the same, one by one */
    size_t fault_count;
    bool identical; /* of a report: its classification is "identical" */
};

/* One case of a batch: a line {"first": …, "second": …}, or else two opinions; or else, with `trouble`, why there is nothing to compare. */
struct concord_case {
    size_t number;    /* in its stream, from 1 */
    const char *name; /* of the stream, or of the case's folder; for messages, rows and pages */
    const struct concord_input *line, *sides[2];
    const char *trouble;
};

/* What a batch keeps of a case: as an NDJSON record, a row of figures (CSV) and, with `page`, an HTML brief. A refused case has an error
 * record, a row that says so and no page; `messages` then has its faults. Valid until the next call with the same engine. */
struct concord_record {
    struct concord_bytes { const char *bytes; size_t len; } line, row, page, messages;
    bool refused;
};

/* Rows of figures that can be read again from the start, and where pages made of them go. Each returns false when it cannot. */
struct concord_table {
    void *owner;
    bool (*rewind)(void *owner); /* before the first row, past the header */
    bool (*next)(void *owner, struct concord_bytes *row);
    bool (*write)(void *owner, const char *name, struct concord_bytes page);
};

/* A new engine with the built-in knowledge; NULL without memory. The caller frees it. */
struct concord *concord_new(void);
void concord_free(struct concord *engine);

/* Adds a knowledge folder's files over the built-in rows. `folder` is named in reports. */
enum concord_status concord_knowledge(struct concord *engine, const char *folder, const struct concord_input *files,
                                      size_t count, struct concord_output *out);

/* For a build without built-in tables (the web page): the knowledge is what `files` say, read with the opinion `schema`.
 * The same files give the same reports as the built-in tables. Tables may be given column by column (read/columns.h), and what only `lint`
 * needs may be left out, where a file SHA256SUMS names the sum of each. About 0.1 s; half of that for columns. */
enum concord_status concord_teach(struct concord *engine, const struct concord_input *schema, const struct concord_input *files,
                                  size_t count, struct concord_output *out);

/* What an input form is made from, as a JSON list: the fields of an opinion. Their names are phrases. */
enum concord_status concord_form(struct concord *engine, struct concord_output *out);

/* The main job: two opinions in, one report out. */
enum concord_status concord_compare(struct concord *engine, const struct concord_input *first,
                                    const struct concord_input *second, const struct concord_options *options,
                                    struct concord_output *out);

/* One case of a batch: always one record, whatever is wrong with the case; CONCORD_NO_MEMORY: none. `page`: make the brief too. */
enum concord_status concord_record(struct concord *engine, const struct concord_case *given, bool page,
                                   const struct concord_options *options, struct concord_record *record);

/* The header of rows of figures. A constant. */
const char *concord_figures_header(void);

/* What rows of figures come to: as CONCORD_HTML "index.html" and further pages of its tables, as CONCORD_CSV one table. Holds one page at
 * a time. CONCORD_USAGE: the table refused. */
enum concord_status concord_index(struct concord *engine, const struct concord_table *table, const struct concord_options *options);

/* Checks one file that says by its content what it is: an opinion, a file of rules, a table of a knowledge folder.
 * CONCORD_INVALID: the faults are in `out`. */
enum concord_status concord_validate(struct concord *engine, const struct concord_input *file, struct concord_output *out);

/* An opinion, a FHIR bundle or a worksheet, told apart by content unless `source` says which: its opinion documents. An opinion comes back
 * as it was given. Refused fields and unread leaves are in `out`; the rest is done. CONCORD_INVALID: nothing could be made of the file. */
enum concord_status concord_import(struct concord *engine, const struct concord_input *file, enum concord_source source,
                                   const struct concord_options *options, struct concord_documents *documents,
                                   struct concord_output *out);

/* An empty opinion: JSON, its guide (plain text), or a worksheet (CSV). With the name of a cancer, what belongs to it comes first;
 * `cancer` may be NULL. CONCORD_USAGE when no cancer has that name. */
enum concord_status concord_blank(struct concord *engine, enum concord_blank_form form, const char *cancer,
                                  const struct concord_options *options, struct concord_output *out);

/* Proves a knowledge folder: each file by itself, its rows against one another and, with the engine, each rule on its cases. A folder that
 * holds knowledge.csv stands alone, any other is laid over the engine's knowledge. `folder` is how messages call it; `today`
 * (YYYY-MM-DD) finds overdue reviews, NULL judges none. `cases`: those of the engine's own rules, which must hold with the folder too, or
 * NULL. CONCORD_INVALID: the faults are in `out`, by file. */
enum concord_status concord_lint(struct concord *engine, const char *folder, const struct concord_input *files, size_t count,
                                 const struct concord_input *cases, const char *today, struct concord_output *out);

/* The form for what is said and decided about an earlier report (options->previous), as CONCORD_CSV or CONCORD_JSON, with what
 * options->answers holds already. */
enum concord_status concord_answers(struct concord *engine, const struct concord_options *options, struct concord_output *out);

/* What a log of answers (`log`; empty: a new one) gets from the filled rows of options->answers: bytes to add at its end.
 * CONCORD_INVALID also when a row of the log was changed or taken out. */
enum concord_status concord_answers_log(struct concord *engine, const struct concord_input *log, const struct concord_options *options,
                                        struct concord_output *out);

/* What a rule, question, term or pointer is, in words. CONCORD_USAGE when nothing has that name. */
enum concord_status concord_explain(struct concord *engine, const char *what, const struct concord_options *options,
                                    struct concord_output *out);

/* Each test of a rule with what it saw in these two opinions, and whether it fired. */
enum concord_status concord_explain_rule(struct concord *engine, const struct concord_input *first,
                                         const struct concord_input *second, const char *rule,
                                         const struct concord_options *options, struct concord_output *out);

#endif
