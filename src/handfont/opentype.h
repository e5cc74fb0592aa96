/* opentype.h - OpenType layout. GSUB: aalt and salt offer all forms, ss01..ss03 the second to the fourth;
 * calt chooses. GPOS: kern by classes. calt runs from the end of the text to its start, by reverse
 * chained substitutions, because these need no nested lookups and are three times as fast in HarfBuzz. A
 * letter takes the form after that of the letter behind it, so that the same form comes back after four
 * glyphs only; then a letter that has its own form four glyphs on steps aside by two. */
#pragma once

#include "../base/buf.h"
#include "font.h"

struct qu_buf qu_hf_opentype_gsub(const struct qu_hf_font *font);
struct qu_buf qu_hf_opentype_gpos(const struct qu_hf_font *font);
