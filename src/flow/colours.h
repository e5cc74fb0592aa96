/* colours.h - the colours that the blocks of a notebook name become those of the layout. */
#pragma once

#include "../style/layout.h"

/* Fills in every struct qu_named_colour of the blocks; from then on they are only read. Reports each unknown
 * name (QU_DIAG_COLOUR_UNKNOWN) at its block, with the nearest one. False if there was one. */
bool qu_flow_resolve_colours(struct qu_arena *arena, struct qu_diag *diag, const struct qu_notebook *notebook,
                             const struct qu_layout *layout);
