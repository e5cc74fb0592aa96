/* impose.h - makes a booklet of a finished file: two pages on each side of a sheet, in the order that folding
 * needs (signatures.h).
 *
 * In: a finished PDF in reading order and the document it was made from. Out: a PDF with a page for each side
 * of a sheet. Each page is stored once, as a form that shares the fonts and pictures of the others, at its
 * own size unless `fit` is asked for; pages meet at the middle of the sheet, are moved towards it by their
 * creep, and are clipped there. Bleed is kept at the other three edges.
 *
 * Links are moved with their page, destinations lead to the new place, the outline stays. The label of a side
 * is made of those of its pages: "24 | 1". Structure tags are dropped, because the pages of a sheet are not
 * in reading order; to read, people use the normal file. The file tells printers to print both sides, to flip
 * at the right edge, and not to scale.
 *
 * The flip: a wide sheet that is turned over at its short edge shows its back upright; at its long edge,
 * upside down; in that case the backs are turned by 180 degrees.
 *
 * Errors: PRINT_IMPOSSIBLE for what does not fit, at `src`, before anything is painted (qu_impose_check);
 * PDF_FAILED. Same input, same bytes. */
#pragma once

#include "../page/page.h"

struct qu_impose_options {
    qu_len width, height; /* of the sheet, in either orientation */
    int signature;        /* pages; 0: one signature */
    qu_len thickness;     /* of the paper */
    bool flip_long;       /* the printer flips at the long edge */
    bool fit;             /* scale the pages to the sheet */
    bool crop_marks, fold_marks;
    struct qu_src src; /* the place of the key in the output */
    const char *path;  /* the path to that key */
};

/* Whether pages and marks fit on the sheet. */
bool qu_impose_check(const struct qu_document *document, const struct qu_impose_options *options,
                     struct qu_diag *diag);
bool qu_impose_pdf(const struct qu_document *document, const struct qu_impose_options *options,
                   struct qu_diag *diag, const struct qu_buf *finished, struct qu_buf *out);
