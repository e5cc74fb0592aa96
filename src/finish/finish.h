/* finish.h - what a document needs beyond its pages: links, destinations, outline, page labels, boxes, Info,
 * language; structure and what PDF/UA-1 and PDF/A-2a ask for beside it.
 *
 * In: a PDF of the pages (cairopdf.h) and the document they were made from (page i of one is page i of the
 * other). Out: the file. Same input, same bytes: no clock, deterministic ID. Errors: QU_DIAG_PDF_FAILED. */
#pragma once

#include "../base/buf.h"
#include "../page/leaves.h"
#include "../page/page.h"
#include "../pdf/pdf.h"

struct qu_finish_options {
    const char *creation_date; /* PDF form, "D:20261124060000Z" */
    const char *producer;      /* "quire 0.1.0" */
    const char *output;        /* its name, kept in Info as QuireOutput; NULL or "": none */
    /* The document is a selection of pages: links and outline entries that lead out of it are left out. */
    bool partial;
    /* Those of the pages: the file gets its structure and says that it conforms. NULL: neither. */
    const struct qu_leaves *leaves;
    bool crop_marks, fold_marks; /* around pages with a bleed; the folds are those of a cover in one piece */
};

/* `pages` are changed into the file, and of no use for another. */
bool qu_finish_pdf(const struct qu_document *document, const struct qu_finish_options *options,
                   struct qu_diag *diag, struct qu_pdf *pages, struct qu_buf *out);
