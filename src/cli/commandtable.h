/* commandtable.h - the table of commands, for `quire` and `quire help`. */
#pragma once

#include "options.h"

const struct qu_command *qu_commands_lookup(const char *name);
/* Prints that there is no such command, and the nearest one. */
void qu_commands_complain(FILE *err, const char *name);
/* Prints all commands, one in each line. */
void qu_commands_help(FILE *out);
