/* printable.h - a finished document made fit for a press: no line too fine, dark neutrals pure black,
 * nothing to read too near an edge.
 *
 * Sheets are shared by pages; each change leaves what is changed already as it is. */
#pragma once

#include "page.h"

/* Strokes finer than `least` (as they are on paper, with the transforms around them) become that wide. */
void qu_document_keep_hairlines(struct qu_document *document, qu_len least);
/* Opaque text and paths that are nearly black (each channel under 0x50, none 0x14 from another) become 0 0
 * 0. */
void qu_document_pure_black(struct qu_document *document);
/* Warns (PRINT_DOUBTFUL) of text that comes nearer to the edge than `safe`, once a page. */
void qu_document_check_edges(const struct qu_document *document, qu_len safe, struct qu_diag *diag);
