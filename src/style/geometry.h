/* geometry.h - where things stand on a page: paper, ruling, tracks, furniture; and the costs of breaking
 * lines and pages. */
#pragma once

#include "styling.h"

void qu_resolve_geometry(struct qu_styling *styling);
