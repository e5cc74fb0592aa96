/* recode.h - codes of a composite font that do not depend on what else a document shows.
 *
 * Cairo numbers the glyphs of a subset in the order of their first use: a new letter on page 3 gives new
 * codes to the letters of page 30. Here a glyph's code becomes a hash of its outline, its advance and its
 * text (two glyphs with one hash: the next free code). What refers to codes is written anew: W, ToUnicode,
 * and the way from code to glyph (CIDToGIDMap, or the charset of a CFF). The font file keeps its glyphs.
 *
 * Cairo 1.16 numbers glyphs so; not known to be otherwise as of 1.18. */
#pragma once

#include "../pdf/pdf.h"

struct qu_recoding {
    uint16_t *codes; /* for each old code its new one */
    int count;       /* 0: the font keeps its codes */
};

/* `font`: a font dictionary. One that is not of the form that Cairo writes keeps its codes. */
void qu_recode_font(struct qu_obj font, struct qu_recoding *out);
void qu_recoding_finish(struct qu_recoding *recoding);
