/* page.h - a page of the PDF as finish sees it: its object and where the trimmed page lies in it. */
#pragma once

#include "pdf.h"

struct qu_leaf {
    qpdf_oh object;
    double x, y; /* PDF coordinates of the trimmed page's upper left corner */
};
