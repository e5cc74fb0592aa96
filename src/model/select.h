/* select.h - what an output takes of a notebook, and the notebook that holds only that.
 *
 * Without `entries` and `tags` everything is in. Else an entry is in whole if its id stands in `entries` or
 * one of its tags in `tags`; of any other entry only the blocks of its body that are named or tagged so, and
 * nothing if there are none. `without` then takes out entries and blocks, nested ones too, by id or tag.
 * Entries keep their numbers and their order.
 *
 * The selected notebook is a copy: the one that was read stays as it is, so that several outputs can be made
 * of it. In the copy a reference to what was left out is plain text, and addresses stand behind their links
 * where the output wants them printed. */
#pragma once

#include "notebook.h"

/* Whether the entry is in the output, whole or in part. */
bool qu_output_takes_entry(const struct qu_output *output, const struct qu_entry *entry);
/* The notebook as this output has it; its `output` is never NULL. Warns of references that lead nowhere
 * now. */
struct qu_notebook *qu_notebook_select(struct qu_arena *arena, struct qu_diag *diag,
                                       const struct qu_notebook *notebook, const struct qu_output *output);
