/* SPDX-License-Identifier: MIT
 * concord validate FILE...: checks each file, tells the verdicts on standard output and, as text, every fault on standard error. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "cli/cli.h"
#include "cli/files.h"
#include "cli/verdicts.h"

struct check {
    struct concord *engine;
    const struct verdict_format *format;
    struct buf out;
    size_t number;
    bool all_valid;
};

/* Checks one file; false when it could not be read at all. */
static bool check_file_named(struct check *check, const char *name)
{
    struct concord_input input = {0};
    if (!file_read(name, LIMIT_KNOWLEDGE_BYTES, &input))
        return false;
    struct concord_output out;
    enum concord_status status = concord_validate(check->engine, &input, &out);
    bool valid = status == CONCORD_OK;
    if (status == CONCORD_NO_MEMORY || (!valid && !strcmp(check->format->name, "text")))
        cli_fault(&out, status);
    struct verdict_on verdict = {input.name, out.faults, out.fault_count, ++check->number, valid};
    check->format->file(&check->out, &verdict);
    check->all_valid &= valid;
    file_drop(&input);
    return status != CONCORD_NO_MEMORY;
}

int cli_validate(struct concord *engine, const struct command_line *line)
{
    const char *name = line->values[OPTION_FORMAT] ? line->values[OPTION_FORMAT] : "text";
    struct check check = {.engine = engine, .format = verdict_format(name), .all_valid = true};
    struct arena *arena = arena_new(LIMIT_ARENA_BYTES);
    bool read = true;
    int status = EXIT_TROUBLE;
    if (!check.format)
        cli_trouble("--format %s is not known; see concord --help", name);
    if (!arena || !check.format)
        goto done;
    check.out = buf_new(arena, 4096);
    check.format->begin(&check.out, (size_t)line->count);
    for (int i = 0; i < line->count && read; i++)
        read = check_file_named(&check, line->args[i]);
    check.format->end(&check.out);
    struct text text = buf_text(&check.out);
    if (file_write(NULL, text.ptr, text.len) && read)
        status = check.all_valid ? EXIT_SAME : EXIT_DIFFERS;
done:
    arena_free(arena);
    return status;
}
