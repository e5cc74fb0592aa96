/* binding.h - bleed, gutter and spine that an output asks for, in lengths of this layout.
 *
 * Errors (PRINT_IMPOSSIBLE, at the key of the output): a bleed larger than half the page, a gutter that
 * leaves no outer margin, a cover in a file of its own for a notebook that does not begin with a cover. */
#pragma once

#include "../style/layout.h"

qu_len qu_binding_bleed(const struct qu_notebook *notebook, const struct qu_layout *layout);
/* Whether the output can be made with pages of this size. */
bool qu_binding_check(const struct qu_notebook *notebook, const struct qu_layout *layout,
                      struct qu_diag *diag);
/* The layout for a book of so many pages: both tracks are moved away from the fold by the gutter. The same
 * layout if the gutter is 0; NULL after an error. In the arena. */
const struct qu_layout *qu_binding_with_gutter(struct qu_arena *arena, const struct qu_notebook *notebook,
                                               const struct qu_layout *layout, int pages,
                                               struct qu_diag *diag);
/* The width of the spine: what the output says, else the thickness of all pages together. */
qu_len qu_binding_spine(const struct qu_notebook *notebook, const struct qu_layout *layout, int pages);
