/* printing.h - what an output for paper does to pages that are set: inks, checks, sheets of a
 * booklet. */
#pragma once

#include "../finish/impose.h"
#include "../model/notebook.h"
#include "../style/layout.h"

/* Inks of a document, grey where the output wants that; then lines no printer drops, pure black, and a look
 * at the edges. */
void qu_printing_ink(struct qu_document *document, const struct qu_output *output,
                     const struct qu_layout *layout, struct qu_diag *diag);
/* How the output's pages lie on sheets; false if they are not imposed. */
bool qu_printing_sheets(const struct qu_output *output, const struct qu_layout *layout,
                        struct qu_arena *arena, struct qu_impose_options *out);
