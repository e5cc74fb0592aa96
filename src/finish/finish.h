/* finish.h - what a document needs beyond its pages: links, destinations, outline, page labels, boxes, Info,
 * language; structure and what PDF/UA-1 and PDF/A-2a ask for beside it.
 *
 * In: a PDF of the pages (cairopdf.h) and the document they were made from (page i of one is page i of the
 * other). Out: the file. Same input, same bytes: no clock, deterministic ID. Errors: QU_DIAG_PDF_FAILED. */
#pragma once

#include "../page/page.h"
#include "../pdf/pdf.h"
#include "options.h"

/* `pages` are changed into the file, and of no use for another. */
bool qu_finish_pdf(const struct qu_document *document, const struct qu_finish_options *options,
                   struct qu_diag *diag, struct qu_pdf *pages, struct qu_buf *out);
