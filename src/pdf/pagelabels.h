/* pagelabels.h - the label that a file gives to a page (PDF 1.7, 12.4.2). */
#pragma once

#include "../base/arena.h"
#include "pdf.h"

/* "iv", "12"; "" if the page has none. In the arena. */
const char *qu_label_of_page(struct qu_arena *arena, struct qu_pdf *pdf, int index);
