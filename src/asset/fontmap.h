/* fontmap.h - a Pango font map that chooses only what was asked for.
 *
 * Pango's own map adds to a list of families all other fonts that fontconfig knows, so a character that none
 * of the families has would come from some other font, without a warning. This map wraps Pango's: a font set
 * holds one font for each family of the description that exists, in order, and nothing else. A character that
 * is in none of them becomes PANGO_GLYPH_UNKNOWN_FLAG. A description of which no family exists gets the first
 * family of the list given here. Names are compared without regard to case. */
#pragma once

#include "../base/base.h"

#include <pango/pango.h>

/* `name` is what one may ask for, `target` what is loaded for it (the same, or the face for text of a family
 * in optical sizes). */
struct qu_family {
    const char *name, *target;
};

/* Takes a reference of `inner`; the families are borrowed and may be added to until the first font is
 * loaded. */
PangoFontMap *qu_fontmap_new(PangoFontMap *inner, const struct qu_family *families, int count);
const struct qu_family *qu_family_find(const struct qu_family *families, int count, const char *name);
