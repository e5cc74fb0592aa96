#include "printing.h"

#include "../page/grey.h"
#include "../page/printable.h"

enum { SAFE_EDGE_MM = 5 };

void qu_printing_ink(struct qu_document *document, const struct qu_output *output,
                     const struct qu_layout *layout, struct qu_diag *diag)
{
    const struct qu_press *press = &output->press;
    if (output->colour == QU_INK_GREY)
        qu_document_grey(document);
    if (press->black == QU_BLACK_PURE)
        qu_document_pure_black(document);
    if (!qu_press_prints(press))
        return;
    qu_document_keep_hairlines(document, qu_layout_length(layout, press->hairline, 0) +
                                             1); /* so that rounding never makes it smaller */
    qu_document_check_edges(document, qu_len_from_mm(SAFE_EDGE_MM), diag);
}

bool qu_printing_sheets(const struct qu_output *output, const struct qu_layout *layout,
                        struct qu_arena *arena, struct qu_impose_options *out)
{
    const struct qu_press *press = &output->press;
    const struct qu_impose *impose = &press->impose;
    if (impose->given == NULL)
        return false;
    *out = (struct qu_impose_options){.width = qu_len_from_mm(impose->width),
                                      .height = qu_len_from_mm(impose->height),
                                      .signature = impose->pages,
                                      .thickness = qu_layout_length(layout, press->thickness, 0),
                                      .flip_long = impose->flip == QU_FLIP_LONG,
                                      .fit = impose->scale == QU_IMPOSE_FIT,
                                      .crop_marks = qu_press_marks(press, QU_MARKS_CROP),
                                      .fold_marks = qu_press_marks(press, QU_MARKS_FOLD),
                                      .src = impose->given->src,
                                      .path = qu_arena_printf(arena, "outputs.%s.impose", output->name)};
    return true;
}
