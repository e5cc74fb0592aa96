/* instance.h - more forms of a TrueType face: the same glyphs, each with slightly different outlines.
 *
 * A hand never draws the same letter twice in the same way, but most handwriting fonts hold one form of each
 * letter. An instance is a whole font file in memory whose outlines are moved by a smooth field, turned,
 * leaned and scaled a little, differently for each glyph and seed. Glyph numbers and advances stay the same,
 * so that text that was shaped with the face fits. Hinting is left out. Readers of a PDF see an ordinary
 * TrueType font. */
#pragma once

#include "../base/base.h"

#include <cairo.h>

/* `amplitude` in em. NULL where the face has no TrueType outlines. The caller owns the reference. */
cairo_font_face_t *qu_instance_new(cairo_scaled_font_t *face, double amplitude, uint64_t seed);
