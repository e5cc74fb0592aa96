#include "filepage.h"

struct qu_file_page qu_file_page_open(struct qu_pdf *pdf, int index, const struct qu_page *page)
{
    struct qu_file_page target = {.object = qu_pdf_page(pdf, index)};
    double box[4] = {0};
    qu_obj_read_reals(qu_obj_get(target.object, "/MediaBox"), box, QU_COUNT(box));
    target.x = box[0] + (box[2] - box[0] - qu_len_to_pt(page->width)) / 2;
    target.y = box[3] - (box[3] - box[1] - qu_len_to_pt(page->height)) / 2;
    return target;
}
