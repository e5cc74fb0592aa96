#include "pagelabels.h"

#include "../base/roman.h"

static void add_label(struct qu_obj range, long offset, struct qu_buf *out)
{
    struct qu_obj style = qu_obj_get(range, "/S");
    long number = (long)qu_obj_get_int(range, "/St", 1) + offset;
    qu_buf_add_text(out, qu_obj_text_value(qu_obj_get(range, "/P")));
    size_t at = out->length;
    if (qu_obj_is_name(style, "/r") || qu_obj_is_name(style, "/R"))
        qu_roman_add(out, number);
    else if (qu_obj_is_name(style, NULL))
        qu_buf_printf(out, "%ld", number);
    for (; qu_obj_is_name(style, "/R") && at < out->length; at++)
        out->data[at] = (char)(out->data[at] - 'a' + 'A');
}

const char *qu_label_of_page(struct qu_arena *arena, struct qu_pdf *pdf, int index)
{
    struct qu_buf label = {0};
    int scope = qu_pdf_scope_begin(pdf);
    struct qu_obj numbers = qu_obj_get(qu_obj_get(pdf->root, "/PageLabels"), "/Nums");
    int i = qu_obj_count(numbers) / 2 - 1;
    while (i >= 0 && qu_obj_int_value(qu_obj_at(numbers, 2 * i), 0) > index)
        i--;
    if (i >= 0)
        add_label(qu_obj_at(numbers, 2 * i + 1), index - (long)qu_obj_int_value(qu_obj_at(numbers, 2 * i), 0),
                  &label);
    qu_pdf_scope_end(pdf, scope);
    const char *kept = qu_arena_strdup(arena, qu_buf_text(&label));
    qu_buf_finish(&label);
    return kept;
}
