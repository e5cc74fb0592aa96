/* settle.h - a page in front of all others on which every font shows the plain forms of its letters.
 *
 * Cairo divides a face among a font with codes of one byte, which has one form of each letter of WinAnsiEncoding, and one with codes of two. Which
 * form gets the short code is decided by the first use: with several forms of a letter, an edit on one page would move it and change the content
 * of all the others. After this page it is always the plain form. Finish takes the page out. */
#pragma once

#include "../asset/fontset.h"
#include "../page/page.h"

/* Draws on the page that begins; the caller ends it. Letters that the document does not use in a font are not shown in it. */
void qu_settle_draw(cairo_t *cr, const struct qu_document *document, const struct qu_fontset *fonts);
