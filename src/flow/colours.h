/* colours.h - the colours that blocks name must be those of the layout: the one check that needs both. */
#pragma once

#include "../style/layout.h"

/* Reports each unknown colour (QU_DIAG_COLOUR_UNKNOWN) at its block, with the nearest name. False if there
 * was one. */
bool qu_flow_check_colours(struct qu_arena *arena, struct qu_diag *diag, const struct qu_notebook *notebook,
                           const struct qu_layout *layout);
