/* cairopdf.h - the pages of a document as a PDF: painted by Cairo and then corrected.
 *
 * Cairo writes good pages, but it numbers and names fonts and pictures in the order of their first use, and
 * knows nothing of a document beyond its pages. What has to be corrected because of that stands in this
 * folder only, each file with its reason: glyphorder.h, recode.h and resources.h (an edit on one page must
 * not change the bytes of other pages), marking.h and tags.h (PDF/UA), repair.h (what PDF/A forbids). Written
 * for Cairo 1.16 and later.
 *
 * Out: the open PDF, page i of which is page i of the document, with page marks, fonts and pictures. Links,
 * outline, boxes, metadata and the structure tree are made by finish: LINK and MARK items draw nothing here.
 * Pages measure their trimmed size plus the bleed on all four sides; a background (tint and ruling) is stored
 * once and shown under each page that has it. With `tagged`, all that belongs to a node lies in a
 * marked-content sequence, which the table of leaves lists, and the rest is marked as artifacts.
 *
 * Same input, same bytes, on any number of threads. LC_NUMERIC must be "C". Errors: QU_DIAG_PDF_FAILED. */
#pragma once

#include "../pdf/pdf.h"
#include "painting.h"

struct qu_cairopdf {
    struct qu_pdf pdf;
    struct qu_leaves leaves; /* empty unless `tagged` */
    struct qu_buf painted;   /* the bytes that `pdf` reads */
};

/* The result must be closed even after false, and must not be moved in memory. */
bool qu_cairopdf_open(struct qu_cairopdf *pages, const struct qu_document *document,
                      const struct qu_fontset *fonts, const struct qu_images *images,
                      const struct qu_painting_options *options, struct qu_diag *diag);
void qu_cairopdf_close(struct qu_cairopdf *pages);
