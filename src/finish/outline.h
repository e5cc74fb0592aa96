/* outline.h - the outline (bookmarks) from the MARK items of kind OUTLINE.
 *
 * Levels count from 1. If a level is left out (1, then 3), the next deeper one is used, so that every entry
 * has a parent. Entries with children are closed at first, so that viewers show the entries of the notebook
 * only. */
#pragma once

#include "../pdf/pdf.h"
#include "placements.h"

void qu_outline_write(struct qu_pdf *pdf, const struct qu_placements *placed);
