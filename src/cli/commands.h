/* commands.h - all commands, and what they share. Each command is a file of this folder; commandtable.h lists
 * them. */
#pragma once

#include "options.h"

#include <stddef.h>

extern const struct qu_command qu_command_build, qu_command_check, qu_command_diff, qu_command_fonts,
    qu_command_layouts, qu_command_new, qu_command_schema, qu_command_testsheet, qu_command_text,
    qu_command_verify, qu_command_watch;

/* The words for --for, in the order of enum qu_reader; NULL-terminated. */
extern const char *const qu_cli_readers[];
/* Does the work of `build` and `check`: the run, its messages, its summary. Returns the exit code. */
int qu_cli_build(const struct qu_options *options, bool check);
#define QU_OPTION_AT(member) offsetof(struct qu_options, member)
#define QU_OPTION_HELP                                                                                  \
    {                                                                                                   \
        "help", 'h', QU_OPTION_FLAG, NULL, QU_OPTION_AT(help), NULL, 0, 0, "say what the command takes" \
    }
