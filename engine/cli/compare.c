/* SPDX-License-Identifier: MIT
 * concord compare FIRST SECOND: reads the two files (opinions, FHIR files, worksheets), writes the report. One worksheet holds both. */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "cli/cli.h"
#include "cli/files.h"
#include "cli/pdf.h"

static bool is_pdf(const struct command_line *line)
{
    return line->values[OPTION_FORMAT] && !strcmp(line->values[OPTION_FORMAT], "pdf");
}

static bool write_pdf(const struct command_line *line, const struct concord_output *out)
{
    char *pdf = NULL;
    size_t len;
    bool good = pdf_print(out->bytes, out->len, &pdf, &len) && file_write(line->values[OPTION_OUTPUT], pdf, len);
    free(pdf);
    return good;
}

static int write_out(const struct command_line *line, const struct concord_output *out)
{
    if (is_pdf(line) ? !write_pdf(line, out) : !file_write(line->values[OPTION_OUTPUT], out->bytes, out->len))
        return EXIT_TROUBLE;
    return out->identical ? EXIT_SAME : EXIT_DIFFERS;
}

/* The checklist with its day, beside the report. */
static bool write_calendar(struct concord *engine, const struct command_line *line, const struct concord_input *first,
                           const struct concord_input *second, const struct concord_options *options)
{
    struct concord_options calendar = *options;
    struct concord_output out;
    if (!line->values[OPTION_ICS])
        return true;
    calendar.format = CONCORD_CALENDAR;
    calendar.due = line->values[OPTION_DUE];
    enum concord_status status = concord_compare(engine, first, second, &calendar, &out);
    return status == CONCORD_OK ? file_write(line->values[OPTION_ICS], out.bytes, out.len) : (cli_fault(&out, status), false);
}

/* What cannot go together is said before anything is read. */
static bool check_line(const struct command_line *line)
{
    const char *const *values = line->values;
    const char *due;
    if (line->count == 2 && !strcmp(line->args[0], "-") && !strcmp(line->args[1], "-"))
        return cli_trouble("only one of the two opinions can be standard input"), false;
    if (!values[OPTION_ICS] != !values[OPTION_DUE])
        return cli_trouble("--ics FILE and --due DATE go together"), false;
    if (!cli_date(line, OPTION_DUE, &due))
        return false;
    if (values[OPTION_ANSWERS] && !values[OPTION_PREVIOUS])
        return cli_trouble("--answers are about an earlier report; name it with --previous"), false;
    return true;
}

int cli_compare(struct concord *engine, const struct command_line *line)
{
    struct concord_options options;
    struct concord_input inputs[2] = {0}, previous = {0}, answers = {0};
    const char *earlier = line->values[OPTION_PREVIOUS], *said = line->values[OPTION_ANSWERS];
    int status = EXIT_TROUBLE;
    bool alone = line->count == 1; /* a worksheet with both opinions */
    if (!check_line(line))
        return EXIT_TROUBLE;
    struct command_line page = *line;
    if (is_pdf(line)) /* printed from the page */
        page.values[OPTION_FORMAT] = "html";
    if (!cli_options(&page, &options))
        return EXIT_TROUBLE;
    if (!file_read(line->args[0], LIMIT_KNOWLEDGE_BYTES, &inputs[0]) ||
        (!alone && !file_read(line->args[1], LIMIT_KNOWLEDGE_BYTES, &inputs[1])) ||
        (earlier && !file_read(earlier, LIMIT_KNOWLEDGE_BYTES, &previous)) ||
        (said && !file_read(said, LIMIT_KNOWLEDGE_BYTES, &answers)))
        goto done;
    options.previous = earlier ? &previous : NULL;
    options.answers = said ? &answers : NULL;
    if (!write_calendar(engine, line, &inputs[0], &inputs[!alone], &options))
        goto done;
    struct concord_output out;
    enum concord_status result = concord_compare(engine, &inputs[0], &inputs[!alone], &options, &out);
    status = result == CONCORD_OK ? write_out(line, &out) : cli_fault(&out, result);
done:
    file_drop(&inputs[0]);
    file_drop(&inputs[1]);
    file_drop(&previous);
    file_drop(&answers);
    return status;
}
