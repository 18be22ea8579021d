/* SPDX-License-Identifier: MIT
 * Rows of figures in, the pages of an index out, one page at a time: memory does not grow with the number of cases. The rows are read
 * again for each order and each place in it. */
#include <string.h>

#include "doors.h"
#include "render/render.h"
#include "report/index.h"

/* Where a walk through the cases in one order stands. */
struct sweep {
    const struct concord_table *table;
    const struct knowledge *knowledge;
    const struct rates *rates;
    enum index_order order;
    size_t place; /* in the order: see at_place */
    bool open;    /* the rows of this place are being read */
};

enum { PLACES = (CLASSES + 1) * URGENCIES };

static bool next_figures(const struct concord_table *table, struct figures *out)
{
    struct concord_bytes row;
    while (table->next(table->owner, &row))
        if (figures_read((struct text){row.bytes, row.len}, out))
            return true;
    return false;
}

/* What must be looked at first comes first; what could not be read, last. */
static const int class_order[CLASSES + 1] = {CLASS_NOT_COMPARABLE, CLASS_MAJOR, CLASS_MINOR, CLASS_IDENTICAL, CLASSES};

static void at_place(const struct sweep *sweep, int *class, size_t *urgency)
{
    bool by_class = sweep->order == INDEX_BY_SIGNIFICANCE;
    *class = class_order[by_class ? sweep->place / URGENCIES : sweep->place % (CLASSES + 1)];
    *urgency = by_class ? sweep->place % URGENCIES : sweep->place / (CLASSES + 1);
}

static bool fits(const struct sweep *sweep, const struct figures *f)
{
    int class;
    size_t urgency;
    if (sweep->order == INDEX_BY_NUMBER)
        return true;
    at_place(sweep, &class, &urgency);
    return (f->refused ? CLASSES : (int)f->classification) == class &&
           (f->refused ? URGENCIES - 1 : rates_urgency(sweep->knowledge, f->urgency)) == urgency;
}

static bool is_empty(const struct sweep *sweep)
{
    int class;
    size_t urgency;
    if (sweep->order == INDEX_BY_NUMBER)
        return sweep->place > 0;
    at_place(sweep, &class, &urgency);
    return !sweep->rates->places[class][urgency];
}

/* The next case in the order. */
static bool sweep_next(struct sweep *sweep, struct figures *out)
{
    for (; sweep->place < PLACES; sweep->place++, sweep->open = false) {
        if (is_empty(sweep))
            continue;
        if (!sweep->open && !sweep->table->rewind(sweep->table->owner))
            return false;
        sweep->open = true;
        while (next_figures(sweep->table, out))
            if (fits(sweep, out))
                return true;
    }
    return false;
}

static size_t fill(struct index_page *page, struct sweep *sweep)
{
    struct figures figures;
    size_t rows = 0;
    index_table(page, sweep->order);
    for (; rows < INDEX_PAGE_ROWS && sweep_next(sweep, &figures); rows++)
        index_row(page, &figures);
    index_more(page, sweep->order, (sweep->rates->cases + INDEX_PAGE_ROWS - 1) / INDEX_PAGE_ROWS);
    return rows;
}

static bool write_page(const struct job *job, struct index_page *page, const char *name)
{
    struct buf out = buf_new(job->engine->run, 256 << 10);
    render_html(&out, index_tree(page));
    struct text text = buf_text(&out);
    return job->table->write(job->table->owner, name, (struct concord_bytes){text.ptr, text.len});
}

static struct report look_of(const struct job *job)
{
    return (struct report){.knowledge = job->engine->knowledge,
                           .language = job->options->spanish ? LANGUAGE_ES : LANGUAGE_EN,
                           .redact = job->options->redact};
}

static bool add_up(const struct job *job, struct rates *rates)
{
    struct figures figures;
    memset(rates, 0, sizeof *rates);
    if (!job->table->rewind(job->table->owner))
        return false;
    while (next_figures(job->table, &figures))
        rates_add(rates, job->engine->knowledge, &figures);
    return true;
}

static enum concord_status rates_job(struct job *job)
{
    if (!add_up(job, job->rates))
        return CONCORD_USAGE;
    if (job->options->format == CONCORD_HTML)
        return CONCORD_OK;
    struct buf out = buf_new(job->engine->run, 4096);
    rates_csv(&out, job->engine->knowledge, job->rates);
    struct text text = buf_text(&out);
    return job->table->write(job->table->owner, "summary.csv", (struct concord_bytes){text.ptr, text.len}) ? CONCORD_OK : CONCORD_USAGE;
}

static enum concord_status first_page_job(struct job *job)
{
    struct report look = look_of(job);
    struct index_page *page = index_first(job->engine->run, &look, job->rates);
    for (int order = 0; order < INDEX_ORDER_COUNT; order++) {
        struct sweep sweep = {job->table, job->engine->knowledge, job->rates, (enum index_order)order, 0, false};
        fill(page, &sweep);
    }
    return write_page(job, page, "index.html") ? CONCORD_OK : CONCORD_USAGE;
}

/* Page `count` of the order of job->sweep, which goes on where the page before ended. The first stands in index.html. */
static enum concord_status further_page_job(struct job *job)
{
    struct report look = look_of(job);
    struct index_page *page = index_further(job->engine->run, &look);
    if (!fill(page, job->sweep) || job->count < 2)
        return CONCORD_OK;
    const char *name = index_name(job->engine->run, job->sweep->order, job->count);
    return write_page(job, page, name) ? CONCORD_OK : CONCORD_USAGE;
}

enum concord_status concord_index(struct concord *engine, const struct concord_table *table, const struct concord_options *options)
{
    struct rates rates;
    struct concord_output out;
    struct job job = {.engine = engine, .options = options, .out = &out, .table = table, .rates = &rates};
    enum concord_status status = concord_run(job, rates_job);
    if (status != CONCORD_OK || options->format != CONCORD_HTML)
        return status;
    status = concord_run(job, first_page_job);
    for (int order = 0; order < INDEX_ORDER_COUNT && rates.cases > INDEX_PAGE_ROWS; order++) {
        struct sweep sweep = {table, engine->knowledge, &rates, (enum index_order)order, 0, false};
        job.sweep = &sweep;
        for (job.count = 1; status == CONCORD_OK && (job.count - 1) * INDEX_PAGE_ROWS < rates.cases; job.count++)
            status = concord_run(job, further_page_job);
    }
    return status;
}
