/* SPDX-License-Identifier: MIT
 * concord import fhir|csv FILE: an opinion on standard output (two of a worksheet on a line each, or FILE-first.json and FILE-second.json with
 * --output FILE.json); what was refused or not understood on standard error. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "cli/cli.h"
#include "cli/files.h"

/* "opinion.json" becomes "opinion-first.json". The caller frees it. */
static char *side_name(const char *name, const char *side)
{
    size_t size = strlen(name) + strlen(side) + 2;
    const char *slash = strrchr(name, '/'), *dot = strrchr(slash ? slash : name, '.');
    char *out = malloc(size);
    int stem = (int)(dot ? (size_t)(dot - name) : strlen(name));
    if (out)
        snprintf(out, size, "%.*s-%s%s", stem, name, side, dot ? dot : "");
    return out;
}

static bool write_sides(const char *name, const struct concord_documents *documents)
{
    static const char *const sides[] = {"first", "second"};
    bool good = true;
    for (size_t i = 0; i < documents->count && good; i++) {
        char *side = side_name(name, sides[i]);
        good = side && file_write(side, documents->document[i].bytes, documents->document[i].len);
        free(side);
    }
    return good;
}

static bool write_documents(const char *name, const struct concord_documents *documents)
{
    if (name && documents->count > 1)
        return write_sides(name, documents);
    bool good = true;
    for (size_t i = 0; i < documents->count && good; i++)
        good = file_write(name, documents->document[i].bytes, documents->document[i].len);
    return good;
}

int cli_import(struct concord *engine, const struct command_line *line)
{
    static const struct {
        const char *name;
        enum concord_source source;
    } sources[] = {{"fhir", CONCORD_FHIR}, {"csv", CONCORD_SHEET}};
    struct concord_options options;
    struct concord_input file = {0};
    struct concord_documents documents;
    struct concord_output out;
    size_t kind = 0;
    while (kind < 2 && strcmp(sources[kind].name, line->args[0]) != 0)
        kind++;
    if (kind == 2)
        return cli_trouble("usage: concord import fhir|csv FILE");
    if (!cli_options(line, &options) || !file_read(line->args[1], LIMIT_KNOWLEDGE_BYTES, &file))
        return EXIT_TROUBLE;
    enum concord_status status = concord_import(engine, &file, sources[kind].source, &options, &documents, &out);
    int done = EXIT_TROUBLE;
    if (status != CONCORD_OK)
        cli_fault(&out, status);
    else if (write_documents(line->values[OPTION_OUTPUT], &documents))
        done = cli_fault(&out, status), done = out.fault_count ? EXIT_DIFFERS : EXIT_SAME;
    file_drop(&file);
    return done;
}
