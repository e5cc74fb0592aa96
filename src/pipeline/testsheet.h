/* testsheet.h - a sheet of two pages that shows how a printer turns paper over: `quire testsheet`.
 *
 * The back has the text "flip: short" in one direction and "flip: long" upside down to it. One turns the
 * sheet over like the page of a book; the text that is then upright is the right value. Both sides have a
 * cross at the same place, whose strokes show how far the two sides are apart; rulers from each edge, which
 * show where the printer begins to print; and a line of 100 mm, which shows whether it scales. */
#pragma once

#include "../base/arena.h"
#include "../base/buf.h"
#include "../base/diag.h"

struct qu_testsheet {
    double width, height; /* mm; the longer side becomes the width */
    const char *const *layout_folders, *const *font_folders;
};

/* Makes the PDF; false after messages. The same sheet always gives the same bytes. */
bool qu_testsheet_make(const struct qu_testsheet *sheet, struct qu_arena *arena, struct qu_diag *diag,
                       struct qu_buf *out);
