/* testsheet.h - a sheet that tells how a printer turns paper: two pages, for `quire testsheet`.
 *
 * The back says "flip: short" one way round and "flip: long" the other: turned over like a page of a book,
 * the one that stands upright is true. Both sides carry a cross at the same spot, whose strokes tell how far
 * the sides are apart, rulers from each edge that tell where the printer begins to print, and a line of 100
 * mm that tells whether it scales. */
#pragma once

#include "../base/arena.h"
#include "../base/buf.h"
#include "../base/diag.h"

struct qu_testsheet {
    double width, height; /* mm; the longer side becomes the width */
    const char *const *layout_folders, *const *font_folders;
};

/* The PDF; false after messages. Same bytes for the same sheet. */
bool qu_testsheet_make(const struct qu_testsheet *sheet, struct qu_arena *arena, struct qu_diag *diag,
                       struct qu_buf *out);
