#include "plot.h"

#include <math.h>
#include <stdlib.h>

void qu_plot_finish(struct qu_plot *plot)
{
    qu_vec_finish(&plot->boxes);
    qu_vec_finish(&plot->segments);
}

void qu_plot_clear(struct qu_plot *plot)
{
    qu_vec_clear(&plot->boxes);
    qu_vec_clear(&plot->segments);
}

void qu_plot_add_box(struct qu_plot *plot, struct qu_rect box)
{
    qu_vec_add(&plot->boxes, box);
}

void qu_plot_add_stroke(struct qu_plot *plot, const struct qu_point *points, int count, qu_len width)
{
    for (int i = 0; i + 1 < count; i++)
        qu_vec_add(&plot->segments, ((struct qu_plot_segment){points[i], points[i + 1], width / 2}));
}

struct qu_rect qu_rect_grow(struct qu_rect rect, qu_len by)
{
    return (struct qu_rect){rect.x - by, rect.y - by, rect.w + 2 * by, rect.h + 2 * by};
}

static bool is_inside(const struct qu_plot *plot, struct qu_rect rect)
{
    struct qu_rect a = plot->area;
    return a.w <= 0 ||
           (rect.x >= a.x && rect.y >= a.y && rect.x + rect.w <= a.x + a.w && rect.y + rect.h <= a.y + a.h);
}

/* Liang and Barsky: the part of the segment inside the rectangle is not empty. */
bool qu_plot_crosses(struct qu_rect rect, struct qu_point a, struct qu_point b)
{
    double low = 0, high = 1, dx = (double)b.x - a.x, dy = (double)b.y - a.y;
    double p[4] = {-dx, dx, -dy, dy};
    double q[4] = {(double)a.x - rect.x, (double)rect.x + rect.w - a.x, (double)a.y - rect.y,
                   (double)rect.y + rect.h - a.y};
    for (int i = 0; i < 4; i++) {
        if (p[i] == 0) {
            if (q[i] <= 0)
                return false;
        } else if (p[i] < 0) {
            low = fmax(low, q[i] / p[i]);
        } else {
            high = fmin(high, q[i] / p[i]);
        }
    }
    return low < high;
}

bool qu_plot_free(const struct qu_plot *plot, struct qu_rect rect, qu_len gap)
{
    if (!is_inside(plot, rect))
        return false;
    struct qu_rect wide = qu_rect_grow(rect, gap);
    for (int i = 0; i < plot->boxes.count; i++)
        if (qu_rect_meets(wide, plot->boxes.at[i]))
            return false;
    for (int i = 0; i < plot->segments.count; i++) {
        const struct qu_plot_segment *s = &plot->segments.at[i];
        if (qu_plot_crosses(qu_rect_grow(wide, s->half), s->a, s->b))
            return false;
    }
    return true;
}

static bool holds(struct qu_rect r, struct qu_point p)
{
    return p.x >= r.x && p.x <= r.x + r.w && p.y >= r.y && p.y <= r.y + r.h;
}

bool qu_plot_clear_line(const struct qu_plot *plot, struct qu_point a, struct qu_point b, qu_len gap)
{
    for (int i = 0; i < plot->boxes.count; i++) {
        struct qu_rect wide = qu_rect_grow(plot->boxes.at[i], gap);
        if (qu_plot_crosses(wide, a, b) && !holds(wide, a) && !holds(wide, b))
            return false;
    }
    return true;
}

void qu_plot_bezier(const struct qu_point c[4], int steps, struct qu_point *out)
{
    for (int i = 0; i <= steps; i++) {
        double t = (double)i / steps, u = 1 - t, w0 = u * u * u, w1 = 3 * u * u * t, w2 = 3 * u * t * t,
               w3 = t * t * t;
        out[i] = (struct qu_point){(qu_len)lround(w0 * c[0].x + w1 * c[1].x + w2 * c[2].x + w3 * c[3].x),
                                   (qu_len)lround(w0 * c[0].y + w1 * c[1].y + w2 * c[2].y + w3 * c[3].y)};
    }
}

static double distance(struct qu_point a, struct qu_point b)
{
    return hypot((double)b.x - a.x, (double)b.y - a.y);
}

double qu_plot_length(const struct qu_point *points, int count)
{
    double sum = 0;
    for (int i = 0; i + 1 < count; i++)
        sum += distance(points[i], points[i + 1]);
    return sum;
}

struct qu_point qu_plot_along(const struct qu_point *points, int count, double share, double *direction)
{
    double left = qu_plot_length(points, count) * QU_CLAMP(share, 0.0, 1.0);
    for (int i = 0; i + 1 < count; i++) {
        double length = distance(points[i], points[i + 1]);
        if ((left > length && i + 2 < count) || length <= 0) {
            left -= length;
            continue;
        }
        double t = fmin(left / length, 1), dx = (double)points[i + 1].x - points[i].x,
               dy = (double)points[i + 1].y - points[i].y;
        if (direction != NULL)
            *direction = atan2(dy, dx);
        return (struct qu_point){points[i].x + (qu_len)lround(dx * t), points[i].y + (qu_len)lround(dy * t)};
    }
    if (direction != NULL)
        *direction = 0;
    return points[count - 1];
}

/* Cuts the length `cut` off the front of the line; the first point that is left lies on the line. */
static int trim_front(struct qu_point *points, int count, double cut)
{
    int first = 0;
    while (first + 2 < count && distance(points[first], points[first + 1]) <= cut)
        cut -= distance(points[first], points[first + 1]), first++;
    double length = distance(points[first], points[first + 1]);
    if (cut > 0 && length > 0) {
        double t = fmin(cut / length, 0.9);
        points[first].x += (qu_len)lround(((double)points[first + 1].x - points[first].x) * t);
        points[first].y += (qu_len)lround(((double)points[first + 1].y - points[first].y) * t);
    }
    for (int i = first; i < count; i++)
        points[i - first] = points[i];
    return count - first;
}

static void turn_round(struct qu_point *points, int count)
{
    for (int i = 0; i < count / 2; i++) {
        struct qu_point swap = points[i];
        points[i] = points[count - 1 - i];
        points[count - 1 - i] = swap;
    }
}

int qu_plot_trim(struct qu_point *points, int count, qu_len head, qu_len tail)
{
    double most = qu_plot_length(points, count) * 0.4;
    count = trim_front(points, count, fmin(head, most));
    turn_round(points, count);
    count = trim_front(points, count, fmin(tail, most));
    turn_round(points, count);
    return count;
}

static int first_free(const struct qu_plot *plot, const struct qu_plot_label *label, qu_len gap)
{
    for (int i = 0; i < label->candidate_count; i++)
        if (qu_plot_free(plot, label->candidates[i], gap))
            return i;
    return -1;
}

/* Places the labels one after the other, in that order. Returns the sum of the indices of their chosen
 * candidates, or -1 - i if the i-th label found no place. */
static int try_order(struct qu_plot *plot, struct qu_plot_label *labels, const int *order, int count,
                     qu_len gap, int *chosen)
{
    int before = plot->boxes.count, sum = 0, failed = -1;
    for (int i = 0; i < count && failed < 0; i++) {
        const struct qu_plot_label *label = &labels[order[i]];
        int at = chosen[order[i]] = first_free(plot, label, gap);
        if (at >= 0)
            qu_plot_add_box(plot, label->candidates[at]);
        else
            failed = i;
        sum += at;
    }
    plot->boxes.count = before;
    return failed >= 0 ? -1 - failed : sum;
}

static void move_to_front(int *order, int from)
{
    int first = order[from];
    for (int k = from; k > 0; k--)
        order[k] = order[k - 1];
    order[0] = first;
}

/* If there are not too many candidates, other orders are tried, for a smaller sum. */
static void improve(struct qu_plot *plot, struct qu_plot_label *labels, int *order, int count, qu_len gap,
                    int best, int *chosen)
{
    int candidates = 0;
    for (int i = 0; i < count; i++)
        candidates += labels[i].candidate_count;
    for (int i = 0; i < count; i++)
        labels[i].chosen = chosen[i];
    for (int i = 1; i < count && candidates < 2000; i++) {
        move_to_front(order, i);
        int sum = try_order(plot, labels, order, count, gap, chosen);
        if (sum < 0 || sum >= best)
            continue;
        best = sum;
        for (int k = 0; k < count; k++)
            labels[k].chosen = chosen[k];
    }
}

bool qu_plot_place(struct qu_plot *plot, struct qu_plot_label *labels, int count, qu_len gap)
{
    int *order = qu_alloc(2 * (size_t)QU_MAX(count, 1) * sizeof *order), *chosen = order + count, sum = -1;
    for (int i = 0; i < count; i++)
        order[i] = i;
    for (int round = 0; round <= count && sum < 0; round++) {
        sum = try_order(plot, labels, order, count, gap, chosen);
        if (sum < 0)
            move_to_front(order, -1 - sum); /* it is placed first in the next round */
    }
    if (sum >= 0) {
        improve(plot, labels, order, count, gap, sum, chosen);
        for (int i = 0; i < count; i++)
            qu_plot_add_box(plot, labels[i].candidates[labels[i].chosen]);
    }
    free(order);
    return sum >= 0;
}
