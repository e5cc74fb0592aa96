/* textstyles.h - the text styles of a layout: first what each is `like`, then every style with its inline
 * spans. */
#pragma once

#include "styling.h"

/* Which styles there are, before anything names one. */
void qu_resolve_style_names(struct qu_styling *styling);
void qu_resolve_styles(struct qu_styling *styling);
/* Reports an unknown name with the nearest one; an absent name (NULL) is fine. */
void qu_resolve_style(struct qu_styling *styling, const char *name, struct qu_src src, const char *path);
