/* impose.h - a finished file as a booklet: its pages two by two on sheets, in the order in which they are
 * folded (signatures.h).
 *
 * In: a finished PDF in reading order and the document it was made from. Out: a PDF with a page for each side
 * of a sheet. Each page is stored once, as a form that shares the fonts and pictures of the others, at its
 * own size unless `fit` is asked for; pages meet at the middle of the sheet, go towards it by their creep,
 * and are cut off there. Bleed is kept at the other three edges.
 *
 * Links go with their page, destinations lead to the spot where it lies now, the outline stays; a side's
 * label is those of its pages, "24 | 1". Structure tags are dropped, for a sheet cannot be read in order:
 * what a reader needs is the file in reading order. Printers are told to print both sides, to flip at the
 * edge for which the back sides are turned, and not to scale.
 *
 * The flip: turned over at its short edge, a wide sheet shows its back upright; at its long edge, upside
 * down, so those backs are turned by 180 degrees.
 *
 * Errors: PRINT_IMPOSSIBLE for what does not fit, at `src`, before anything is painted (qu_impose_check);
 * PDF_FAILED. Same input, same bytes. */
#pragma once

#include "../page/page.h"

struct qu_impose_options {
    qu_len width, height; /* of the sheet, either way round */
    int signature;        /* pages; 0: one signature */
    qu_len thickness;     /* of the paper */
    bool flip_long;       /* the printer flips at the long edge */
    bool fit;             /* scale the pages to the sheet */
    bool crop_marks, fold_marks;
    struct qu_src src; /* where the output says so */
    const char *path;  /* to that key */
};

/* Whether pages and marks have room on the sheet. */
bool qu_impose_check(const struct qu_document *document, const struct qu_impose_options *options,
                     struct qu_diag *diag);
bool qu_impose_pdf(const struct qu_document *document, const struct qu_impose_options *options,
                   struct qu_diag *diag, const struct qu_buf *finished, struct qu_buf *out);
