/* printing.h - changes finished pages for an output in print: inks, checks, sheets of a booklet. */
#pragma once

#include "../finish/impose.h"
#include "../model/notebook.h"
#include "../style/layout.h"

/* Changes the inks of a document as the output wants: to grey; with fine lines made wide enough; with pure
 * black. Then checks the edges of pages. */
void qu_printing_ink(struct qu_document *document, const struct qu_output *output,
                     const struct qu_layout *layout, struct qu_diag *diag);
/* The options for a booklet; false if the output is none. */
bool qu_printing_sheets(const struct qu_output *output, const struct qu_layout *layout,
                        struct qu_arena *arena, struct qu_impose_options *out);
