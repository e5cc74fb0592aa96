/* repair.h - what Cairo 1.16 leaves undone: /CIDToGIDMap of TrueType fonts, smoothing of pictures. */
#pragma once

#include "pdf.h"

void qu_repair_objects(struct qu_pdf *pdf);
