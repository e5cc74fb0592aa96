/* recode.h - gives the letters of a composite font codes that do not depend on the rest of the document.
 *
 * Cairo numbers the glyphs of a subset in the order of their first use: a new letter on page 3 gives new
 * codes to the letters of page 30. Here a glyph's code becomes a hash of its outline, its advance and its
 * text (two glyphs with one hash: the next free code). Everything that refers to codes is written again: W,
 * ToUnicode, and the table from code to glyph (CIDToGIDMap, or the charset of a CFF). The font file keeps its
 * glyphs.
 *
 * Needed for Cairo 1.16; no change is known up to 1.18. */
#pragma once

#include "../pdf/pdf.h"

struct qu_recoding {
    uint16_t *codes; /* for each old code its new one */
    int count;       /* 0: the font keeps its codes */
};

/* `font`: a font dictionary. One that is not of the form that Cairo writes keeps its codes. */
void qu_recode_font(struct qu_obj font, struct qu_recoding *out);
void qu_recoding_finish(struct qu_recoding *recoding);
