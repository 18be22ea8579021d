/* SPDX-License-Identifier: MIT
 * concord explain WHAT, or FIRST SECOND --rule RULE: what the program knows, and why a rule fired or did not. */
#include <string.h>

#include "base/limits.h"
#include "cli/cli.h"
#include "cli/files.h"

static int finish(const struct concord_output *out, enum concord_status status, const char *what)
{
    if (status == CONCORD_USAGE)
        return cli_trouble("%s: no rule, question, term or pointer has this name", what);
    if (status != CONCORD_OK)
        return cli_fault(out, status);
    return file_write(NULL, out->bytes, out->len) ? EXIT_SAME : EXIT_TROUBLE;
}

int cli_explain(struct concord *engine, const struct command_line *line)
{
    struct concord_options options;
    struct concord_input inputs[2] = {0};
    struct concord_output out;
    const char *rule = line->values[OPTION_RULE];
    if (!cli_options(line, &options))
        return EXIT_TROUBLE;
    if (!rule && line->count == 1)
        return finish(&out, concord_explain(engine, line->args[0], &options, &out), line->args[0]);
    if (!rule || line->count != 2)
        return cli_trouble("usage: concord explain WHAT, or concord explain FIRST SECOND --rule RULE");
    int status = EXIT_TROUBLE;
    if (file_read(line->args[0], LIMIT_KNOWLEDGE_BYTES, &inputs[0]) && file_read(line->args[1], LIMIT_KNOWLEDGE_BYTES, &inputs[1]))
        status = finish(&out, concord_explain_rule(engine, &inputs[0], &inputs[1], rule, &options, &out), rule);
    file_drop(&inputs[0]);
    file_drop(&inputs[1]);
    return status;
}
