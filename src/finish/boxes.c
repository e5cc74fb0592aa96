#include "boxes.h"

#include "printmarks.h"

static struct qu_box_pt grown(struct qu_box_pt box, double by)
{
    return (struct qu_box_pt){box.left - by, box.bottom - by, box.right + by, box.top + by};
}

static void set_box(struct qu_obj page, const char *key, struct qu_box_pt box)
{
    const double values[] = {box.left, box.bottom, box.right, box.top};
    qu_obj_set(page, key, qu_obj_reals(page.pdf, values, QU_COUNT(values)));
}

/* Clips the content to the bleed and adds the marks after it. */
static void add_marks(struct qu_obj page, const struct qu_printmarks *marks)
{
    struct qu_buf content;
    struct qu_box_pt bleed = grown(marks->trim, marks->bleed);
    qu_buf_init(&content);
    qu_buf_printf(&content, "q %.3f %.3f %.3f %.3f re W n\n", bleed.left, bleed.bottom,
                  bleed.right - bleed.left, bleed.top - bleed.bottom);
    qu_page_content(page, &content);
    qu_buf_add_text(&content, "\nQ\n");
    qu_printmarks_draw(marks, &content);
    qu_page_set_content(page, &content);
    qu_buf_finish(&content);
}

void qu_boxes_write(const struct qu_file_page *target, const struct qu_page *page,
                    struct qu_printmarks_wanted wanted)
{
    double width = qu_len_to_pt(page->width), bleed = qu_len_to_pt(page->bleed),
           spine = qu_len_to_pt(page->spine);
    struct qu_box_pt trim = {target->x, target->y - qu_len_to_pt(page->height), target->x + width, target->y};
    double folds[2] = {trim.left + (width - spine) / 2, trim.left + (width + spine) / 2};
    struct qu_printmarks marks = {.trim = trim,
                                  .bleed = bleed,
                                  .crop = wanted.crop,
                                  .folds = folds,
                                  .fold_count = wanted.fold && spine > 0 ? 2 : 0};
    bool marked = marks.crop || marks.fold_count > 0;
    if (page->bleed == 0 && !marked)
        return;
    marks.paper = grown(trim, bleed + (marked ? QU_PRINTMARK_ROOM : 0));
    if (marked)
        add_marks(target->object, &marks);
    set_box(target->object, "/MediaBox", marks.paper);
    set_box(target->object, "/CropBox", marks.paper);
    set_box(target->object, "/BleedBox", grown(trim, bleed));
    set_box(target->object, "/TrimBox", trim);
}
