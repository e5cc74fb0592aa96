#include "info.h"

static void set_text(struct qu_pdf *pdf, qpdf_oh dict, const char *key, const char *value)
{
    if (value != NULL && value[0] != '\0')
        qu_pdf_set(pdf, dict, key, qu_pdf_text(pdf, value));
}

static void set_date(struct qu_pdf *pdf, qpdf_oh dict, const char *key, const char *date)
{
    if (date != NULL)
        qu_pdf_set(pdf, dict, key, qu_pdf_bytes(pdf, date));
}

void qu_info_write(struct qu_pdf *pdf, const struct qu_document *document,
                   const struct qu_finish_options *options)
{
    qpdf_oh info = qu_pdf_dict(pdf);
    set_text(pdf, info, "/Title", document->title);
    set_text(pdf, info, "/Author", document->author);
    set_text(pdf, info, "/Subject", document->subject);
    set_text(pdf, info, "/Keywords", document->keywords);
    set_text(pdf, info, "/Creator", options->producer);
    set_text(pdf, info, "/Producer", options->producer);
    set_text(pdf, info, "/QuireOutput", options->output);
    set_date(pdf, info, "/CreationDate", options->creation_date);
    set_date(pdf, info, "/ModDate", options->creation_date);
    qpdf_oh trailer = qpdf_get_trailer(pdf->data);
    qu_pdf_set(pdf, trailer, "/Info", qu_pdf_indirect(pdf, info));
    qu_pdf_release(pdf, trailer);
    set_text(pdf, pdf->root, "/Lang", document->language);
    qu_pdf_set(pdf, pdf->root, "/ViewerPreferences", qu_pdf_parse(pdf, "<< /DisplayDocTitle true >>"));
}
