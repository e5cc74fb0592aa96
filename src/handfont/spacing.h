/* spacing.h - optical spacing. The distance of two letters is a soft minimum over horizontal rows of the gap
 * between their ink; every pair is set so that this distance is the same. The side bearings come from each
 * form's distance to one round letter; kerning corrects each pair. Units: font units. */
#pragma once

#include "font.h"

/* Gives every glyph with `spaced` its bearings and advance and fills the kerning matrix. `target` is the
   distance, `round_letter` the glyph of the o, or -1 when there is none. */
void qu_hf_spacing(struct qu_hf_font *font, double target, int round_letter);
