/* SPDX-License-Identifier: MIT
 * concord lint [DIR]: proves a knowledge folder, the built-in one where none is named. Verdicts by file on standard output, every fault on
 * standard error. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "cli/carried.h"
#include "cli/cli.h"
#include "cli/files.h"
#include "cli/verdicts.h"

/* What is proved. */
struct proof {
    const char *folder;
    const struct concord_input *files;
    size_t count;
    const char *today;
};

/* The faults of one file stand together; those of the folder as a whole come last. */
static void tell(struct buf *out, const struct verdict_format *format, const struct concord_output *found, const char *file, size_t number)
{
    size_t first = 0, count = 0;
    while (first < found->fault_count && strcmp(found->faults[first].file, file) != 0)
        first++;
    while (first + count < found->fault_count && !strcmp(found->faults[first + count].file, file))
        count++;
    struct verdict_on verdict = {file, found->faults + first, count, number, count == 0};
    format->file(out, &verdict);
}

static void tell_all(struct buf *out, const struct verdict_format *format, const struct concord_output *found, const struct proof *proof)
{
    format->begin(out, proof->count + 1);
    for (size_t i = 0; i < proof->count; i++) {
        struct buf path = buf_new(out->arena, 0);
        bool slash = proof->folder[0] && proof->folder[strlen(proof->folder) - 1] == '/';
        buf_format(&path, "%s%s%s", proof->folder, slash ? "" : "/", proof->files[i].name);
        tell(out, format, found, buf_text(&path).ptr, i + 1);
    }
    tell(out, format, found, proof->folder, proof->count + 1);
    format->end(out);
}

/* The cases of the built-in rules; NULL when they are what is proved. */
static const struct concord_input *built_in_cases(const struct proof *proof)
{
    for (size_t i = 0; proof->files != carried_files && i < carried_count; i++)
        if (!strcmp(carried_files[i].name, "cases.json"))
            return &carried_files[i];
    return NULL;
}

static int prove(struct concord *engine, const struct proof *proof, const struct verdict_format *format, struct arena *arena)
{
    struct concord_output found;
    enum concord_status status = concord_lint(engine, proof->folder, proof->files, proof->count, built_in_cases(proof), proof->today, &found);
    if (status != CONCORD_OK && (status != CONCORD_INVALID || !strcmp(format->name, "text")))
        cli_fault(&found, status);
    if (status != CONCORD_OK && status != CONCORD_INVALID)
        return EXIT_TROUBLE;
    struct buf out = buf_new(arena, 4096);
    tell_all(&out, format, &found, proof);
    if (!proof->today && !strcmp(format->name, "text"))
        buf_puts(&out, "due dates were not judged: name a day with --today\n");
    struct text text = buf_text(&out);
    if (!file_write(NULL, text.ptr, text.len))
        return EXIT_TROUBLE;
    return status == CONCORD_OK ? EXIT_SAME : EXIT_DIFFERS;
}

/* With memory that answers for itself, as in validate.c. */
static int prove_armed(struct concord *engine, const struct proof *proof, const struct verdict_format *format)
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
        status = prove(engine, proof, format, arena);
    arena_free(arena);
    return status;
}

int cli_lint(struct concord *engine, const struct command_line *line)
{
    const char *name = line->values[OPTION_FORMAT] ? line->values[OPTION_FORMAT] : "text";
    const struct verdict_format *format = verdict_format(name);
    struct proof proof = {carried_folder, carried_files, carried_count, NULL};
    struct concord_input *files = NULL;
    size_t count = 0;
    if (!format)
        return cli_trouble("--format %s is not known; see concord --help", name);
    if (!cli_date(line, OPTION_TODAY, &proof.today))
        return EXIT_TROUBLE;
    if (line->count && !folder_read(line->args[0], &files, &count)) {
        folder_free(files, count);
        return EXIT_TROUBLE;
    }
    if (line->count)
        proof = (struct proof){line->args[0], files, count, proof.today};
    int status = prove_armed(engine, &proof, format);
    folder_free(files, count);
    return status;
}
