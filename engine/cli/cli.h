/* SPDX-License-Identifier: MIT
 * The command line: the only code with argv, stdio and exit. One file a command; this is what they share. */
#ifndef CONCORD_CLI_CLI_H
#define CONCORD_CLI_CLI_H

#include <stdbool.h>
#include <stddef.h>

#include "concord.h"

/* The exit statuses of the contract. */
enum { EXIT_SAME = 0, EXIT_DIFFERS = 1, EXIT_TROUBLE = 2 };

enum option {
#define OPTION(id, name, value, commands, help) OPTION_##id,
#include "cli/options.def"
#undef OPTION
    OPTIONS
};

/* A command line, taken apart. `values` are NULL where an option is absent, "" where it takes none. */
struct command_line {
    const char *values[OPTIONS];
    const char *const *args;
    int count;
};

/* Fills what options say of a report; prints what is wrong and returns false. */
bool cli_options(const struct command_line *line, struct concord_options *options);

/* One of the words of a value: its index, or -1 after a message. */
int cli_choose(const struct command_line *line, enum option option, const char *const *words);

/* The day of an option, or NULL; false after a message. */
bool cli_date(const struct command_line *line, enum option option, const char **date);

/* "concord: problem" on standard error; returns EXIT_TROUBLE. */
int cli_trouble(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The knowledge folder of --knowledge, if any; false after a message. */
bool cli_knowledge(const struct command_line *line, struct concord *engine);

/* What went wrong, where status is not CONCORD_OK: messages to standard error. Returns EXIT_TROUBLE. With --redact the messages hold no
 * content of the documents. */
int cli_fault(const struct concord_output *out, enum concord_status status);

/* A whole number of an option within bounds; `usual` when it is absent; -1 after a message. */
long cli_number(const struct command_line *line, enum option option, long least, long most, long usual);

int cli_compare(struct concord *engine, const struct command_line *line);
int cli_validate(struct concord *engine, const struct command_line *line);
int cli_answers(struct concord *engine, const struct command_line *line);
int cli_batch(struct concord *engine, const struct command_line *line);
int cli_import(struct concord *engine, const struct command_line *line);
int cli_blank(struct concord *engine, const struct command_line *line);
int cli_explain(struct concord *engine, const struct command_line *line);
int cli_lint(struct concord *engine, const struct command_line *line);

#endif
