/* commandtable.h - the table of commands that `quire` and `quire help` go by. */
#pragma once

#include "options.h"

const struct qu_command *qu_commands_lookup(const char *name);
/* Says that there is no such command, with the nearest one. */
void qu_commands_complain(FILE *err, const char *name);
/* All commands in a line each. */
void qu_commands_help(FILE *out);
