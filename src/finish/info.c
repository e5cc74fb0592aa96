#include "info.h"

static void set_text(struct qu_obj dict, const char *key, const char *value)
{
    if (value != NULL && value[0] != '\0')
        qu_obj_set_text(dict, key, value);
}

static void set_date(struct qu_obj dict, const char *key, const char *date)
{
    if (date != NULL)
        qu_obj_set(dict, key, qu_obj_bytes(dict.pdf, date));
}

void qu_info_write(struct qu_pdf *pdf, const struct qu_document *document,
                   const struct qu_finish_options *options)
{
    struct qu_obj info = qu_obj_dict(pdf);
    set_text(info, "/Title", document->title);
    set_text(info, "/Author", document->author);
    set_text(info, "/Subject", document->subject);
    set_text(info, "/Keywords", document->keywords);
    set_text(info, "/Creator", options->producer);
    set_text(info, "/Producer", options->producer);
    set_text(info, "/QuireOutput", options->output);
    set_date(info, "/CreationDate", options->creation_date);
    set_date(info, "/ModDate", options->creation_date);
    qu_obj_set(qu_pdf_trailer(pdf), "/Info", qu_obj_indirect(info));
    set_text(pdf->root, "/Lang", document->language);
    qu_obj_set(pdf->root, "/ViewerPreferences", qu_obj_parse(pdf, "<< /DisplayDocTitle true >>"));
}
