/* labels.h - page labels: what a viewer shows as the page's number, in runs (PDF 1.7, 12.4.2).
 *
 * A run is a sequence of pages that are numbered in one style: i, ii, iii or 1, 2, 3 or I, II. Neighbouring
 * pages without a label are a run that shows nothing. Any other label ("plate") is a run of its own with a
 * prefix and no number. */
#pragma once

#include "../page/page.h"
#include "../pdf/pdf.h"

enum qu_label_style {
    QU_LABEL_NOTHING,
    QU_LABEL_DECIMAL,
    QU_LABEL_ROMAN,
    QU_LABEL_ROMAN_UPPER,
    QU_LABEL_WORD
};

struct qu_label {
    enum qu_label_style style;
    int value; /* of a number; else 0 */
};

/* "" -> NOTHING, "12" -> DECIMAL 12, "iv" -> ROMAN 4; numbers in an unusual form ("012", "iiii") count as
 * words. */
struct qu_label qu_label_read(const char *text);
void qu_labels_write(struct qu_pdf *pdf, const struct qu_document *document);
