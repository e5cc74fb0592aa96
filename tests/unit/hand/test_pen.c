/* The pen: seeded, inside its bounds, closed contours. */
#include "../../../src/hand/pen.h"
#include "tap.h"

#include <string.h>

static struct qu_rect box_of(const struct qu_path *path)
{
    struct qu_rect box = {0};
    for (int i = 0; i < path->count; i++)
        if (path->at[i].op != QU_PATH_CLOSE)
            box = qu_rect_union(box, (struct qu_rect){path->at[i].p[0].x, path->at[i].p[0].y, 1, 1});
    return box;
}

static int count_op(const struct qu_path *path, enum qu_path_op op)
{
    int count = 0;
    for (int i = 0; i < path->count; i++)
        count += path->at[i].op == op;
    return count;
}

static bool same(const struct qu_path *a, const struct qu_path *b)
{
    return a->count == b->count && memcmp(a->at, b->at, sizeof *a->at * (size_t)a->count) == 0;
}

int main(void)
{
    struct tap tap = {0};
    struct qu_pen pen = qu_pen_of(qu_len_from_mm(0.33));
    struct qu_point from = {0, 0}, to = {qu_len_from_mm(60), 0};
    struct qu_path a = {0}, b = {0}, c = {0}, ring = {0}, boxes = {0};
    qu_pen_line(&a, &pen, from, to, 1);
    qu_pen_line(&b, &pen, from, to, 1);
    qu_pen_line(&c, &pen, from, to, 2);
    tap_ok(&tap, same(&a, &b), "the same seed draws the same stroke");
    tap_ok(&tap, !same(&a, &c), "another seed draws another");
    struct qu_rect box = box_of(&a);
    tap_ok(&tap, box.h > pen.width && box.h < qu_len_from_mm(2),
           "a line is %.2f mm high: not ruled, not wild", qu_len_to_mm(box.h));
    tap_int(&tap, count_op(&a, QU_PATH_CLOSE), 1, "a stroke is one closed contour");
    struct qu_rect word = {0, 0, qu_len_from_mm(30), qu_len_from_mm(8)};
    qu_pen_ring(&ring, &pen, word, 3);
    box = box_of(&ring);
    tap_ok(&tap, box.w > word.w * 9 / 10 && box.w < word.w * 12 / 10 && box.h > word.h * 9 / 10,
           "a ring goes around its word");
    qu_pen_box(&boxes, &pen, word, 4);
    tap_int(&tap, count_op(&boxes, QU_PATH_CLOSE), 4, "a box is four strokes");
    for (int i = 0; i < QU_PEN_SIGNS; i++) {
        struct qu_path sign = {0};
        qu_pen_sign(&sign, &pen, i, (struct qu_point){0, 0}, qu_len_from_mm(1), 5);
        box = box_of(&sign);
        tap_ok(&tap, sign.count > 0 && box.w < qu_len_from_mm(3.5) && box.h < qu_len_from_mm(3.5),
               "sign %d is drawn, and small", i);
        qu_path_finish(&sign);
    }
    qu_path_finish(&a);
    qu_path_finish(&b);
    qu_path_finish(&c);
    qu_path_finish(&ring);
    qu_path_finish(&boxes);
    return tap_done(&tap);
}
