/* opentype.h - the layout tables of OpenType. GSUB: aalt and salt offer all forms, ss01 to ss03 the second to
 * the fourth; calt chooses a form by context. GPOS: kerning by classes.
 *
 * calt runs from the end of the text to its start, by reverse chained substitutions, because these need no
 * nested lookups and are three times as fast in HarfBuzz. A letter takes the form after that of the letter
 * that follows it, so that a form comes back only after four glyphs. If the letter four glyphs further on is
 * the same letter, both would have the same form; then the first of them takes the form two further on. */
#pragma once

#include "../base/buf.h"
#include "font.h"

struct qu_buf qu_hf_opentype_gsub(const struct qu_hf_font *font);
struct qu_buf qu_hf_opentype_gpos(const struct qu_hf_font *font);
