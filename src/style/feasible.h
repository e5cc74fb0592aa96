/* feasible.h - sums that must add up in a layout (LAYOUT_IMPOSSIBLE): rows that fit, tracks that do not
 * overlap, letters that are not crowded. Only for layouts without errors. */
#pragma once

#include "styling.h"

void qu_check_feasible(struct qu_styling *styling);
