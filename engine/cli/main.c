/* SPDX-License-Identifier: MIT
 * In: a command line. Out: an exit status of the contract. Takes the line apart along options.def and hands it to the command. */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/files.h"
#include "model/knowledge.h"

struct command {
    const char *name;
    char letter;
    int least, most; /* arguments */
    int (*run)(struct concord *engine, const struct command_line *line);
    const char *args, *help;
};

static const struct command commands[] = {
    {"compare", 'C', 1, 2, cli_compare, "FIRST SECOND | WORKSHEET", "the report on two opinions"},
    {"batch", 'B', 0, 1, cli_batch, "[PAIRS|DIR|-]", "reports on many pairs: NDJSON lines, or a folder of case folders"},
    {"answers", 'A', 1, 1, cli_answers, "REPORT.json", "a form for what is said and decided about a report; or its log"},
    {"validate", 'V', 1, 1 << 20, cli_validate, "FILE...", "checks opinions, rules, questions and vocabularies"},
    {"import", 'I', 2, 2, cli_import, "fhir|csv FILE", "an opinion from a FHIR file, or one or two from a worksheet"},
    {"blank", 'N', 0, 1, cli_blank, "[json|csv]", "an empty opinion with its guide, or an empty worksheet"},
    {"explain", 'E', 1, 2, cli_explain, "WHAT | FIRST SECOND --rule RULE", "a rule, question, term or pointer; or what a rule saw"},
    {"lint", 'L', 0, 1, cli_lint, "[DIR]", "proves a knowledge folder and its rules, questions and vocabularies; the built-in one without DIR"},
};

static const struct {
    const char *name, *value, *commands, *help;
} option_table[] = {
#define OPTION(id, name, value, commands, help) [OPTION_##id] = {name, value, commands, help},
#include "cli/options.def"
#undef OPTION
};
_Static_assert(sizeof option_table / sizeof *option_table == OPTIONS, "an option without a row");

int cli_trouble(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs("concord: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    return EXIT_TROUBLE;
}

int cli_fault(const struct concord_output *out, enum concord_status status)
{
    if (out->messages_len)
        fwrite(out->messages, 1, out->messages_len, stderr);
    if (status == CONCORD_NO_MEMORY)
        cli_trouble("no memory; nothing was written");
    return EXIT_TROUBLE;
}

int cli_choose(const struct command_line *line, enum option option, const char *const *words)
{
    const char *value = line->values[option];
    for (int i = 0; value && words[i]; i++)
        if (!strcmp(value, words[i]))
            return i;
    if (!value)
        return 0;
    cli_trouble("--%s %s is not known; see concord --help", option_table[option].name, value);
    return -1;
}

long cli_number(const struct command_line *line, enum option option, long least, long most, long usual)
{
    const char *value = line->values[option];
    char *end;
    if (!value)
        return usual;
    errno = 0;
    long number = strtol(value, &end, 10);
    if (!errno && *value && !*end && number >= least && number <= most)
        return number;
    cli_trouble("--%s %s: give a whole number from %ld to %ld", option_table[option].name, value, least, most);
    return -1;
}

/* The width of the terminal that standard output goes to; 0 when it is none. */
static long terminal_width(void)
{
    struct winsize size;
    if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) || size.ws_col < 40)
        return 0;
    return size.ws_col > 400 ? 400 : size.ws_col;
}

static bool is_date(const char *text)
{
    static const char shape[] = "dddd-dd-dd";
    if (strlen(text) != sizeof shape - 1)
        return false;
    for (size_t i = 0; shape[i]; i++)
        if (shape[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != shape[i])
            return false;
    return true;
}

bool cli_date(const struct command_line *line, enum option option, const char **date)
{
    *date = line->values[option];
    return !*date || is_date(*date) || (cli_trouble("--%s %s: give a date as YYYY-MM-DD", option_table[option].name, *date), false);
}

bool cli_options(const struct command_line *line, struct concord_options *options)
{
    static const char *const formats[] = {"text", "json", "html", "markdown", "csv", NULL};
    static const char *const readers[] = {"patient", "navigator", NULL};
    static const char *const languages[] = {"en", "es", NULL};
    int format = cli_choose(line, OPTION_FORMAT, formats), reader = cli_choose(line, OPTION_FOR, readers);
    int language = cli_choose(line, OPTION_LANG, languages);
    long questions = cli_number(line, OPTION_QUESTIONS, 1, 99, 0), width = cli_number(line, OPTION_WIDTH, 40, 400, terminal_width());
    long minutes = cli_number(line, OPTION_MINUTES, 10, 240, 0);
    const char *today, *meeting, *given;
    if (format < 0 || reader < 0 || language < 0 || questions < 0 || width < 0 || minutes < 0)
        return false;
    if (!cli_date(line, OPTION_TODAY, &today) || !cli_date(line, OPTION_MEETING, &meeting) || !cli_date(line, OPTION_DATE, &given))
        return false;
    *options = (struct concord_options){
        .format = (enum concord_format)format,
        .navigator = reader == 1,
        .spanish = language == 1,
        .redact = line->values[OPTION_REDACT] != NULL,
        .colour = isatty(STDOUT_FILENO) && !getenv("NO_COLOR") && !line->values[OPTION_OUTPUT],
        .questions = (size_t)questions,
        .width = (size_t)width,
        .today = today,
        .case_id = line->values[OPTION_CASE],
        .given_on = given,
        .role = line->values[OPTION_ROLE],
        .cancer = line->values[OPTION_CANCER],
        .meeting = meeting,
        .minutes = (size_t)minutes,
    };
    return true;
}

bool cli_knowledge(const struct command_line *line, struct concord *engine)
{
    const char *folder = line->values[OPTION_KNOWLEDGE];
    struct concord_input *files = NULL;
    size_t count = 0;
    if (!folder)
        return true;
    bool good = folder_read(folder, &files, &count);
    if (good) {
        struct concord_output out;
        enum concord_status status = concord_knowledge(engine, folder, files, count, &out);
        good = status == CONCORD_OK || (cli_fault(&out, status), false);
    }
    folder_free(files, count);
    return good;
}

static void print_help(void)
{
    puts("concord lays two doctors' opinions side by side. It never says who is right.\n");
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        printf("  concord %s %s\n      %s\n", commands[i].name, commands[i].args, commands[i].help);
    puts("\nA file named - is standard input.\n");
    for (int i = 0; i < OPTIONS; i++)
        printf("  --%s%s%s\n      %s\n", option_table[i].name, option_table[i].value ? " " : "",
               option_table[i].value ? option_table[i].value : "", option_table[i].help);
    puts("\nExit status: 0 identical, valid or all done; 1 the opinions differ, a file is invalid or some lines were refused;\n"
         "2 trouble: nothing was written.");
}

static void print_version(void)
{
    printf("concord %s\nknowledge %s, reviewed %s\n", CONCORD_VERSION, knowledge_built_in.version, knowledge_built_in.reviewed);
}

static int find_option(const char *arg, size_t len)
{
    for (int i = 0; i < OPTIONS; i++)
        if (strlen(option_table[i].name) == len && !strncmp(option_table[i].name, arg, len))
            return i;
    return -1;
}

/* Takes "--name value" or "--name=value" at argv[*at]; false after a message. */
static bool take_option(const struct command *command, struct command_line *line, char **argv, int *at)
{
    const char *name = argv[*at] + 2, *equals = strchr(name, '=');
    size_t len = equals ? (size_t)(equals - name) : strlen(name);
    int option = find_option(name, len);
    if (option < 0 || !strchr(option_table[option].commands, command->letter))
        return cli_trouble("%s does not know --%.*s; see concord --help", command->name, (int)len, name), false;
    if (!option_table[option].value && equals)
        return cli_trouble("--%.*s takes no value", (int)len, name), false;
    if (option_table[option].value && !equals && !argv[*at + 1])
        return cli_trouble("--%s needs %s", option_table[option].name, option_table[option].value), false;
    line->values[option] = !option_table[option].value ? "" : equals ? equals + 1 : argv[++*at];
    return true;
}

/* Sorts argv[2..] into options and arguments; arguments are moved to the front. "--" ends the options. */
static bool take_apart(const struct command *command, char **argv, struct command_line *line)
{
    char **args = argv + 2;
    bool options = true;
    for (int at = 2; argv[at]; at++) {
        if (options && !strcmp(argv[at], "--"))
            options = false;
        else if (options && !strncmp(argv[at], "--", 2)) {
            if (!take_option(command, line, argv, &at))
                return false;
        } else
            args[line->count++] = argv[at];
    }
    line->args = (const char *const *)args;
    return true;
}

static int run(const struct command *command, char **argv)
{
    struct command_line line = {0};
    if (!take_apart(command, argv, &line))
        return EXIT_TROUBLE;
    if (line.values[OPTION_HELP] || line.values[OPTION_VERSION]) {
        line.values[OPTION_HELP] ? print_help() : print_version();
        return file_write(NULL, "", 0) ? EXIT_SAME : EXIT_TROUBLE;
    }
    if (line.count < command->least || line.count > command->most)
        return cli_trouble("usage: concord %s %s", command->name, command->args);
    struct concord *engine = concord_new();
    if (!engine)
        return cli_trouble("no memory");
    int status = cli_knowledge(&line, engine) ? command->run(engine, &line) : EXIT_TROUBLE;
    concord_free(engine);
    return status;
}

int main(int argc, char **argv)
{
    if (argc < 2)
        return cli_trouble("say what to do: compare, batch, answers, validate, import, blank, explain or lint; see concord --help");
    if (!strcmp(argv[1], "--help") || !strcmp(argv[1], "help"))
        return print_help(), file_write(NULL, "", 0) ? EXIT_SAME : EXIT_TROUBLE;
    if (!strcmp(argv[1], "--version"))
        return print_version(), file_write(NULL, "", 0) ? EXIT_SAME : EXIT_TROUBLE;
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (!strcmp(argv[1], commands[i].name))
            return run(&commands[i], argv);
    return cli_trouble("%s is not a command; see concord --help", argv[1]);
}
