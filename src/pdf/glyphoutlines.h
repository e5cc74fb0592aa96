/* glyphoutlines.h - the outlines in an embedded font file, as numbers that can be compared. The only code of
 * this folder that calls FreeType.
 *
 * The hash of a glyph is made from its outline in font units. So the same drawing has the same hash in every
 * subset, under any glyph number. */
#pragma once

#include "../base/base.h"

struct qu_glyphoutlines;

/* The bytes (TrueType, OpenType or bare CFF) are lent. NULL if they are no font. */
struct qu_glyphoutlines *qu_glyphoutlines_open(const void *bytes, size_t length);
void qu_glyphoutlines_close(struct qu_glyphoutlines *outlines);
/* `index`: the glyph number; in a bare CFF with CIDs, the CID. 0 if there is no such glyph. */
uint64_t qu_glyphoutlines_hash(struct qu_glyphoutlines *outlines, unsigned index);
/* The number of the glyph that a code of WinAnsiEncoding shows; 0: none. */
unsigned qu_glyphoutlines_find(struct qu_glyphoutlines *outlines, unsigned code);
