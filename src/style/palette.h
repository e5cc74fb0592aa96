/* palette.h - resolves the named colours of a layout, and looks up colours by name; an unknown name is
 * reported with the nearest known one. An absent name (NULL) is transparent. */
#pragma once

#include "styling.h"

/* To be called first, because everything else names colours. */
void qu_resolve_colours(struct qu_styling *styling);
struct qu_colour qu_resolve_colour(struct qu_styling *styling, const struct qu_named_colour *given,
                                   struct qu_src src, const char *path);
/* The colour at a path of the joined layout. */
struct qu_colour qu_resolve_colour_at(struct qu_styling *styling, const struct qu_named_colour *given,
                                      const char *path);
