/* steady.h - an edit changes the pages that it reaches, and leaves the content of all others as it was, byte for byte.
 *
 * Cairo names what a page uses (fonts, pictures, forms) by numbers that count through the document, and gives letters codes in the order of their
 * first use. Here each content stream gets names of its own, F1, X1, G1 ... in the order in which it uses them, and letters get codes that depend
 * on their shape (recode.h). Call it before anything else reads or changes the content. */
#pragma once

#include "pdf.h"

void qu_steady_rewrite(struct qu_pdf *pdf);
