/* outputcheck.h - checks the outputs of a notebook: names that do not exist, sizes, two outputs with the same
 * file, keys that exclude each other. */
#pragma once

#include "notebook.h"

/* Reports all errors in the outputs of a bound notebook, and reads their limits. `map` is the node of
 * `outputs:`, or NULL. `complete`: every entry could be read, so that a name that is not found does not
 * exist. */
void qu_outputs_check(struct qu_binder *binder, const struct qu_notebook *notebook, const struct qu_yaml *map,
                      bool complete);
