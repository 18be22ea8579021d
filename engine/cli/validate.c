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

static int check_files(struct concord *engine, const struct command_line *line, struct arena *arena)
{
    const char *name = line->values[OPTION_FORMAT] ? line->values[OPTION_FORMAT] : "text";
    struct check check = {.engine = engine, .format = verdict_format(name), .out = buf_new(arena, 4096), .all_valid = true};
    bool read = true;
    if (!check.format)
        return cli_trouble("--format %s is not known; see concord --help", name);
    check.format->begin(&check.out, (size_t)line->count);
    for (int i = 0; i < line->count && read; i++)
        read = check_file_named(&check, line->args[i]);
    check.format->end(&check.out);
    struct text text = buf_text(&check.out);
    if (!file_write(NULL, text.ptr, text.len) || !read)
        return EXIT_TROUBLE;
    return check.all_valid ? EXIT_SAME : EXIT_DIFFERS;
}

int cli_validate(struct concord *engine, const struct command_line *line)
{
    jmp_buf no_memory;
    struct arena *arena = arena_new(LIMIT_ARENA_BYTES);
    if (!arena)
        return cli_trouble("no memory; nothing was written");
    arena_arm(arena, &no_memory);
    int status;
    if (setjmp(no_memory))
        status = cli_trouble("no memory; nothing was written");
    else
        status = check_files(engine, line, arena);
    arena_free(arena);
    return status;
}
