/* SPDX-License-Identifier: MIT
 * concord batch [PAIRS|DIR|-]: many pairs, one record out for each in, in order. Puts source, pool and sinks together. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "cli/batch_pool.h"
#include "cli/batch_progress.h"
#include "cli/batch_sink.h"
#include "cli/batch_tables.h"
#include "cli/cli.h"
#include "cli/files.h"

struct batch {
    struct batch_way way;
    struct source *source;
    struct sink records, rows, stats; /* rows: the folder's own; stats: of --stats. Not in use: no name and done with */
    bool has_rows, has_stats, resume;
    const char *folder; /* of briefs, or NULL */
    struct progress_bar bar;
    size_t done, last; /* kept before; the last number that was answered now */
};

static bool ends_with(const char *name, const char *end)
{
    size_t len = strlen(name), tail = strlen(end);
    return len >= tail && !strcmp(name + len - tail, end);
}

/* Whether --output means one file of records and not a folder of briefs. */
static bool is_file_name(const char *name)
{
    struct stat state;
    if (!stat(name, &state))
        return !S_ISDIR(state.st_mode);
    return ends_with(name, ".ndjson") || ends_with(name, ".jsonl") || ends_with(name, ".json");
}

static void page_path(char *path, size_t size, const char *folder, size_t number)
{
    snprintf(path, size, "%s/case-%06zu.html", folder, number);
}

/* A page that a kill or a power cut took, or that somebody removed, is made again, and all after it. */
static size_t pages_done(const struct batch *batch)
{
    char path[4096];
    struct stat state;
    FILE *rows = fopen(batch->rows.name, "rb");
    char *line = NULL;
    size_t room = 0, number = 0;
    bool whole = rows && getline(&line, &room, rows) > 0;
    while (whole && number < batch->rows.done && getline(&line, &room, rows) > 0) {
        page_path(path, sizeof path, batch->folder, batch->way.before + number + 1);
        whole = strstr(line, ",refused,") || (!stat(path, &state) && state.st_size > 0);
        number += whole;
    }
    free(line);
    if (rows)
        fclose(rows);
    return number;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static bool open_folder(struct batch *batch, const char *folder, const char *header)
{
    static char records[4096], rows[4096];
    batch->folder = folder;
    if (mkdir(folder, 0700) && errno != EEXIST)
        return cli_trouble("%s: %s", folder, strerror(errno)), false;
    snprintf(records, sizeof records, "%s/reports.ndjson", folder);
    snprintf(rows, sizeof rows, "%s/cases.csv", folder);
    batch->has_rows = true;
    if (!sink_open(&batch->records, records, SINK_RECORDS, "", batch->resume, batch->way.before) ||
        !sink_open(&batch->rows, rows, SINK_ROWS, header, batch->resume, batch->way.before))
        return false;
    batch->done = least(batch->records.done, pages_done(batch));
    return true;
}

static bool open_sinks(struct batch *batch, const struct command_line *line)
{
    const char *output = line->values[OPTION_OUTPUT], *stats = line->values[OPTION_STATS];
    const char *header = concord_figures_header();
    bool folder = output && !is_file_name(output);
    if (batch->resume && !output)
        return cli_trouble("--resume goes on with a file or a folder; name it with --output"), false;
    if (folder ? !open_folder(batch, output, header) : !sink_open(&batch->records, output, SINK_RECORDS, "", batch->resume, batch->way.before))
        return false;
    if (!folder)
        batch->done = batch->records.done;
    batch->way.page = folder;
    batch->has_stats = stats != NULL;
    if (!stats)
        return true;
    if (!sink_open(&batch->stats, stats, SINK_ROWS, header, batch->resume, batch->way.before))
        return false;
    batch->done = least(batch->done, batch->stats.done);
    return true;
}

static bool keep_page(const struct batch *batch, size_t number, const struct answer *answer)
{
    char path[4096];
    if (!batch->folder || answer->refused)
        return true;
    page_path(path, sizeof path, batch->folder, batch->way.before + number);
    return file_put(path, answer_part(answer, ANSWER_PAGE), answer->lens[ANSWER_PAGE]);
}

/* First the page, then the record, then the row: whoever finds a row finds the rest. */
static bool keep(void *owner, size_t number, const struct answer *answer)
{
    struct batch *batch = owner;
    const char *line = answer_part(answer, ANSWER_LINE), *row = answer_part(answer, ANSWER_ROW);
    batch->last = number;
    if (answer->refused && number > batch->done) {
        progress_clear(&batch->bar);
        fwrite(answer_part(answer, ANSWER_MESSAGES), 1, answer->lens[ANSWER_MESSAGES], stderr);
    }
    bool kept = keep_page(batch, number, answer) &&
                sink_put(&batch->records, number, line, answer->lens[ANSWER_LINE], answer->refused) &&
                (!batch->has_rows || sink_put(&batch->rows, number, row, answer->lens[ANSWER_ROW], answer->refused)) &&
                (!batch->has_stats || sink_put(&batch->stats, number, row, answer->lens[ANSWER_ROW], answer->refused));
    progress_show(&batch->bar, number, source_taken(batch->source), source_size(batch->source));
    return kept;
}

/* The last case of the earlier run is done once more, so that going on with other cases is noticed. */
static bool run_pool(struct batch *batch, size_t jobs)
{
    struct pool_plan plan = {&batch->way, batch->source, jobs, batch->done ? batch->done - 1 : 0, keep, batch};
    progress_begin(&batch->bar, plan.done);
    bool good = pool_run(&plan);
    progress_clear(&batch->bar);
    if (good && batch->last < batch->records.done)
        return cli_trouble("%s: holds more cases than %s", batch->records.name, source_name(batch->source)), false;
    return good;
}

static bool close_sinks(struct batch *batch)
{
    bool good = sink_close(&batch->records);
    good = (!batch->has_rows || sink_close(&batch->rows)) && good;
    return (!batch->has_stats || sink_close(&batch->stats)) && good;
}

static bool make_tables(struct batch *batch)
{
    return (!batch->folder || tables_index(batch->way.engine, &batch->way.options, batch->folder)) &&
           (!batch->has_stats || tables_summary(batch->way.engine, &batch->way.options, batch->stats.name));
}

static int run(struct batch *batch, const struct command_line *line, size_t jobs)
{
    if (!open_sinks(batch, line))
        return EXIT_TROUBLE;
    bool good = run_pool(batch, jobs);
    good = close_sinks(batch) && good;
    if (!good || !make_tables(batch))
        return EXIT_TROUBLE;
    if (batch->records.refused)
        fprintf(stderr, "concord: %zu of %zu cases were refused\n", batch->records.refused, batch->records.done);
    return batch->records.refused ? EXIT_DIFFERS : EXIT_SAME;
}

int cli_batch(struct concord *engine, const struct command_line *line)
{
    struct batch batch = {.way = {.engine = engine}, .resume = line->values[OPTION_RESUME] != NULL};
    long jobs = cli_number(line, OPTION_JOBS, 1, LIMIT_JOBS, 1), number = cli_number(line, OPTION_NUMBER, 1, LONG_MAX, 1);
    batch.way.before = number < 0 ? 0 : (size_t)number - 1;
    if (jobs < 0 || number < 0 || !cli_options(line, &batch.way.options))
        return EXIT_TROUBLE;
    if (!line->values[OPTION_FOR])
        batch.way.options.navigator = true;
    batch.source = source_open(line->count ? line->args[0] : "-");
    if (!batch.source)
        return EXIT_TROUBLE;
    batch.way.folder = source_is_folder(batch.source);
    batch.way.name = source_name(batch.source);
    int status = run(&batch, line, (size_t)jobs);
    source_close(batch.source);
    return status;
}
