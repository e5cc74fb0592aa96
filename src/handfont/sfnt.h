/* sfnt.h - writes a font as OpenType with TrueType outlines: all tables are made here, HarfBuzz puts them
 * together. The dates in head are fixed, so that the same input gives the same bytes. Errors of the system
 * are written to stderr; after an error no file is left. */
#pragma once

#include "font.h"

bool qu_hf_sfnt_write(const struct qu_hf_font *font, const char *file);
