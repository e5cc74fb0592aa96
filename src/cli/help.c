#include "commands.h"

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

const struct qu_command qu_command_help = {"help", "COMMAND", "say what quire or one of its commands does",
                                           NULL,   options,   run};
