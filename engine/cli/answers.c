/* SPDX-License-Identifier: MIT
 * concord answers REPORT.json: the form for what is said and decided; with --log, the filled form's rows go to the end of a log. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/limits.h"
#include "cli/cli.h"
#include "cli/files.h"

/* Adds at the end and nowhere else; safe on the disk before we say it is done. */
static bool append(const char *name, const char *bytes, size_t len)
{
    int fd = open(name, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
    bool good = fd >= 0 && write(fd, bytes, len) == (ssize_t)len && !fsync(fd);
    int why = errno;
    if (fd >= 0)
        close(fd);
    return good || (cli_trouble("%s: %s", name, strerror(why)), false);
}

static int add_to_log(struct concord *engine, const char *name, const struct concord_options *options)
{
    struct concord_input log = {name, "", 0};
    struct concord_output out;
    bool there = !access(name, F_OK);
    if (there && !file_read(name, LIMIT_KNOWLEDGE_BYTES, &log))
        return EXIT_TROUBLE;
    enum concord_status status = concord_answers_log(engine, &log, options, &out);
    int exit = status != CONCORD_OK ? cli_fault(&out, status) : !out.len || append(name, out.bytes, out.len) ? EXIT_SAME : EXIT_TROUBLE;
    if (there)
        file_drop(&log);
    return exit;
}

static int write_form(struct concord *engine, const struct command_line *line, const struct concord_options *options)
{
    struct concord_output out;
    enum concord_status status = concord_answers(engine, options, &out);
    if (status != CONCORD_OK)
        return cli_fault(&out, status);
    return file_write(line->values[OPTION_OUTPUT], out.bytes, out.len) ? EXIT_SAME : EXIT_TROUBLE;
}

int cli_answers(struct concord *engine, const struct command_line *line)
{
    struct concord_options options;
    struct concord_input report = {0}, answers = {0};
    const char *said = line->values[OPTION_ANSWERS], *log = line->values[OPTION_LOG], *format = line->values[OPTION_FORMAT];
    if (!cli_options(line, &options))
        return EXIT_TROUBLE;
    if (format && strcmp(format, "csv") && strcmp(format, "json"))
        return cli_trouble("the form is written as csv or json");
    if (log && !said)
        return cli_trouble("--log keeps what --answers holds; give both");
    int status = EXIT_TROUBLE;
    if (file_read(line->args[0], LIMIT_KNOWLEDGE_BYTES, &report) && (!said || file_read(said, LIMIT_KNOWLEDGE_BYTES, &answers))) {
        options.previous = &report;
        options.answers = said ? &answers : NULL;
        status = log ? add_to_log(engine, log, &options) : write_form(engine, line, &options);
    }
    file_drop(&report);
    file_drop(&answers);
    return status;
}
