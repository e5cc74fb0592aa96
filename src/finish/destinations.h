/* destinations.h - named destinations: the /Dests name tree (PDF 1.7, 7.9.6), in leaves of at most 32 names.
 *
 * Names are the bytes of the marks' UTF-8, in the same form in the tree and in the links, so that they match
 * byte for byte. */
#pragma once

#include "placements.h"
#include "../pdf/page.h"

void qu_names_write(struct qu_pdf *pdf, const struct qu_leaf *leaves, const struct qu_gathered *gathered);
