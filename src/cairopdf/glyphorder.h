/* glyphorder.h - a page in front of all others that decides which letters get short codes. It is taken out
 * again.
 *
 * Cairo divides a face among a font with codes of one byte, which has one form of each letter of
 * WinAnsiEncoding, and one with codes of two. Which form gets the short code is decided by the first use:
 * with several forms of a letter, an edit on one page would move it and change the content of all the
 * others. After this page it is always the plain form, or, in a face with many forms of its letters, none:
 * there the short codes go to glyphs that the document does not show, and the letters stay together in the
 * other font. Else every second letter would change the font, which takes a fifth of a page's content.
 *
 * Cairo 1.16 divides a face so; not known to be otherwise as of 1.18. */
#pragma once

#include "../asset/fontset.h"
#include "../page/page.h"

/* Draws on the page that begins; the caller ends it. Only letters that the document shows in a face are
 * put in order. */
void qu_glyphorder_draw(cairo_t *cr, const struct qu_document *document, const struct qu_fontset *fonts);
