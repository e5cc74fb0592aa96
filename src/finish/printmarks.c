#include "printmarks.h"

/* pt. A width that every printer can draw; a width of 0 would be one device pixel in PDF, which cannot be
 * seen at 2400 dpi. */
static const double mark_width = 0.35;

struct drawing {
    const struct qu_printmarks *marks;
    struct qu_buf *content;
    bool all;
};

/* The length of a mark; `room` is the distance to the edge of the paper. 0 if there is too little room. */
static double length_within(struct drawing *d, double room)
{
    double length = QU_MIN(QU_PRINTMARK_LENGTH, room - d->marks->bleed - QU_PRINTMARK_GAP);
    if (length >= QU_PRINTMARK_LENGTH / 3)
        return length;
    d->all = false;
    return 0;
}

static void line(struct drawing *d, double x0, double y0, double x1, double y1)
{
    qu_buf_printf(d->content, "%.3f %.3f m %.3f %.3f l S\n", x0, y0, x1, y1);
}

/* A horizontal mark outside of the trim: from x to the left (-1) or right (1), at height y. */
static void across(struct drawing *d, double x, double direction, double room, double y)
{
    double length = length_within(d, room), from = x + direction * (d->marks->bleed + QU_PRINTMARK_GAP);
    if (length > 0)
        line(d, from, y, from + direction * length, y);
}

static void along(struct drawing *d, double y, double direction, double room, double x)
{
    double length = length_within(d, room), from = y + direction * (d->marks->bleed + QU_PRINTMARK_GAP);
    if (length > 0)
        line(d, x, from, x, from + direction * length);
}

static void above_and_below(struct drawing *d, double x)
{
    const struct qu_box_pt *trim = &d->marks->trim, *paper = &d->marks->paper;
    along(d, trim->bottom, -1, trim->bottom - paper->bottom, x);
    along(d, trim->top, 1, paper->top - trim->top, x);
}

static void draw_crop(struct drawing *d)
{
    const struct qu_box_pt *trim = &d->marks->trim, *paper = &d->marks->paper;
    above_and_below(d, trim->left);
    above_and_below(d, trim->right);
    across(d, trim->left, -1, trim->left - paper->left, trim->bottom);
    across(d, trim->left, -1, trim->left - paper->left, trim->top);
    across(d, trim->right, 1, paper->right - trim->right, trim->bottom);
    across(d, trim->right, 1, paper->right - trim->right, trim->top);
}

bool qu_printmarks_draw(const struct qu_printmarks *marks, struct qu_buf *content)
{
    struct drawing d = {marks, content, true};
    qu_buf_printf(content, "/Artifact << /Type /Page >> BDC\nq 0 0 0 RG %.2f w 0 J\n", mark_width);
    if (marks->crop)
        draw_crop(&d);
    if (marks->fold_count > 0)
        qu_buf_add_text(content, "[3 2] 0 d\n");
    for (int i = 0; i < marks->fold_count; i++)
        above_and_below(&d, marks->folds[i]);
    qu_buf_add_text(content, "Q\nEMC\n");
    return d.all;
}
