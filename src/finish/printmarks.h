/* printmarks.h - crop marks and fold marks, for the people who cut and fold. They are drawn into the content
 * of a page, outside of the trimmed area and its bleed.
 *
 * Points, PDF coordinates. Crop marks stand at the four corners of the trimmed page, fold marks (dashed)
 * above and below each fold. All begin QU_PRINTMARK_GAP outside of the bleed and are QU_PRINTMARK_LENGTH
 * long, or shorter if the paper has less room; a mark that would be shorter than a third of that is left out.
 * They are artifacts of type Page (PDF 1.7, 14.8.2.2). */
#pragma once

#include "../base/buf.h"

#define QU_PRINTMARK_GAP (72 / 25.4)        /* 1 mm */
#define QU_PRINTMARK_LENGTH (5 * 72 / 25.4) /* 5 mm */
/* The room that a page needs around its bleed for them. */
#define QU_PRINTMARK_ROOM (7 * 72 / 25.4)

struct qu_box_pt {
    double left, bottom, right, top;
};

struct qu_printmarks {
    struct qu_box_pt paper, trim;
    double bleed;
    bool crop;
    const double *folds; /* x of each fold */
    int fold_count;
};

/* False if there was no room for one of them. */
bool qu_printmarks_draw(const struct qu_printmarks *marks, struct qu_buf *content);
