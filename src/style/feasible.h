/* feasible.h - checks that the lengths of a layout fit together (LAYOUT_IMPOSSIBLE): rows fit on the page,
 * tracks do not overlap, lines of letters do not touch. Only for layouts without errors. */
#pragma once

#include "styling.h"

void qu_check_feasible(struct qu_styling *styling);
