/* finish.h - adds what a file needs beside its pages: links, destinations, outline, page labels, boxes, Info,
 * language; structure and what else PDF/UA-1 and PDF/A-2a demand.
 *
 * In: a PDF of the pages (cairopdf.h) and the document they were made from (page i of one is page i of the
 * other). Out: the file. Same input, same bytes: no clock, deterministic ID. Errors: QU_DIAG_PDF_FAILED. */
#pragma once

#include "../page/page.h"
#include "../pdf/pdf.h"
#include "options.h"

/* `pages` is changed, and cannot be used for another file. */
bool qu_finish_pdf(const struct qu_document *document, const struct qu_finish_options *options,
                   struct qu_diag *diag, struct qu_pdf *pages, struct qu_buf *out);
