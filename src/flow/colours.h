/* colours.h - finds the colours of the layout that the blocks of a notebook name. */
#pragma once

#include "../style/layout.h"

/* Fills in every struct qu_named_colour of the blocks; later code only reads them. Reports each unknown name
 * (QU_DIAG_COLOUR_UNKNOWN) at its block, with the nearest one. False if there was one. */
bool qu_flow_resolve_colours(struct qu_arena *arena, struct qu_diag *diag, const struct qu_notebook *notebook,
                             const struct qu_layout *layout);
