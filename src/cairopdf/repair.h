/* repair.h - two corrections for PDF/A: Cairo's TrueType fonts have no table from codes to glyphs
 * (/CIDToGIDMap, which PDF/A demands), and its pictures are marked for smoothing (/Interpolate, which PDF/A
 * forbids).
 *
 * Needed for Cairo 1.16; no change is known up to 1.18. */
#pragma once

#include "../pdf/pdf.h"

/* Visits all resources that the pages draw with, each object once. Nothing else is read. */
void qu_repair_resources(struct qu_pdf *pdf);
