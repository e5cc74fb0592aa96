/* build.h - draws every letter of a hand with one pen and makes the font of it: forms, composed letters,
 * spacing, character map. */
#pragma once

#include "font.h"

/* `font` is initialised here; the caller finishes it. */
void qu_hf_build(const struct qu_hf_hand *hand, enum qu_hf_pen pen, struct qu_hf_font *font);
