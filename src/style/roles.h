/* roles.h - the fonts of a layout by their roles ("hand", "script"), and look-ups that report an unknown one
 * with the nearest. */
#pragma once

#include "styling.h"

void qu_resolve_roles(struct qu_styling *styling);
/* An absent name (NULL) is fine. */
void qu_resolve_role(struct qu_styling *styling, const char *name, struct qu_src src, const char *path);
