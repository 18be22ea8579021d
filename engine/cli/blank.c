/* SPDX-License-Identifier: MIT
 * concord blank [json|csv]: an empty opinion or worksheet. With --output FILE the guide of the JSON goes beside it, as FILE.guide.txt. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/files.h"

static int blank(struct concord *engine, enum concord_blank_form form, const struct concord_options *options, const char *name)
{
    struct concord_output out;
    enum concord_status status = concord_blank(engine, form, options->cancer, options, &out);
    if (status == CONCORD_USAGE)
        return cli_trouble("--cancer %s: no cancer has this name; see concord explain cancer", options->cancer);
    if (status != CONCORD_OK)
        return cli_fault(&out, status);
    return file_write(name, out.bytes, out.len) ? EXIT_SAME : EXIT_TROUBLE;
}

int cli_blank(struct concord *engine, const struct command_line *line)
{
    const char *form = line->count ? line->args[0] : "json", *name = line->values[OPTION_OUTPUT];
    struct concord_options options;
    if (strcmp(form, "json") != 0 && strcmp(form, "csv") != 0)
        return cli_trouble("usage: concord blank [json|csv]");
    if (!cli_options(line, &options))
        return EXIT_TROUBLE;
    if (!strcmp(form, "csv"))
        return blank(engine, CONCORD_BLANK_SHEET, &options, name);
    int done = blank(engine, CONCORD_BLANK_JSON, &options, name);
    if (!name || done != EXIT_SAME)
        return done;
    size_t size = strlen(name) + sizeof ".guide.txt";
    char *guide = malloc(size);
    if (!guide)
        return cli_trouble("no memory; the guide was not written");
    snprintf(guide, size, "%s.guide.txt", name);
    done = blank(engine, CONCORD_BLANK_GUIDE, &options, guide);
    free(guide);
    return done;
}
