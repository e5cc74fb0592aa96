/* sections.h - the section of each kind of block (`blocks: <kind>:`), bound to its table; the colours, styles
 * and fonts that it names are checked. */
#pragma once

#include "styling.h"

void qu_resolve_sections(struct qu_styling *styling, const struct qu_style_table *const *tables);
