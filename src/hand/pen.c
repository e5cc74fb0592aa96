#include "pen.h"

#include "noise.h"

#include <math.h>
#include <stdlib.h>

struct vec {
    double x, y;
};

/* A point of the centre line, closely spaced. `worth`: how many knots the line needs up to here, for its
 * length and its bends. */
struct sample {
    struct vec at;
    double arc, worth;
};

/* A place of the centre line at which both sides of the outline get a point. */
struct knot {
    struct vec at, normal;
    double half; /* the width */
};

enum { SAMPLES_MOST = 20000 };

static const double KNOT_TURN = 0.75; /* radians from knot to knot in a bend */

struct qu_pen qu_pen_of(qu_len width)
{
    return (struct qu_pen){.width = width,
                           .pressure = 0.22,
                           .wobble = width / 3,
                           .wave = qu_len_from_mm(8.5),
                           .taper_in = width * 4,
                           .taper_out = width * 8};
}

static struct vec catmull(struct vec a, struct vec b, struct vec c, struct vec d, double t)
{
    double t2 = t * t, t3 = t2 * t;
    return (struct vec){0.5 * (2 * b.x + (c.x - a.x) * t + (2 * a.x - 5 * b.x + 4 * c.x - d.x) * t2 +
                               (3 * b.x - a.x - 3 * c.x + d.x) * t3),
                        0.5 * (2 * b.y + (c.y - a.y) * t + (2 * a.y - 5 * b.y + 4 * c.y - d.y) * t2 +
                               (3 * b.y - a.y - 3 * c.y + d.y) * t3)};
}

static struct vec point_at(const struct qu_point *points, int count, int i)
{
    const struct qu_point *p = &points[QU_CLAMP(i, 0, count - 1)];
    return (struct vec){p->x, p->y};
}

static int piece_count(const struct qu_point *points, int i, double step)
{
    double length = hypot((double)points[i + 1].x - points[i].x, (double)points[i + 1].y - points[i].y);
    return (int)QU_CLAMP(length / step * 6 + 1, 4, 200);
}

/* The centre line, closely; free() it. `step` is the distance of knots on a straight line. */
static struct sample *sample_path(const struct qu_point *points, int count, double step, int *used_out)
{
    int room = 1, used = 0;
    for (int i = 0; i + 1 < count && room < SAMPLES_MOST; i++)
        room += piece_count(points, i, step);
    struct sample *out = qu_alloc((size_t)room * sizeof *out);
    double angle = 0;
    for (int i = 0; i + 1 < count && used < room; i++) {
        struct vec a = point_at(points, count, i - 1), b = point_at(points, count, i);
        struct vec c = point_at(points, count, i + 1), d = point_at(points, count, i + 2);
        int pieces = piece_count(points, i, step);
        for (int k = i == 0 ? 0 : 1; k <= pieces && used < room; k++) {
            struct sample s = {.at = catmull(a, b, c, d, (double)k / pieces)};
            if (used > 0) {
                double dx = s.at.x - out[used - 1].at.x, dy = s.at.y - out[used - 1].at.y,
                       length = hypot(dx, dy);
                double now = length > 0 ? atan2(dy, dx) : angle,
                       turn = used > 1 ? fabs(remainder(now - angle, 2 * QU_PI)) : 0;
                s.arc = out[used - 1].arc + length;
                s.worth = out[used - 1].worth + QU_MAX(length / step, turn / KNOT_TURN);
                angle = now;
            }
            out[used++] = s;
        }
    }
    *used_out = used;
    return out;
}

static double half_width(const struct qu_pen *pen, uint64_t seed, double arc, double total)
{
    double w = 0.5 * pen->width *
               (1 + pen->pressure * qu_noise(qu_hash_part(seed, 7), arc / (pen->wave * 0.7)));
    double in = QU_MIN((double)pen->taper_in, total * 0.25),
           out = QU_MIN((double)pen->taper_out, total * 0.4);
    if (arc < in)
        w *= 0.72 + 0.28 * arc / in;
    if (total - arc < out)
        w *= 0.45 + 0.55 * (total - arc) / out;
    return w;
}

/* A knot at sample i, moved to the side by the wobble. */
static struct knot make_knot(const struct qu_pen *pen, uint64_t seed, const struct sample *s, int count,
                             int i)
{
    const struct sample *a = &s[QU_MAX(i - 1, 0)], *b = &s[QU_MIN(i + 1, count - 1)];
    double dx = b->at.x - a->at.x, dy = b->at.y - a->at.y, length = hypot(dx, dy), total = s[count - 1].arc;
    struct knot k = {.normal = length > 0 ? (struct vec){-dy / length, dx / length} : (struct vec){0, 1}};
    double ease = QU_MIN(1.0, QU_MIN(s[i].arc, total - s[i].arc) / (pen->wave * 0.5) + 0.3);
    double shift = pen->wobble * ease * qu_noise(seed, s[i].arc / pen->wave);
    k.half = half_width(pen, seed, s[i].arc, total);
    k.at = (struct vec){s[i].at.x + k.normal.x * shift, s[i].at.y + k.normal.y * shift};
    return k;
}

static struct qu_point round_point(double x, double y)
{
    return (struct qu_point){(qu_len)lround(x), (qu_len)lround(y)};
}

static struct vec side_point(const struct knot *knots, int i, double side)
{
    const struct knot *k = &knots[i];
    return (struct vec){k->at.x + side * k->normal.x * k->half, k->at.y + side * k->normal.y * k->half};
}

/* The slope at point i of one side of the outline, per unit of length: that of the parabola through the point
 * and its two neighbours. */
static struct vec slope_at(const struct knot *knots, int count, int i, double side)
{
    if (count == 2) {
        struct vec a = side_point(knots, 0, side), b = side_point(knots, 1, side);
        double h = QU_MAX(hypot(b.x - a.x, b.y - a.y), 1.0);
        return (struct vec){(b.x - a.x) / h, (b.y - a.y) / h};
    }
    int middle = QU_CLAMP(i, 1, count - 2);
    struct vec a = side_point(knots, middle - 1, side), b = side_point(knots, middle, side),
               c = side_point(knots, middle + 1, side);
    double h = QU_MAX(hypot(b.x - a.x, b.y - a.y), 1.0), k = QU_MAX(hypot(c.x - b.x, c.y - b.y), 1.0);
    struct vec u = {(b.x - a.x) / h, (b.y - a.y) / h}, v = {(c.x - b.x) / k, (c.y - b.y) / k};
    struct vec m = {(u.x * k + v.x * h) / (h + k), (u.y * k + v.y * h) / (h + k)};
    if (i == middle)
        return m;
    return i < middle ? (struct vec){2 * u.x - m.x, 2 * u.y - m.y}
                      : (struct vec){2 * v.x - m.x, 2 * v.y - m.y};
}

/* One side of the outline, from knot `from` to the knot beside it. */
static void side_curve(struct qu_path *out, const struct knot *knots, int count, int from, int to,
                       double side)
{
    struct vec a = side_point(knots, from, side), b = side_point(knots, to, side);
    struct vec s = slope_at(knots, count, from, side), t = slope_at(knots, count, to, side);
    double h = hypot(b.x - a.x, b.y - a.y) / 3 * (to > from ? 1 : -1);
    qu_path_curve_to(out, round_point(a.x + s.x * h, a.y + s.y * h),
                     round_point(b.x - t.x * h, b.y - t.y * h), round_point(b.x, b.y));
}

/* The round end at a knot; `ahead` is 1 at the stroke's end, -1 at its beginning. */
static void cap(struct qu_path *out, const struct knot *k, double ahead)
{
    double reach = k->half * 4 / 3 * ahead;
    struct vec forth = {k->normal.y * reach, -k->normal.x * reach},
               across = {k->normal.x * k->half * ahead, k->normal.y * k->half * ahead};
    qu_path_curve_to(out, round_point(k->at.x + across.x + forth.x, k->at.y + across.y + forth.y),
                     round_point(k->at.x - across.x + forth.x, k->at.y - across.y + forth.y),
                     round_point(k->at.x - across.x, k->at.y - across.y));
}

static void outline(struct qu_path *out, const struct knot *knots, int count)
{
    struct vec first = side_point(knots, 0, 1);
    struct qu_point start = round_point(first.x, first.y);
    qu_path_move_to(out, start.x, start.y);
    for (int i = 0; i + 1 < count; i++)
        side_curve(out, knots, count, i, i + 1, 1);
    cap(out, &knots[count - 1], 1);
    for (int i = count - 1; i > 0; i--)
        side_curve(out, knots, count, i, i - 1, -1);
    cap(out, &knots[0], -1);
    qu_path_close(out);
}

void qu_pen_stroke(struct qu_path *out, const struct qu_pen *pen, const struct qu_point *points, int count,
                   uint64_t seed)
{
    if (count < 2)
        return;
    int n, used = 0;
    struct sample *s = sample_path(points, count, pen->wave * 0.5, &n);
    int pieces = (int)QU_MAX(ceil(s[n - 1].worth - 0.2), 1.0);
    struct knot *knots = qu_alloc((size_t)(pieces + 1) * sizeof *knots);
    for (int i = 0; i < n && used < pieces; i++)
        if (s[i].worth >= s[n - 1].worth * used / pieces)
            knots[used++] = make_knot(pen, seed, s, n, i);
    knots[used++] = make_knot(pen, seed, s, n, n - 1);
    outline(out, knots, used);
    free(knots);
    free(s);
}

void qu_pen_line(struct qu_path *out, const struct qu_pen *pen, struct qu_point from, struct qu_point to,
                 uint64_t seed)
{
    struct qu_random r = qu_random_from(qu_hash_part(seed, 3));
    double dx = to.x - from.x, dy = to.y - from.y, length = hypot(dx, dy);
    double bow = QU_MIN(length * qu_random_range(&r, -0.006, 0.006), (double)qu_len_from_mm(0.8));
    double nx = -dy / QU_MAX(length, 1.0), ny = dx / QU_MAX(length, 1.0);
    struct qu_point middle = round_point(from.x + dx * 0.5 + nx * bow, from.y + dy * 0.5 + ny * bow);
    struct qu_point points[] = {from, middle, to};
    qu_pen_stroke(out, pen, points, 3, seed);
}

void qu_pen_box(struct qu_path *out, const struct qu_pen *pen, struct qu_rect rect, uint64_t seed)
{
    struct qu_random r = qu_random_from(seed);
    struct qu_point corner[] = {{rect.x, rect.y},
                                {rect.x + rect.w, rect.y},
                                {rect.x + rect.w, rect.y + rect.h},
                                {rect.x, rect.y + rect.h}};
    for (int side = 0; side < 4; side++) {
        struct qu_point a = corner[side], b = corner[(side + 1) % 4];
        double over = pen->width * qu_random_range(&r, 0.2, 1.6), length = hypot(b.x - a.x, b.y - a.y);
        double ux = (b.x - a.x) / QU_MAX(length, 1.0), uy = (b.y - a.y) / QU_MAX(length, 1.0);
        double jitter = pen->width * 0.6, off[4];
        for (int i = 0; i < 4; i++)
            off[i] = qu_random_range(&r, -jitter,
                                     jitter); /* not in the arguments: C leaves their order open */
        struct qu_point from = round_point(a.x - ux * over + uy * off[1], a.y - uy * over + ux * off[0]);
        struct qu_point to = round_point(b.x + ux * over * 0.7 + uy * off[3],
                                         b.y + uy * over * 0.7 + ux * off[2]);
        qu_pen_line(out, pen, from, to, qu_hash_part(seed, (uint64_t)side + 11));
    }
}

void qu_pen_ring(struct qu_path *out, const struct qu_pen *pen, struct qu_rect rect, uint64_t seed)
{
    enum { STEPS = 20 };
    struct qu_random r = qu_random_from(seed);
    struct qu_point points[STEPS + 1];
    double cx = rect.x + rect.w / 2.0, cy = rect.y + rect.h / 2.0, start = qu_random_range(&r, -2.6, -1.9);
    double drift = qu_random_range(&r, 0.03, 0.07);
    for (int i = 0; i <= STEPS; i++) {
        double turn = (double)i / STEPS, angle = start + turn * 2 * QU_PI * 1.06, c = cos(angle),
               s = sin(angle);
        double grow = 1 + drift * (turn - 0.5);
        points[i] = round_point(cx + copysign(pow(fabs(c), 0.8), c) * rect.w / 2 * grow,
                                cy + copysign(pow(fabs(s), 0.8), s) * rect.h / 2 * grow);
    }
    qu_pen_stroke(out, pen, points, STEPS + 1, seed);
}

/* A thin gap up to the end of the stroke, where the highlighter leaves the paper. Its direction is against
 * that of the outline, so that it is not filled. */
static void dry_streak(struct qu_path *out, double x, double y, double length, double thick)
{
    qu_path_move_to(out, (qu_len)lround(x), (qu_len)lround(y));
    qu_path_curve_to(out, round_point(x - length * 0.3, y - thick * 0.6),
                     round_point(x - length * 0.7, y - thick * 0.2), round_point(x - length, y));
    qu_path_curve_to(out, round_point(x - length * 0.7, y + thick * 0.2),
                     round_point(x - length * 0.3, y + thick * 0.4), round_point(x, y));
    qu_path_close(out);
}

/* One long edge, in either direction, with waves of one or two centimetres. */
static void long_edge(struct qu_path *out, struct vec from, struct vec to, double wave, uint64_t seed)
{
    double length = hypot(to.x - from.x, to.y - from.y);
    int pieces = (int)QU_CLAMP(length / qu_len_from_mm(14) + 0.5, 1, 12);
    for (int i = 0; i < pieces; i++) {
        struct qu_random r = qu_random_from(qu_hash_part(seed, (uint64_t)i));
        double t = (double)i / pieces, u = (double)(i + 1) / pieces, dx = to.x - from.x, dy = to.y - from.y;
        double bow = qu_random_range(&r, -wave, wave);
        qu_path_curve_to(
            out, round_point(from.x + dx * (t * 2 + u) / 3, from.y + dy * (t * 2 + u) / 3 + bow),
            round_point(from.x + dx * (t + u * 2) / 3, from.y + dy * (t + u * 2) / 3 + bow * 0.8),
            round_point(from.x + dx * u, from.y + dy * u));
    }
}

/* The end of a stroke from corner a down to corner b: two bulges with a small tooth between them. */
static void ragged_end(struct qu_path *out, struct vec a, struct vec b, double h, struct qu_random *r)
{
    double bulge = h * qu_random_range(r, 0.03, 0.09), tooth = h * qu_random_range(r, 0.0, 0.07),
           at = qu_random_range(r, 0.3, 0.72);
    double dx = b.x - a.x, dy = b.y - a.y, past = QU_MIN(at + 0.07, 0.9);
    qu_path_curve_to(out, round_point(a.x + bulge, a.y + dy * 0.08),
                     round_point(a.x + dx * at * 0.8 + bulge, a.y + dy * at * 0.7),
                     round_point(a.x + dx * at + tooth * 0.5, a.y + dy * at));
    qu_path_line_to(out, (qu_len)lround(a.x + dx * past - tooth), (qu_len)lround(a.y + dy * past));
    qu_path_curve_to(out, round_point(a.x + dx * past + bulge * 0.8, a.y + dy * (past + (1 - past) * 0.3)),
                     round_point(b.x + bulge * 0.5, b.y - dy * 0.06), round_point(b.x, b.y));
}

void qu_pen_highlight(struct qu_path *out, struct qu_rect rect, uint64_t seed)
{
    struct qu_random r = qu_random_from(seed);
    double h = rect.h, lean = h * qu_random_range(&r, 0.08, 0.16), wave = h * 0.035,
           climb = h * qu_random_range(&r, -0.05, 0.03);
    double left = rect.x, right = (double)rect.x + rect.w, top = rect.y, foot = (double)rect.y + rect.h;
    struct vec corner[] = {{left + lean * 0.5, top + h * qu_random_range(&r, -0.03, 0.05)},
                           {right + lean * 0.5, top + climb},
                           {right - lean * 0.5, foot + climb + h * qu_random_range(&r, -0.06, 0.02)},
                           {left - lean * 0.5, foot}};
    double soft = h * qu_random_range(&r, 0.03, 0.08);
    qu_path_move_to(out, (qu_len)lround(corner[0].x), (qu_len)lround(corner[0].y));
    long_edge(out, corner[0], corner[1], wave, qu_hash_part(seed, 4));
    ragged_end(out, corner[1], corner[2], h, &r);
    long_edge(out, corner[2], corner[3], wave, qu_hash_part(seed, 5));
    qu_path_curve_to(out, round_point(corner[3].x - soft, corner[3].y - h * 0.3),
                     round_point(corner[0].x - soft * 0.8, corner[0].y + h * 0.3),
                     round_point(corner[0].x, corner[0].y));
    qu_path_close(out);
    double reach = QU_MIN(rect.w * qu_random_range(&r, 0.15, 0.4), h * 5);
    double thick = h * qu_random_range(&r, 0.02, 0.05),
           down = h * qu_random_range(&r, 0.25, 0.75); /* in the same order with every compiler */
    if (rect.w > rect.h * 2)
        dry_streak(out, right - h * 0.05, top + down + climb, reach, thick);
}

/* Spokes of a star, a cross, a stroke. */
static void spokes(struct qu_path *out, const struct qu_pen *pen, int count, double turn, struct qu_point c,
                   qu_len radius, uint64_t seed)
{
    for (int i = 0; i < count; i++) {
        double angle = turn + QU_PI * i / count, dx = cos(angle) * radius, dy = sin(angle) * radius;
        qu_pen_line(out, pen, round_point(c.x - dx, c.y - dy), round_point(c.x + dx, c.y + dy),
                    qu_hash_part(seed, (uint64_t)i));
    }
}

void qu_pen_sign(struct qu_path *out, const struct qu_pen *pen, int sign, struct qu_point centre,
                 qu_len radius, uint64_t seed)
{
    struct qu_rect around = {centre.x - radius * 3 / 4, centre.y - radius * 3 / 4, radius * 3 / 2,
                             radius * 3 / 2};
    switch (sign % QU_PEN_SIGNS) {
    case 0: spokes(out, pen, 3, QU_PI / 2, centre, radius, seed); break;
    case 1: spokes(out, pen, 2, QU_PI / 4, centre, radius, seed); break;
    case 2: qu_pen_ring(out, pen, around, seed); break;
    case 3: spokes(out, pen, 2, QU_PI / 2, centre, radius, seed); break;
    case 4:
        for (int i = -1; i <= 1; i += 2)
            qu_pen_line(out, pen,
                        (struct qu_point){centre.x + i * radius / 3 - radius / 4, centre.y + radius},
                        (struct qu_point){centre.x + i * radius / 3 + radius / 4, centre.y - radius},
                        qu_hash_part(seed, (uint64_t)i + 2));
        break;
    default: spokes(out, pen, 4, QU_PI / 8, centre, radius, seed); break;
    }
}
