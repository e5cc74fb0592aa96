/* repair.h - what Cairo leaves undone: TrueType fonts say nothing of how their codes become glyphs
 * (/CIDToGIDMap, which PDF/A wants), and pictures are to be smoothed (/Interpolate, which PDF/A forbids).
 *
 * So does 1.16; not known to be mended as of 1.18. */
#pragma once

#include "../pdf/pdf.h"

/* Visits what the pages draw with, each object once; nothing else is read, least of all Cairo's own
 * structure. */
void qu_repair_resources(struct qu_pdf *pdf);
