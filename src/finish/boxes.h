/* boxes.h - what of a page is paper and what stays: MediaBox, CropBox, BleedBox, TrimBox, and the marks
 * around them.
 *
 * Paint made each page as large as its trimmed size plus the bleed. Here that area gets its names: BleedBox
 * is it, TrimBox lies the bleed inside. With marks the paper (MediaBox, CropBox) grows by QU_PRINTMARK_ROOM
 * on all sides, to negative coordinates, so that nothing on the page moves; what runs over the bleed is
 * clipped there. Without bleed and marks a page is left as it is: all boxes are the MediaBox. */
#pragma once

#include "../page/page.h"
#include "filepage.h"

struct qu_printmarks_wanted {
    bool crop, fold;
};

/* Where the trimmed page lies in the page of the file. */
void qu_boxes_write(const struct qu_file_page *target, const struct qu_page *page,
                    struct qu_printmarks_wanted wanted);
