#include "cli.h"

#include "commands.h"

#include <errno.h>
#include <string.h>

const struct qu_command *const qu_commands[] = {&qu_command_new,
                                                &qu_command_build,
                                                &qu_command_watch,
                                                &qu_command_check,
                                                &qu_command_verify,
                                                &qu_command_diff,
                                                &qu_command_text,
                                                &qu_command_schema,
                                                &qu_command_layouts,
                                                &qu_command_fonts,
                                                &qu_command_testsheet,
                                                &qu_command_help,
                                                NULL};

const struct qu_command *qu_commands_lookup(const char *name)
{
    for (int i = 0; qu_commands[i] != NULL; i++)
        if (strcmp(qu_commands[i]->name, name) == 0)
            return qu_commands[i];
    return NULL;
}

void qu_commands_complain(FILE *err, const char *name)
{
    const char *names[QU_COUNT(qu_commands)] = {NULL};
    for (int i = 0; qu_commands[i] != NULL; i++)
        names[i] = qu_commands[i]->name;
    qu_options_complain(
        err, NULL, name, names,
        name[0] == '-' ? "there is no option %s before the command" : "there is no command \"%s\"", name);
}

void qu_commands_help(FILE *out)
{
    fputs("quire sets a notebook written as YAML as a print-quality PDF.\n\n"
          "Usage: quire COMMAND [OPTION ...] [OPERAND]\n\n",
          out);
    for (int i = 0; qu_commands[i] != NULL; i++)
        fprintf(out, "  %-10s %s\n", qu_commands[i]->name, qu_commands[i]->summary);
    fputs("\n`quire COMMAND --help` says what a command takes; `quire --version` which quire this is.\n"
          "Exit: 0 fine, 1 the content has errors, 2 the command line has, 3 the system failed.\n",
          out);
}

/* A full disk shows only when the buffer is written out. */
static int close_stdout(int code)
{
    bool fine = fflush(stdout) == 0 && !ferror(stdout);
    if (fine || code != QU_EXIT_FINE) /* then it has been said already */
        return code;
    fprintf(stderr, "quire: error: cannot write to standard output: %s\n", strerror(errno));
    return QU_EXIT_SYSTEM;
}

static int run_command(const struct qu_command *command, int argc, char **argv)
{
    struct qu_options options = {.dpi = 150};
    if (!qu_options_parse(command, argc, argv, &options, stderr))
        return QU_EXIT_USAGE;
    if (options.help) {
        qu_options_help(command, stdout);
        return QU_EXIT_FINE;
    }
    return command->run(&options);
}

int qu_cli_run(int argc, char **argv)
{
    if (argc < 2) {
        qu_commands_help(stderr);
        return QU_EXIT_USAGE;
    }
    if (strcmp(argv[1], "--version") == 0 || strcmp(argv[1], "-V") == 0) {
        puts("quire " QU_VERSION);
        return close_stdout(QU_EXIT_FINE);
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
        qu_commands_help(stdout);
        return close_stdout(QU_EXIT_FINE);
    }
    const struct qu_command *command = qu_commands_lookup(argv[1]);
    if (command == NULL) {
        qu_commands_complain(stderr, argv[1]);
        return QU_EXIT_USAGE;
    }
    return close_stdout(run_command(command, argc - 1, argv + 1));
}
