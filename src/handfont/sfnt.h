/* sfnt.h - writes a font as OpenType with TrueType outlines: all tables are made here, HarfBuzz puts them
 * together. Nothing depends on the clock: the dates in head are fixed. Errors: the system's, on stderr;
 * no half file stays. */
#pragma once

#include "font.h"

bool qu_hf_sfnt_write(const struct qu_hf_font *font, const char *file);
