/* finish.h - what a document needs beyond its pages: links, destinations, outline, page labels, boxes, Info,
 * language; structure and what PDF/UA-1 and PDF/A-2a ask for beside it. Through libqpdf only.
 *
 * In: the bytes that paint made and the document they were made from (page i of one is page i of the other).
 * Out: the file. Same input, same bytes: no clock, deterministic ID. Errors: QU_DIAG_PDF_FAILED. */
#pragma once

#include "../base/buf.h"
#include "../page/page.h"
#include "../page/tags.h"

struct qu_finish_options {
    const char *creation_date; /* PDF form, "D:20261124060000Z" */
    const char *producer;      /* "quire 0.1.0" */
    bool linearise;
    const char *output; /* its name, kept in Info as QuireOutput; NULL or "": none */
    bool settled;       /* paint put a page in front, to be taken out (qu_paint_options.settle) */
    bool partial; /* the document is a selection of pages: links and outline entries that lead out of it are
                     left out */
    /* The leaves that paint made: the file gets its structure and says that it conforms. NULL: neither. */
    const struct qu_paint_tags *tags;
    bool crop_marks, fold_marks; /* around pages with a bleed; the folds are those of a cover in one piece */
};

bool qu_finish_pdf(const struct qu_document *document, const struct qu_finish_options *options,
                   struct qu_diag *diag, const struct qu_buf *painted, struct qu_buf *out);
