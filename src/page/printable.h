/* printable.h - makes a finished document ready for a printing press: lines are not too fine, dark greys are
 * pure black, text is not too near an edge.
 *
 * Backgrounds are shared by pages, so a change may meet the same item twice: the second time it changes
 * nothing. */
#pragma once

#include "page.h"

/* Strokes finer than `least` become that wide. Their width is measured on paper, after all transforms. */
void qu_document_keep_hairlines(struct qu_document *document, qu_len least);
/* Opaque text and paths that are nearly black (each channel under 0x50, no two channels 0x14 apart) become 0
 * 0 0. */
void qu_document_pure_black(struct qu_document *document);
/* Warns (PRINT_DOUBTFUL) of text that comes nearer to the edge than `safe`, once for each page. */
void qu_document_check_edges(const struct qu_document *document, qu_len safe, struct qu_diag *diag);
