/* variation.h - resolves how the writing varies, and the pens: from written lengths and shares to the units
 * of struct qu_layout. */
#pragma once

#include "styling.h"

void qu_resolve_variation(struct qu_styling *styling);
