/* select.h - which part of a notebook an output has, and a notebook with that part only.
 *
 * Without `entries` and `tags` everything is in. Otherwise an entry is in as a whole if its id is in
 * `entries` or one of its tags is in `tags`. Of any other entry only those blocks of its body are in whose id
 * or tag is in these lists; an entry without such blocks is left out. `without` then takes out entries and
 * blocks, nested ones too, by id or tag. Entries keep their numbers and their order.
 *
 * The selected notebook is a copy, because several outputs are made from the one that was read. In the copy a
 * reference to something left out is plain text, and the addresses of links are printed after them if the
 * output wants that. */
#pragma once

#include "notebook.h"

/* Whether the entry is in the output, whole or in part. */
bool qu_output_takes_entry(const struct qu_output *output, const struct qu_entry *entry);
/* The notebook with the part that this output has; its `output` is never NULL. Warns of references to what
 * was left out. */
struct qu_notebook *qu_notebook_select(struct qu_arena *arena, struct qu_diag *diag,
                                       const struct qu_notebook *notebook, const struct qu_output *output);
