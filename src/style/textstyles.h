/* textstyles.h - resolves the text styles of a layout: first `like:`, then each style with its inline
 * spans. */
#pragma once

#include "styling.h"

/* Collects the names of all styles. To be called before anything names a style. */
void qu_resolve_style_names(struct qu_styling *styling);
void qu_resolve_styles(struct qu_styling *styling);
/* Reports an unknown name with the nearest one; NULL is allowed and reports nothing. */
void qu_resolve_style(struct qu_styling *styling, const char *name, struct qu_src src, const char *path);
