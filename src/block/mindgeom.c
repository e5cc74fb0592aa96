#include "mindgeom.h"

#include <math.h>
#include <stdlib.h>

/* The room between ring and blocks in which the curves run. */
static qu_len arm_of(const struct qu_mindgeom *mind)
{
    return mind->grid * (mind->remark_count > 0 ? 20 : 15) / 10;
}

qu_len qu_mindgeom_widest(const struct qu_mindgeom *mind)
{
    return (mind->width - mind->ring_width) / 2 - arm_of(mind);
}

static int side_rows(const struct qu_mindgeom *mind, const int *order, int count)
{
    int rows = 0;
    for (int i = 0; i < count; i++)
        rows += 1 + mind->branches[order[i]].leaf_rows + (i > 0 ? 1 : 0);
    return rows;
}

/* The branches of each side from top to bottom. They go clockwise: the first at the upper left, then down the
 * right side, then up the left side. */
static void split(const struct qu_mindgeom *mind, int on_right, int *left, int *right)
{
    int n = mind->branch_count, used = 0;
    for (int i = 0; i < on_right; i++)
        right[i] = n > 1 ? i + 1 : 0;
    if (n > on_right)
        left[used++] = 0;
    for (int i = n - 1; i > on_right; i--)
        left[used++] = i;
}

/* How many branches go to the right, so that the higher of the two sides is as low as possible. */
static int choose_split(const struct qu_mindgeom *mind, int *left, int *right)
{
    int n = mind->branch_count, best = n > 1 ? n / 2 : 1, lowest = -1;
    for (int step = 0; step < n && n > 1; step++) {
        int k = n / 2 + (step % 2 == 0 ? step / 2 : -(step / 2) - 1);
        if (k < 1 || k > n - 1)
            continue;
        split(mind, k, left, right);
        int rows = QU_MAX(side_rows(mind, left, n - k), side_rows(mind, right, k));
        if (lowest < 0 || rows < lowest)
            lowest = rows, best = k;
    }
    split(mind, best, left, right);
    return best;
}

static qu_len side_width(const struct qu_mindgeom *mind, const int *order, int count)
{
    qu_len width = 0;
    for (int i = 0; i < count; i++)
        width = QU_MAX(width, mind->branches[order[i]].width);
    return width;
}

/* Places the blocks of a side one below the other, with equal white space between them. */
static void stack(struct qu_mindgeom *mind, const int *order, int count, bool left, qu_len width)
{
    int spare = mind->rows - side_rows(mind, order, count), row = count == 1 ? spare / 2 : 0;
    for (int i = 0; i < count; i++) {
        struct qu_mindgeom_branch *b = &mind->branches[order[i]];
        b->left = left;
        b->row = row;
        b->x = left ? 0 : mind->width - width; /* all blocks of a side have the same left edge */
        qu_len base = mind->grid * (row + 1) - mind->offset;
        b->label = (struct qu_rect){b->x, base - b->label_up, b->label_width, b->label_up + b->label_down};
        b->leaves = (struct qu_rect){b->x, mind->grid * (row + 1) + b->label_down, b->width,
                                     QU_MAX(mind->grid * b->leaf_rows, 0)};
        if (b->leaf_rows == 0)
            b->leaves.h = 0;
        row += 1 + b->leaf_rows + 1;
        if (count > 1)
            row += spare * (i + 1) / (count - 1) - spare * i / (count - 1);
    }
}

static qu_len middle_of(const struct qu_mindgeom_branch *b)
{
    return b->label.y + b->label.h / 2;
}

/* Places the ring in the middle of the corridor, at the mean height of the labels. */
static void put_ring(struct qu_mindgeom *mind, qu_len left, qu_len right)
{
    int64_t sum = 0;
    for (int i = 0; i < mind->branch_count; i++)
        sum += middle_of(&mind->branches[i]);
    qu_len high = mind->grid * mind->rows, half = mind->ring_height / 2 + mind->gap;
    qu_len y = mind->branch_count > 0 ? (qu_len)(sum / mind->branch_count) : high / 2,
           x = (left + mind->width - right) / 2;
    y = QU_CLAMP(y, half, QU_MAX(high - half, half));
    mind->ring = (struct qu_rect){x - mind->ring_width / 2, y - mind->ring_height / 2, mind->ring_width,
                                  mind->ring_height};
}

/* How far a point lies from the middle of the ring, as a share of the ring's size: below 1 is inside. The
 * pen's ring is rounder than an ellipse (see qu_pen_ring). */
static double ring_share(struct qu_rect ring, struct qu_point p)
{
    double x = fabs(p.x - ring.x - ring.w / 2.0) / (ring.w / 2.0),
           y = fabs(p.y - ring.y - ring.h / 2.0) / (ring.h / 2.0);
    return pow(x, 2.5) + pow(y, 2.5);
}

/* The curve from the border of the ring into the row of the label, and along that row to the label's inner
 * end. It leaves the ring at most as high, or as low, as its label stands, so that it never turns back. */
static void draw_curve(struct qu_mindgeom *mind, struct qu_mindgeom_branch *b, qu_len edge)
{
    double cx = mind->ring.x + mind->ring.w / 2.0, cy = mind->ring.y + mind->ring.h / 2.0,
           side = b->left ? -1 : 1;
    double a = mind->ring.w / 2.0 + mind->gap / 3.0, h = mind->ring.h / 2.0 + mind->gap / 3.0;
    struct qu_point end = {edge, middle_of(b)};
    double rise = end.y - cy, angle = fmin(atan2(fabs(rise), fabs(edge - cx)) * 1.7, 1.2);
    angle = copysign(fmin(angle, asin(pow(fmin(fabs(rise) / h, 1), 1.25))), rise);
    double across = pow(cos(angle), 0.8), down = copysign(pow(fabs(sin(angle)), 0.8), rise);
    struct qu_point start = {(qu_len)(cx + side * a * across), (qu_len)(cy + h * down)};
    double reach = fabs((double)end.x - start.x), left = end.y - start.y;
    struct qu_point c[4] = {start,
                            {(qu_len)(start.x + side * reach * 0.35 * cos(angle)),
                             (qu_len)(start.y + left * 0.5 * fabs(sin(angle)))},
                            {(qu_len)(end.x - side * reach * 0.55), end.y},
                            end};
    qu_plot_bezier(c, QU_MINDGEOM_PIECES, b->curve);
    b->curve_count = QU_MINDGEOM_PIECES + 1;
    struct qu_point tip = {b->left ? b->label.x + b->label.w + mind->gap + mind->stroke
                                   : b->label.x - mind->gap - mind->stroke,
                           end.y};
    if ((b->left && tip.x < end.x - mind->gap) || (!b->left && tip.x > end.x + mind->gap))
        b->curve[b->curve_count++] = tip;
}

static void fill_plot(const struct qu_mindgeom *mind, struct qu_plot *plot)
{
    qu_plot_clear(plot);
    plot->area = (struct qu_rect){0, 0, mind->width, mind->grid * mind->rows};
    qu_plot_add_box(plot, mind->ring);
    for (int i = 0; i < mind->branch_count; i++) {
        const struct qu_mindgeom_branch *b = &mind->branches[i];
        qu_plot_add_box(plot, b->label);
        if (b->leaves.h > 0)
            qu_plot_add_box(plot, b->leaves);
        qu_plot_add_stroke(plot, b->curve, b->curve_count, mind->stroke * 2);
    }
}

/* Whether the fixed parts (ring, labels, leaves, curves) keep their distances. */
static bool is_clear(const struct qu_mindgeom *mind)
{
    for (int i = 0; i < mind->branch_count; i++) {
        const struct qu_mindgeom_branch *b = &mind->branches[i];
        for (int k = 0; k < mind->branch_count; k++) {
            const struct qu_mindgeom_branch *o = &mind->branches[k];
            struct qu_rect boxes[2] = {qu_rect_grow(o->label, mind->gap / 2),
                                       qu_rect_grow(o->leaves, mind->gap / 2)};
            for (int p = 0; p + 1 < b->curve_count; p++)
                if (qu_plot_crosses(boxes[0], b->curve[p], b->curve[p + 1]) ||
                    (o->leaves.h > 0 && qu_plot_crosses(boxes[1], b->curve[p], b->curve[p + 1])))
                    return false;
        }
        for (int p = 1; p < b->curve_count; p++)
            if (ring_share(mind->ring, b->curve[p]) < 1)
                return false;
        if (b->label.x < 0 || b->label.x + b->label.w > mind->width || b->label.y < 0 ||
            qu_rect_meets(mind->ring, b->label) || qu_rect_meets(mind->ring, b->leaves))
            return false;
    }
    return mind->ring.y >= 0 && mind->ring.y + mind->ring.h <= mind->grid * mind->rows;
}

struct spot {
    struct qu_rect rect;
    double far;
    int order;
};

static int nearer_first(const void *a, const void *b)
{
    const struct spot *x = a, *y = b;
    return x->far < y->far ? -1 : x->far > y->far ? 1 : x->order - y->order;
}

/* How far a box is from the middle part of a curve. */
static double distance_to(const struct qu_mindgeom_branch *b, struct qu_rect r)
{
    double least = INFINITY;
    for (int i = QU_MINDGEOM_PIECES / 4; i <= QU_MINDGEOM_PIECES * 3 / 4; i++) {
        double dx = QU_MAX(QU_MAX(r.x - b->curve[i].x, b->curve[i].x - r.x - r.w), 0);
        double dy = QU_MAX(QU_MAX(r.y - b->curve[i].y, b->curve[i].y - r.y - r.h), 0);
        double along = abs(i - QU_MINDGEOM_PIECES / 2) * r.h * 0.04;
        least = fmin(least, hypot(dx, dy) + along);
    }
    return least;
}

/* All places of a remark in the corridor, those near its branch first. */
static int spots_of(const struct qu_mindgeom *mind, const struct qu_mindgeom_remark *remark, qu_len left,
                    qu_len right, struct qu_rect **out, struct qu_arena *arena)
{
    qu_len step_x = mind->grid / 4, step_y = mind->grid / 6, wide = right - left - remark->width,
           high = mind->grid * mind->rows - remark->height;
    int across = wide >= 0 ? wide / step_x + 1 : 0, down = high >= 0 ? high / step_y + 1 : 0,
        count = across * down;
    struct spot *spots = qu_alloc((size_t)QU_MAX(count, 1) * sizeof *spots);
    for (int i = 0; i < count; i++) {
        struct qu_rect r = {left + (i % across) * step_x, (i / across) * step_y, remark->width,
                            remark->height};
        spots[i] = (struct spot){r, distance_to(&mind->branches[remark->branch], r), i};
    }
    qsort(spots, (size_t)count, sizeof *spots, nearer_first);
    *out = QU_NEW_ARRAY(arena, struct qu_rect, count);
    for (int i = 0; i < count; i++)
        (*out)[i] = spots[i].rect;
    free(spots);
    return count;
}

static bool place_remarks(struct qu_arena *arena, struct qu_mindgeom *mind, struct qu_plot *plot, qu_len left,
                          qu_len right)
{
    struct qu_plot_label *labels = QU_NEW_ARRAY(arena, struct qu_plot_label, mind->remark_count);
    for (int i = 0; i < mind->remark_count; i++) {
        struct qu_rect *spots;
        labels[i].candidate_count = spots_of(mind, &mind->remarks[i], left, right, &spots, arena);
        labels[i].candidates = spots;
    }
    if (!qu_plot_place(plot, labels, mind->remark_count, mind->gap))
        return false;
    for (int i = 0; i < mind->remark_count; i++)
        mind->remarks[i].box = labels[i].candidates[labels[i].chosen];
    return true;
}

bool qu_mindgeom_lay_out(struct qu_arena *arena, struct qu_mindgeom *mind)
{
    int *left = QU_NEW_ARRAY(arena, int, mind->branch_count + 1),
        *right = QU_NEW_ARRAY(arena, int, mind->branch_count + 1);
    int on_right = mind->branch_count > 0 ? choose_split(mind, left, right) : 0,
        on_left = mind->branch_count - on_right;
    qu_len wide_left = side_width(mind, left, on_left), wide_right = side_width(mind, right, on_right);
    int ring_rows = (mind->ring_height + 2 * mind->gap) / mind->grid + 1;
    int least = QU_MAX(QU_MAX(side_rows(mind, left, on_left), side_rows(mind, right, on_right)),
                       QU_MAX(ring_rows, mind->least_rows));
    struct qu_plot plot = {0};
    bool done = false;
    if (wide_left + wide_right + mind->ring_width + mind->grid > mind->width)
        return false;
    for (mind->rows = least; mind->rows <= mind->most_rows && !done; mind->rows += done ? 0 : 1) {
        stack(mind, left, on_left, true, wide_left);
        stack(mind, right, on_right, false, wide_right);
        put_ring(mind, wide_left, wide_right);
        for (int i = 0; i < mind->branch_count; i++)
            draw_curve(mind, &mind->branches[i],
                       mind->branches[i].left ? wide_left + mind->gap + mind->stroke
                                              : mind->width - wide_right - mind->gap - mind->stroke);
        fill_plot(mind, &plot);
        done = is_clear(mind) &&
               place_remarks(arena, mind, &plot, wide_left + mind->gap, mind->width - wide_right - mind->gap);
    }
    qu_plot_finish(&plot);
    return done;
}
