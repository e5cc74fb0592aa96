#include "pagelabels.h"

#include "../base/roman.h"

#include <string.h>

static long number_in(struct qu_pdf *pdf, qpdf_oh value, long otherwise)
{
    return qpdf_oh_is_integer(pdf->data, value) ? (long)qpdf_oh_get_int_value(pdf->data, value) : otherwise;
}

static void add_label(struct qu_pdf *pdf, qpdf_oh range, long offset, struct qu_buf *out)
{
    qpdf_oh prefix = qpdf_oh_get_key(pdf->data, range, "/P"), style = qpdf_oh_get_key(pdf->data, range, "/S");
    qpdf_oh first = qpdf_oh_get_key(pdf->data, range, "/St");
    long number = number_in(pdf, first, 1) + offset;
    if (qpdf_oh_is_string(pdf->data, prefix))
        qu_buf_add_text(out, qpdf_oh_get_utf8_value(pdf->data, prefix));
    if (qpdf_oh_is_name(pdf->data, style) && strcmp(qpdf_oh_get_name(pdf->data, style), "/r") == 0)
        qu_roman_add(out, number);
    else if (qpdf_oh_is_name(pdf->data, style))
        qu_buf_printf(out, "%ld", number);
    qu_pdf_release(pdf, prefix);
    qu_pdf_release(pdf, style);
    qu_pdf_release(pdf, first);
}

const char *qu_label_of_page(struct qu_arena *arena, struct qu_pdf *pdf, int index)
{
    struct qu_buf label = {0};
    qpdf_oh labels = qpdf_oh_get_key(pdf->data, pdf->root, "/PageLabels");
    qpdf_oh numbers = qpdf_oh_is_dictionary(pdf->data, labels) ? qpdf_oh_get_key(pdf->data, labels, "/Nums")
                                                               : qpdf_oh_new_null(pdf->data);
    int count = qpdf_oh_is_array(pdf->data, numbers) ? qpdf_oh_get_array_n_items(pdf->data, numbers) / 2 : 0;
    for (int i = count - 1; i >= 0; i--) {
        qpdf_oh from = qpdf_oh_get_array_item(pdf->data, numbers, 2 * i);
        long first = number_in(pdf, from, 0);
        qu_pdf_release(pdf, from);
        if (first > index)
            continue;
        qpdf_oh range = qpdf_oh_get_array_item(pdf->data, numbers, 2 * i + 1);
        if (qpdf_oh_is_dictionary(pdf->data, range))
            add_label(pdf, range, index - first, &label);
        qu_pdf_release(pdf, range);
        break;
    }
    qu_pdf_release(pdf, numbers);
    qu_pdf_release(pdf, labels);
    const char *kept = qu_arena_strdup(arena, qu_buf_text(&label));
    qu_buf_finish(&label);
    return kept;
}
