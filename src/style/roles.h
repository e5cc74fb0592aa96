/* roles.h - resolves the fonts of a layout by their roles ("hand", "script"), and looks up roles; an unknown
 * one is reported with the nearest known one. */
#pragma once

#include "styling.h"

void qu_resolve_roles(struct qu_styling *styling);
/* NULL is allowed and reports nothing. */
void qu_resolve_role(struct qu_styling *styling, const char *name, struct qu_src src, const char *path);
