#include "pen.h"

#include <math.h>
#include <stdlib.h>

struct vec {
    double x, y;
};

struct sample {
    struct vec at;
    double arc;
};

enum { SAMPLES_MOST = 4096 };

static const double PI = 3.14159265358979323846;

struct qu_pen qu_pen_of(qu_len width)
{
    return (struct qu_pen){.width = width, .pressure = 0.22, .wobble = width / 3, .wave = qu_len_from_mm(8.5),
                           .taper_in = width * 4, .taper_out = width * 8};
}

/* Value noise: smooth steps between hashed lattice values, three octaves, in [-1, 1]. */
static double lattice(uint64_t seed, int64_t i)
{
    return (double)(qu_hash_part(seed, (uint64_t)i) >> 11) * 0x1p-52 - 1.0;
}

static double noise(uint64_t seed, double t)
{
    double sum = 0, weight = 1, total = 0;
    for (int octave = 0; octave < 3; octave++) {
        double cell = floor(t), f = t - cell, s = f * f * (3 - 2 * f);
        uint64_t at = qu_hash_part(seed, (uint64_t)octave);
        sum += weight * ((1 - s) * lattice(at, (int64_t)cell) + s * lattice(at, (int64_t)cell + 1));
        total += weight;
        weight *= 0.5;
        t *= 2.03;
    }
    return sum / total;
}

static struct vec catmull(struct vec a, struct vec b, struct vec c, struct vec d, double t)
{
    double t2 = t * t, t3 = t2 * t;
    return (struct vec){0.5 * (2 * b.x + (c.x - a.x) * t + (2 * a.x - 5 * b.x + 4 * c.x - d.x) * t2 + (3 * b.x - a.x - 3 * c.x + d.x) * t3),
                        0.5 * (2 * b.y + (c.y - a.y) * t + (2 * a.y - 5 * b.y + 4 * c.y - d.y) * t2 + (3 * b.y - a.y - 3 * c.y + d.y) * t3)};
}

static struct vec point_at(const struct qu_point *points, int count, int i)
{
    const struct qu_point *p = &points[QU_CLAMP(i, 0, count - 1)];
    return (struct vec){p->x, p->y};
}

/* The centre line, sampled about every `step`. */
static int sample_path(const struct qu_point *points, int count, double step, struct sample *out)
{
    int used = 0;
    double arc = 0;
    for (int i = 0; i + 1 < count; i++) {
        struct vec a = point_at(points, count, i - 1), b = point_at(points, count, i);
        struct vec c = point_at(points, count, i + 1), d = point_at(points, count, i + 2);
        int pieces = (int)QU_CLAMP(hypot(c.x - b.x, c.y - b.y) / step + 1, 2, 400);
        for (int k = i == 0 ? 0 : 1; k <= pieces && used < SAMPLES_MOST; k++) {
            struct vec at = catmull(a, b, c, d, (double)k / pieces);
            if (used > 0)
                arc += hypot(at.x - out[used - 1].at.x, at.y - out[used - 1].at.y);
            out[used++] = (struct sample){at, arc};
        }
    }
    return used;
}

static double half_width(const struct qu_pen *pen, uint64_t seed, double arc, double total)
{
    double w = 0.5 * pen->width * (1 + pen->pressure * noise(qu_hash_part(seed, 7), arc / (pen->wave * 0.7)));
    double in = QU_MIN((double)pen->taper_in, total * 0.25), out = QU_MIN((double)pen->taper_out, total * 0.4);
    if (arc < in)
        w *= 0.72 + 0.28 * arc / in;
    if (total - arc < out)
        w *= 0.45 + 0.55 * (total - arc) / out;
    return w;
}

static struct vec normal_at(const struct sample *s, int count, int i)
{
    const struct sample *a = &s[QU_MAX(i - 1, 0)], *b = &s[QU_MIN(i + 1, count - 1)];
    double dx = b->at.x - a->at.x, dy = b->at.y - a->at.y, length = hypot(dx, dy);
    return length > 0 ? (struct vec){-dy / length, dx / length} : (struct vec){0, 1};
}

static struct qu_point round_point(double x, double y)
{
    return (struct qu_point){(qu_len)lround(x), (qu_len)lround(y)};
}

/* A closed smooth contour through the points: Catmull-Rom as Beziers. */
static void smooth_contour(struct qu_path *out, const struct vec *p, int count)
{
    qu_path_move_to(out, (qu_len)lround(p[0].x), (qu_len)lround(p[0].y));
    for (int i = 0; i < count; i++) {
        struct vec a = p[(i + count - 1) % count], b = p[i], c = p[(i + 1) % count], d = p[(i + 2) % count];
        qu_path_curve_to(out, round_point(b.x + (c.x - a.x) / 6, b.y + (c.y - a.y) / 6),
                         round_point(c.x - (d.x - b.x) / 6, c.y - (d.y - b.y) / 6), round_point(c.x, c.y));
    }
    qu_path_close(out);
}

void qu_pen_stroke(struct qu_path *out, const struct qu_pen *pen, const struct qu_point *points, int count, uint64_t seed)
{
    if (count < 2)
        return;
    struct sample *s = qu_alloc(SAMPLES_MOST * sizeof *s);
    int n = sample_path(points, count, pen->wave / 5.0, s);
    struct vec *contour = qu_alloc((size_t)(2 * n + 2) * sizeof *contour);
    double total = s[n - 1].arc;
    int used = 0;
    for (int i = 0; i < n; i++) {
        struct vec normal = normal_at(s, n, i);
        double ease = QU_MIN(1.0, QU_MIN(s[i].arc, total - s[i].arc) / (pen->wave * 0.5) + 0.3);
        double shift = pen->wobble * ease * noise(seed, s[i].arc / pen->wave), w = half_width(pen, seed, s[i].arc, total);
        struct vec c = {s[i].at.x + normal.x * shift, s[i].at.y + normal.y * shift};
        contour[i] = (struct vec){c.x + normal.x * w, c.y + normal.y * w};
        contour[2 * n + 1 - i] = (struct vec){c.x - normal.x * w, c.y - normal.y * w};
        used = i;
    }
    struct vec end = normal_at(s, n, n - 1); /* a rounded tip between the two sides */
    double tip = half_width(pen, seed, total, total);
    struct vec last = {(contour[used].x + contour[2 * n + 1 - used].x) / 2, (contour[used].y + contour[2 * n + 1 - used].y) / 2};
    contour[n] = (struct vec){last.x + end.y * tip + end.x * tip * 0.4, last.y - end.x * tip + end.y * tip * 0.4};
    contour[n + 1] = (struct vec){contour[2 * n + 1 - used].x, contour[2 * n + 1 - used].y};
    smooth_contour(out, contour, 2 * n + 2);
    free(contour);
    free(s);
}

void qu_pen_line(struct qu_path *out, const struct qu_pen *pen, struct qu_point from, struct qu_point to, uint64_t seed)
{
    struct qu_random r = qu_random_from(qu_hash_part(seed, 3));
    double dx = to.x - from.x, dy = to.y - from.y, length = hypot(dx, dy);
    double bow = QU_MIN(length * qu_random_range(&r, -0.006, 0.006), (double)qu_len_from_mm(0.8));
    double nx = length > 0 ? -dy / length : 0, ny = length > 0 ? dx / length : 1;
    struct qu_point middle = round_point(from.x + dx * 0.5 + nx * bow, from.y + dy * 0.5 + ny * bow);
    struct qu_point points[3] = {from, middle, to};
    qu_pen_stroke(out, pen, points, 3, seed);
}

void qu_pen_box(struct qu_path *out, const struct qu_pen *pen, struct qu_rect rect, uint64_t seed)
{
    struct qu_random r = qu_random_from(seed);
    struct qu_point corner[4] = {{rect.x, rect.y}, {rect.x + rect.w, rect.y}, {rect.x + rect.w, rect.y + rect.h}, {rect.x, rect.y + rect.h}};
    for (int side = 0; side < 4; side++) {
        struct qu_point a = corner[side], b = corner[(side + 1) % 4];
        double over = pen->width * qu_random_range(&r, 0.2, 1.6), length = hypot(b.x - a.x, b.y - a.y);
        double ux = length > 0 ? (b.x - a.x) / length : 0, uy = length > 0 ? (b.y - a.y) / length : 0;
        double jitter = pen->width * 0.6;
        struct qu_point from = round_point(a.x - ux * over + uy * qu_random_range(&r, -jitter, jitter),
                                           a.y - uy * over + ux * qu_random_range(&r, -jitter, jitter));
        struct qu_point to = round_point(b.x + ux * over * 0.7 + uy * qu_random_range(&r, -jitter, jitter),
                                         b.y + uy * over * 0.7 + ux * qu_random_range(&r, -jitter, jitter));
        qu_pen_line(out, pen, from, to, qu_hash_part(seed, (uint64_t)side + 11));
    }
}

void qu_pen_ring(struct qu_path *out, const struct qu_pen *pen, struct qu_rect rect, uint64_t seed)
{
    enum { STEPS = 26 };
    struct qu_random r = qu_random_from(seed);
    struct qu_point points[STEPS + 1];
    double cx = rect.x + rect.w / 2.0, cy = rect.y + rect.h / 2.0, start = qu_random_range(&r, -2.6, -1.9);
    double drift = qu_random_range(&r, 0.03, 0.07);
    for (int i = 0; i <= STEPS; i++) {
        double turn = (double)i / STEPS, angle = start + turn * 2 * PI * 1.06, c = cos(angle), s = sin(angle);
        double grow = 1 + drift * (turn - 0.5);
        points[i] = round_point(cx + copysign(pow(fabs(c), 0.8), c) * rect.w / 2 * grow, cy + copysign(pow(fabs(s), 0.8), s) * rect.h / 2 * grow);
    }
    qu_pen_stroke(out, pen, points, STEPS + 1, seed);
}

void qu_pen_highlight(struct qu_path *out, struct qu_rect rect, uint64_t seed)
{
    enum { STEPS = 6 };
    struct qu_random r = qu_random_from(seed);
    struct vec edge[2 * (STEPS + 1)];
    double lean = rect.h * qu_random_range(&r, 0.10, 0.22), wave = rect.h * 0.05;
    for (int i = 0; i <= STEPS; i++) {
        double x = rect.x + (double)rect.w * i / STEPS;
        double top = i == 0 ? qu_random_range(&r, -0.04, 0.08) * rect.h : wave * noise(seed, i * 0.7);
        double foot = i == STEPS ? qu_random_range(&r, -0.08, 0.04) * rect.h : wave * noise(qu_hash_part(seed, 5), i * 0.7);
        edge[i] = (struct vec){x + lean * 0.5, rect.y + top};
        edge[2 * STEPS + 1 - i] = (struct vec){x - lean * 0.5, rect.y + rect.h + foot};
    }
    qu_path_move_to(out, (qu_len)lround(edge[0].x), (qu_len)lround(edge[0].y));
    for (int i = 1; i < 2 * (STEPS + 1); i++)
        qu_path_line_to(out, (qu_len)lround(edge[i].x), (qu_len)lround(edge[i].y));
    qu_path_close(out);
}

/* Spokes of a star, a cross, a stroke. */
static void spokes(struct qu_path *out, const struct qu_pen *pen, int count, double turn, struct qu_point c, qu_len radius, uint64_t seed)
{
    for (int i = 0; i < count; i++) {
        double angle = turn + PI * i / count, dx = cos(angle) * radius, dy = sin(angle) * radius;
        qu_pen_line(out, pen, round_point(c.x - dx, c.y - dy), round_point(c.x + dx, c.y + dy), qu_hash_part(seed, (uint64_t)i));
    }
}

void qu_pen_sign(struct qu_path *out, const struct qu_pen *pen, int sign, struct qu_point centre, qu_len radius, uint64_t seed)
{
    struct qu_rect around = {centre.x - radius * 3 / 4, centre.y - radius * 3 / 4, radius * 3 / 2, radius * 3 / 2};
    switch (sign % QU_PEN_SIGNS) {
    case 0: spokes(out, pen, 3, PI / 2, centre, radius, seed); break;
    case 1: spokes(out, pen, 2, PI / 4, centre, radius, seed); break;
    case 2: qu_pen_ring(out, pen, around, seed); break;
    case 3: spokes(out, pen, 2, PI / 2, centre, radius, seed); break;
    case 4:
        for (int i = -1; i <= 1; i += 2)
            qu_pen_line(out, pen, (struct qu_point){centre.x + i * radius / 3 - radius / 4, centre.y + radius},
                        (struct qu_point){centre.x + i * radius / 3 + radius / 4, centre.y - radius}, qu_hash_part(seed, (uint64_t)(i + 2)));
        break;
    default: spokes(out, pen, 4, PI / 8, centre, radius, seed); break;
    }
}
