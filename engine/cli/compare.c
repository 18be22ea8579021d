/* SPDX-License-Identifier: MIT
 * concord compare FIRST SECOND: reads the two files (opinions, FHIR files, worksheets), writes the report. One worksheet holds both. */
#include <string.h>

#include "base/limits.h"
#include "cli/cli.h"
#include "cli/files.h"

static int write_out(const struct command_line *line, const struct concord_output *out)
{
    if (!file_write(line->values[OPTION_OUTPUT], out->bytes, out->len))
        return EXIT_TROUBLE;
    return out->identical ? EXIT_SAME : EXIT_DIFFERS;
}

int cli_compare(struct concord *engine, const struct command_line *line)
{
    struct concord_options options;
    struct concord_input inputs[2] = {0}, previous = {0};
    const char *earlier = line->values[OPTION_PREVIOUS];
    int status = EXIT_TROUBLE;
    bool alone = line->count == 1; /* a worksheet with both opinions */
    if (!alone && !strcmp(line->args[0], "-") && !strcmp(line->args[1], "-"))
        return cli_trouble("only one of the two opinions can be standard input");
    if (!cli_options(line, &options))
        return EXIT_TROUBLE;
    if (!file_read(line->args[0], LIMIT_KNOWLEDGE_BYTES, &inputs[0]) ||
        (!alone && !file_read(line->args[1], LIMIT_KNOWLEDGE_BYTES, &inputs[1])) ||
        (earlier && !file_read(earlier, LIMIT_KNOWLEDGE_BYTES, &previous)))
        goto done;
    options.previous = earlier ? &previous : NULL;
    struct concord_output out;
    enum concord_status result = concord_compare(engine, &inputs[0], &inputs[!alone], &options, &out);
    status = result == CONCORD_OK ? write_out(line, &out) : cli_fault(&out, result);
done:
    file_drop(&inputs[0]);
    file_drop(&inputs[1]);
    file_drop(&previous);
    return status;
}
