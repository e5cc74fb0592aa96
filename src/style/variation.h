/* variation.h - how the writing varies, and the pens: from lengths and shares to the units of the layout. */
#pragma once

#include "styling.h"

void qu_resolve_variation(struct qu_styling *styling);
