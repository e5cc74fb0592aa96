#include "shapes.h"

#include <math.h>
#include <stdlib.h>

static struct qu_point rounded(double x, double y)
{
    return (struct qu_point){(qu_len)lround(x), (qu_len)lround(y)};
}

static struct qu_point bezier(const struct qu_point c[4], double t)
{
    double u = 1 - t, a = u * u * u, b = 3 * u * u * t, d = 3 * u * t * t, e = t * t * t;
    return rounded(a * c[0].x + b * c[1].x + d * c[2].x + e * c[3].x,
                   a * c[0].y + b * c[1].y + d * c[2].y + e * c[3].y);
}

void qu_pen_curve(struct qu_path *out, const struct qu_pen *pen, const struct qu_point control[4],
                  uint64_t seed)
{
    enum { STEPS = 12 };
    struct qu_point points[STEPS + 1];
    for (int i = 0; i <= STEPS; i++)
        points[i] = bezier(control, (double)i / STEPS);
    qu_pen_stroke(out, pen, points, STEPS + 1, seed);
}

static double distance(struct qu_point a, struct qu_point b)
{
    return hypot(b.x - a.x, b.y - a.y);
}

static struct qu_point between(struct qu_point a, struct qu_point b, double t)
{
    return rounded(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t);
}

/* The point at arc length `at` along a polyline. */
static struct qu_point along(const struct qu_point *points, int count, double at)
{
    for (int i = 0; i + 1 < count; i++) {
        double length = distance(points[i], points[i + 1]);
        if (at <= length && length > 0)
            return between(points[i], points[i + 1], at / length);
        at -= length;
    }
    return points[count - 1];
}

void qu_pen_dashes(struct qu_path *out, const struct qu_pen *pen, const struct qu_point *points, int count,
                   qu_len dash, qu_len gap, uint64_t seed)
{
    struct qu_random r = qu_random_from(qu_hash_part(seed, 21));
    double total = 0;
    for (int i = 0; i + 1 < count; i++)
        total += distance(points[i], points[i + 1]);
    int index = 0;
    for (double at = 0; at < total && dash + gap > 0; index++) {
        double length = QU_MIN(dash * qu_random_range(&r, 0.8, 1.2), total - at);
        struct qu_point stroke[] = {along(points, count, at), along(points, count, at + length / 2),
                                    along(points, count, at + length)};
        if (length > dash * 0.25)
            qu_pen_stroke(out, pen, stroke, 3, qu_hash_part(seed, (uint64_t)index + 31));
        at += length + gap * qu_random_range(&r, 0.8, 1.2);
    }
}

void qu_pen_arrow_head(struct qu_path *out, const struct qu_pen *pen, struct qu_point from,
                       struct qu_point tip, qu_len size, uint64_t seed)
{
    struct qu_random r = qu_random_from(qu_hash_part(seed, 41));
    double angle = atan2(tip.y - from.y, tip.x - from.x);
    for (int side = -1; side <= 1; side += 2) {
        double turn = angle + QU_PI + side * (0.45 + qu_random_range(&r, -0.07, 0.07)),
               length = size * qu_random_range(&r, 0.9, 1.15);
        double bend = turn - side * 0.12;
        struct qu_point barb[] = {rounded(tip.x + cos(turn) * length, tip.y + sin(turn) * length),
                                  rounded(tip.x + cos(bend) * length / 2, tip.y + sin(bend) * length / 2),
                                  tip};
        qu_pen_stroke(out, pen, barb, 3, qu_hash_part(seed, (uint64_t)side + 44));
    }
}

void qu_pen_arrow(struct qu_path *out, const struct qu_pen *pen, const struct qu_point *points, int count,
                  qu_len head, uint64_t seed)
{
    if (count < 2)
        return;
    double total = 0;
    for (int i = 0; i + 1 < count; i++)
        total += distance(points[i], points[i + 1]);
    qu_pen_stroke(out, pen, points, count, seed);
    qu_pen_arrow_head(out, pen, along(points, count, QU_MAX(total - head, 0.0)), points[count - 1], head,
                      seed);
}

/* Clips the line through (x, y) with direction (dx, dy) to a rectangle (Liang and Barsky); false if it
 * misses. */
static bool clip_line(struct qu_rect rect, double x, double y, double dx, double dy, struct qu_point ends[2])
{
    double low = -1e12, high = 1e12, p[] = {-dx, dx, -dy, dy};
    double q[] = {x - rect.x, rect.x + rect.w - x, y - rect.y, rect.y + rect.h - y};
    for (int i = 0; i < 4; i++) {
        if (fabs(p[i]) < 1e-9) {
            if (q[i] < 0)
                return false;
        } else if (p[i] < 0) {
            low = QU_MAX(low, q[i] / p[i]);
        } else {
            high = QU_MIN(high, q[i] / p[i]);
        }
    }
    if (high - low < 1)
        return false;
    ends[0] = rounded(x + dx * low, y + dy * low);
    ends[1] = rounded(x + dx * high, y + dy * high);
    return true;
}

void qu_pen_hatch(struct qu_path *out, const struct qu_pen *pen, struct qu_rect rect, double degrees,
                  qu_len gap, uint64_t seed)
{
    struct qu_random r = qu_random_from(qu_hash_part(seed, 61));
    double angle = degrees * QU_PI / 180, dx = cos(angle), dy = sin(angle), reach = hypot(rect.w, rect.h) / 2;
    int count = (int)QU_CLAMP(reach / QU_MAX(gap, 1), 0, 400);
    for (int i = -count; i <= count; i++) {
        double off = i * (double)gap + gap * qu_random_range(&r, -0.15, 0.15);
        struct qu_point ends[2];
        if (clip_line(rect, rect.x + rect.w / 2.0 - dy * off, rect.y + rect.h / 2.0 + dx * off, dx, dy, ends))
            qu_pen_line(out, pen, ends[0], ends[1], qu_hash_part(seed, (uint64_t)i + 1000));
    }
}

void qu_pen_dot(struct qu_path *out, struct qu_point centre, qu_len radius, uint64_t seed)
{
    enum { STEPS = 5 };
    struct qu_random r = qu_random_from(seed);
    double angle[STEPS], size[STEPS];
    for (int i = 0; i < STEPS; i++) {
        angle[i] = 2 * QU_PI * i / STEPS;
        size[i] = radius * qu_random_range(&r, 0.9, 1.1);
    }
    qu_path_move_to(out, centre.x + (qu_len)size[0], centre.y);
    for (int i = 0; i < STEPS; i++) {
        int n = (i + 1) % STEPS;
        double k = 4.0 / 3 * tan(QU_PI / STEPS / 2), a = angle[i], b = angle[i] + 2 * QU_PI / STEPS;
        qu_path_curve_to(
            out,
            rounded(centre.x + size[i] * (cos(a) - k * sin(a)), centre.y + size[i] * (sin(a) + k * cos(a))),
            rounded(centre.x + size[n] * (cos(b) + k * sin(b)), centre.y + size[n] * (sin(b) - k * cos(b))),
            rounded(centre.x + size[n] * cos(b), centre.y + size[n] * sin(b)));
    }
    qu_path_close(out);
}

void qu_pen_paper(struct qu_path *out, struct qu_rect rect, qu_len roughness, uint64_t seed)
{
    struct qu_random r = qu_random_from(qu_hash_part(seed, 81));
    struct qu_point corner[] = {{rect.x, rect.y},
                                {rect.x + rect.w, rect.y},
                                {rect.x + rect.w, rect.y + rect.h},
                                {rect.x, rect.y + rect.h}};
    double reach = roughness;
    for (int i = 0; i < 4; i++) {
        corner[i].x += (qu_len)qu_random_range(&r, -reach, reach);
        corner[i].y += (qu_len)qu_random_range(&r, -reach, reach);
    }
    qu_path_move_to(out, corner[0].x, corner[0].y);
    for (int i = 0; i < 4; i++) {
        struct qu_point a = corner[i], b = corner[(i + 1) % 4];
        struct qu_point c1 = between(a, b, 0.33), c2 = between(a, b, 0.67);
        c1.x += (qu_len)qu_random_range(&r, -reach, reach);
        c1.y += (qu_len)qu_random_range(&r, -reach, reach);
        c2.x += (qu_len)qu_random_range(&r, -reach, reach);
        c2.y += (qu_len)qu_random_range(&r, -reach, reach);
        qu_path_curve_to(out, c1, c2, b);
    }
    qu_path_close(out);
}
