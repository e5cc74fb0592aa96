/* colours.h - the colours that blocks name must be those of the layout: the one check that needs both. */
#pragma once

#include "flow.h"

/* Reports each unknown colour (QU_DIAG_COLOUR_UNKNOWN) at its block, with the nearest name. False if there
 * was one. */
bool qu_flow_check_colours(const struct qu_flow_input *input);
