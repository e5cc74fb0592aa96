/* glyphorder.h - draws a page before all others that decides which letters get short codes. The page is
 * removed again.
 *
 * Cairo splits a face into two fonts: one with codes of one byte, with one form of each letter of
 * WinAnsiEncoding, and one with codes of two bytes. The form that is used first gets the short code. If a
 * letter has several forms, an edit on one page could give the short code to another form, and so change the
 * content of all pages. After this page the plain form always has it. In a face with many forms of its
 * letters no letter has it: there the short codes go to glyphs that the document does not show, and all
 * letters are in the other font. Otherwise every second letter would be in another font than the one before,
 * and page contents would be a fifth larger.
 *
 * Needed for Cairo 1.16; no change is known up to 1.18. */
#pragma once

#include "../asset/fontset.h"
#include "../page/page.h"

/* Draws on the current page; the caller ends it. Only letters that the document shows are drawn. */
void qu_glyphorder_draw(cairo_t *cr, const struct qu_document *document, const struct qu_fontset *fonts);
