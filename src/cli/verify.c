#include "commands.h"

static const struct qu_option options[] = {QU_OPTION_HELP, {0}};

static int run(const struct qu_options *given)
{
    (void)given;
    return QU_EXIT_USAGE;
}

const struct qu_command qu_command_verify = {"verify", "DIR", "", NULL, options, run, NULL};
