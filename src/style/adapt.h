/* adapt.h - a layout as an output wants it: its own keys on top, and what it leaves away. */
#pragma once

#include "styling.h"

/* What an output has on top of the joined layout. */
struct qu_yaml *qu_adapt_tree(struct qu_arena *arena, struct qu_yaml *tree, const struct qu_output *output);
/* The colours of decoration, before any colour is resolved. */
void qu_adapt_colours(struct qu_styling *styling, const struct qu_output *output);
/* Tint, ruling and tracks, when all else stands. */
void qu_adapt_page(struct qu_layout *layout, const struct qu_output *output);
