/* outputcheck.h - what can be wrong with the outputs of a notebook: names that nothing has, sizes, files that
 * two of them want, keys that exclude each other. */
#pragma once

#include "notebook.h"

/* Reports what is wrong with the outputs of a bound notebook, and reads their limits. `map` is the node of
 * `outputs:`, or NULL. `complete`: every entry could be read, so that a name that is missing is truly
 * missing. */
void qu_outputs_check(struct qu_binder *binder, const struct qu_notebook *notebook, const struct qu_yaml *map,
                      bool complete);
