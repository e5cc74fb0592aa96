/* filepage.h - a page of the finished file: its object, and where the trimmed page lies in it. */
#pragma once

#include "../page/page.h"
#include "../pdf/pdf.h"

struct qu_file_page {
    struct qu_obj object;
    double x, y; /* PDF coordinates of the trimmed page's upper left corner */
};

/* The trimmed page lies in the middle of the painted one, which is larger by the bleed. */
struct qu_file_page qu_file_page_open(struct qu_pdf *pdf, int index, const struct qu_page *page);
