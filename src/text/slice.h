/* slice.h - a line of characters -> glyph runs in visual order.
 *
 * Cuts the paragraph's glyph strings in O(log n) without shaping again (contextual alternates must stay as
 * they are), except for clusters that the ends of the line divide. Spaces take the line's stretch or shrink
 * so that it fills its room to the unit. The space after a line (but not after the last one) is kept as a
 * glyph beyond the width of the line, so that programs that read the PDF find a word boundary there. */
#pragma once

#include "fit.h"
#include "lines.h"

/* A stretch of the line in one font and one direction. */
struct qu_line_part {
    PangoGlyphString *glyphs; /* lent by the paragraph, or own */
    bool own, hyphen, tail;   /* tail: the last character is the space beyond the line */
    int base;                 /* byte that the glyphs' clusters count from */
    int start, end, item;
    int level;
    qu_len before, after; /* room at the span's ends */
    qu_len tab;           /* width of a tab, -1 for text */
    int64_t width;        /* with room, without tail */
};

struct qu_slicer {
    const struct qu_shaped *shaped; /* set by qu_slice_line */
    struct qu_faces *faces;
    struct qu_arena *arena;
    const char *text; /* the paragraph's, in the arena, tabs as spaces */
    QU_VEC(struct qu_line_part) pieces;
    QU_VEC(int) order;
    QU_VEC(PangoItem) items;
    QU_VEC(struct qu_run) runs;
    int64_t extra; /* to share among the line's spaces */
    int spaces, spaces_done;
    int64_t extra_done;
    int elastic; /* byte from which spaces stretch */
};

/* Fills all of `out`. */
void qu_slice_line(struct qu_slicer *slicer, struct qu_shaped *shaped, const struct qu_fit_line *line,
                   bool last, struct qu_line *out);
void qu_slice_finish(struct qu_slicer *slicer);
