/* crosscheck.h - checks that need all entries: unique names, notes, references. */
#pragma once

#include "notebook.h"

/* `complete`: every file could be read, so that a name that is not found does not exist. Marks the notes that
 * are used. */
void qu_notebook_crosscheck(struct qu_arena *arena, struct qu_diag *diag, struct qu_notebook *notebook,
                            bool complete);
