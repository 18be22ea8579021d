/* SPDX-License-Identifier: MIT
 * In: a file of rows. Out: pages made of it. The rows are read as often as the tables have orders, and never held. */
#include "cli/batch_tables.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/files.h"

struct table_files {
    FILE *rows;
    char *line;
    size_t room;
    const char *rows_name;
    const char *folder; /* where pages go, or NULL: the one page is `page` */
    const char *page;
};

static bool rewind_rows(void *owner)
{
    struct table_files *files = owner;
    rewind(files->rows);
    return getline(&files->line, &files->room, files->rows) > 0;
}

static bool next_row(void *owner, struct concord_bytes *row)
{
    struct table_files *files = owner;
    ssize_t len = getline(&files->line, &files->room, files->rows);
    *row = (struct concord_bytes){files->line, len > 0 ? (size_t)len : 0};
    return len > 0;
}

static bool write_page(void *owner, const char *name, struct concord_bytes page)
{
    const struct table_files *files = owner;
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", files->folder ? files->folder : "", name);
    return file_put(files->folder ? path : files->page, page.bytes, page.len);
}

static bool make(struct concord *engine, const struct concord_options *options, struct table_files *files)
{
    files->rows = fopen(files->rows_name, "rb");
    if (!files->rows)
        return cli_trouble("%s: %s", files->rows_name, strerror(errno)), false;
    struct concord_table table = {files, rewind_rows, next_row, write_page};
    enum concord_status status = concord_index(engine, &table, options);
    if (status == CONCORD_NO_MEMORY)
        cli_trouble("no memory for the index");
    fclose(files->rows);
    free(files->line);
    return status == CONCORD_OK;
}

bool tables_index(struct concord *engine, const struct concord_options *options, const char *folder)
{
    char rows[4096];
    struct concord_options html = *options;
    snprintf(rows, sizeof rows, "%s/cases.csv", folder);
    html.format = CONCORD_HTML;
    return make(engine, &html, &(struct table_files){.rows_name = rows, .folder = folder});
}

bool tables_summary(struct concord *engine, const struct concord_options *options, const char *stats)
{
    char page[4096];
    struct concord_options csv = *options;
    size_t len = strlen(stats);
    int stem = (int)(len > 4 && !strcmp(stats + len - 4, ".csv") ? len - 4 : len);
    snprintf(page, sizeof page, "%.*s-summary.csv", stem, stats);
    csv.format = CONCORD_CSV;
    return make(engine, &csv, &(struct table_files){.rows_name = stats, .page = page});
}
