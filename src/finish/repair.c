#include "repair.h"

#include <string.h>

static void repair(struct qu_pdf *pdf, qpdf_oh dict)
{
    qpdf_oh subtype = qpdf_oh_get_key(pdf->data, dict, "/Subtype");
    if (qpdf_oh_is_name(pdf->data, subtype)) {
        const char *name = qpdf_oh_get_name(pdf->data, subtype);
        if (strcmp(name, "/CIDFontType2") == 0)
            qu_pdf_set(pdf, dict, "/CIDToGIDMap", qu_pdf_name(pdf, "/Identity"));
        else if (strcmp(name, "/Image") == 0 && qpdf_oh_has_key(pdf->data, dict, "/Interpolate"))
            qu_pdf_set(pdf, dict, "/Interpolate", qu_pdf_parse(pdf, "false"));
    }
    qu_pdf_release(pdf, subtype);
}

/* Numbers are given out in order, so a new object's is the highest. */
static int highest_number(struct qu_pdf *pdf)
{
    qpdf_oh probe = qu_pdf_indirect(pdf, qu_pdf_dict(pdf));
    int number = qpdf_oh_get_object_id(pdf->data, probe);
    qu_pdf_release(pdf, probe);
    return number;
}

void qu_repair_objects(struct qu_pdf *pdf)
{
    int last = highest_number(pdf);
    for (int number = 1; number < last; number++) {
        qpdf_oh object = qpdf_get_object_by_id(pdf->data, number, 0);
        if (qpdf_oh_is_stream(pdf->data, object)) {
            qpdf_oh dict = qpdf_oh_get_dict(pdf->data, object);
            repair(pdf, dict);
            qu_pdf_release(pdf, dict);
        } else if (qpdf_oh_is_dictionary(pdf->data, object)) {
            repair(pdf, object);
        }
        qu_pdf_release(pdf, object);
    }
}
