#include "commandtable.h"

#include "commands.h"

#include <string.h>

/* ---- the table */

static const struct qu_command help;

static const struct qu_command *const commands[] = {&qu_command_new,
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
                                                    &help,
                                                    NULL};

const struct qu_command *qu_commands_lookup(const char *name)
{
    for (int i = 0; commands[i] != NULL; i++)
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}

void qu_commands_complain(FILE *err, const char *name)
{
    const char *names[QU_COUNT(commands)] = {NULL};
    for (int i = 0; commands[i] != NULL; i++)
        names[i] = commands[i]->name;
    qu_options_complain(
        err, NULL, name, names,
        name[0] == '-' ? "there is no option %s before the command" : "there is no command \"%s\"", name);
}

void qu_commands_help(FILE *out)
{
    fputs("quire sets a notebook written as YAML as a print-quality PDF.\n\n"
          "Usage: quire COMMAND [OPTION ...] [OPERAND]\n\n",
          out);
    for (int i = 0; commands[i] != NULL; i++)
        fprintf(out, "  %-10s %s\n", commands[i]->name, commands[i]->summary);
    fputs("\n`quire COMMAND --help` says what a command takes; `quire --version` which quire this is.\n"
          "Exit: 0 fine, 1 the content has errors, 2 the command line has, 3 the system failed.\n",
          out);
}

/* ---- quire help */

static const struct qu_option options[] = {QU_OPTION_HELP, {0}};

static int run(const struct qu_options *given)
{
    if (given->operand == NULL) {
        qu_commands_help(stdout);
        return QU_EXIT_FINE;
    }
    const struct qu_command *command = qu_commands_lookup(given->operand);
    if (command == NULL) {
        qu_commands_complain(stderr, given->operand);
        return QU_EXIT_USAGE;
    }
    qu_options_help(command, stdout);
    return QU_EXIT_FINE;
}

static const struct qu_command help = {"help", "COMMAND", "say what quire or one of its commands does",
                                       NULL,   options,   run};
