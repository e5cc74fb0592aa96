/* adapt.h - changes a layout for an output: the output's own keys on top, and without what it leaves out. */
#pragma once

#include "styling.h"

/* The keys that an output sets on top of the joined layout. */
struct qu_yaml *qu_adapt_tree(struct qu_arena *arena, struct qu_yaml *tree, const struct qu_output *output);
/* Makes the colours of decoration transparent if the output leaves decoration out. To be called before any
 * colour is resolved. */
void qu_adapt_colours(struct qu_styling *styling, const struct qu_output *output);
/* Changes tint, ruling and tracks. To be called when everything else is resolved. */
void qu_adapt_page(struct qu_layout *layout, const struct qu_output *output);
