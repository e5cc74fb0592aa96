/* repair.h - what Cairo 1.16 leaves undone: /CIDToGIDMap of TrueType fonts, smoothing of pictures. */
#pragma once

#include "../pdf/pdf.h"

/* Visits what the pages draw with, each object once; nothing else is read, least of all Cairo's own
 * structure. */
void qu_repair_resources(struct qu_pdf *pdf);
