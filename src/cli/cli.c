#include "cli.h"

#include "../library/quire.h"
#include "commandtable.h"

#include <errno.h>
#include <string.h>

/* If the disk is full, the error comes only when the buffer is written. */
static int close_stdout(int code)
{
    bool fine = fflush(stdout) == 0 && !ferror(stdout);
    if (fine || code != QU_EXIT_FINE) /* then the error has been reported already */
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
        printf("quire %s\n", quire_version());
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
