/* outline.h - the outline (bookmarks) from the MARK items of kind OUTLINE.
 *
 * Levels count from 1; a level that jumps (1, then 3) is taken as the next one down, so that the tree has no
 * holes. Entries with children start closed: a reader sees the entries of the notebook first. */
#pragma once

#include "../pdf/pdf.h"
#include "placements.h"

void qu_outline_write(struct qu_pdf *pdf, const struct qu_placements *placed);
