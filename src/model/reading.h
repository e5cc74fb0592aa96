/* reading.h - reads the folder of a notebook into a checked struct qu_notebook. */
#pragma once

#include "notebook.h"

/* Reads and checks the notebook in a folder. NULL only if notebook.yaml itself cannot be read; ask the sink
 * for errors. */
struct qu_notebook *qu_notebook_read(struct qu_arena *arena, struct qu_diag *diag,
                                     const struct qu_kind *const *kinds, const char *folder);
