/* palette.h - the named colours of a layout: names to values; then look-ups that report an unknown name with
 * the nearest one. An absent name (NULL) is transparent. */
#pragma once

#include "styling.h"

/* First of all: everything else names colours. */
void qu_resolve_colours(struct qu_styling *styling);
struct qu_colour qu_resolve_colour(struct qu_styling *styling, const struct qu_named_colour *given,
                                   struct qu_src src, const char *path);
/* The colour at a path of the joined layout. */
struct qu_colour qu_resolve_colour_at(struct qu_styling *styling, const struct qu_named_colour *given,
                                      const char *path);
