/* boxes.h - the boxes of a page: MediaBox, CropBox, BleedBox, TrimBox, and the marks around them.
 *
 * Each page was painted as large as its trimmed size plus the bleed. That area becomes the BleedBox; the
 * TrimBox is smaller by the bleed on all sides. With marks MediaBox and CropBox grow by QU_PRINTMARK_ROOM on
 * all sides, to negative coordinates, so that nothing on the page has to be moved; drawing outside of the
 * bleed is clipped. Without bleed and marks a page is not changed: all boxes are the MediaBox. */
#pragma once

#include "../page/page.h"
#include "filepage.h"

struct qu_printmarks_wanted {
    bool crop, fold;
};

/* Writes the boxes and marks of a page. `target` says where the trimmed page lies in it. */
void qu_boxes_write(const struct qu_file_page *target, const struct qu_page *page,
                    struct qu_printmarks_wanted wanted);
