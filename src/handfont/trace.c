#include "trace.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define TOLERANCE 1.6
#define SMALLEST 120.0 /* contours with a smaller area (square font units) are dropped */
#define PIECES 10

struct point {
    double x, y;
};

struct run {
    struct point *at;
    int count, capacity;
};

/* Edge 2c lies between pixel c and the one to its right, edge 2c+1 between c and the one above. next[e] is
 * the edge that follows on the contour. */
static int *link_edges(const struct qu_hf_raster *r)
{
    size_t n = 2 * (size_t)r->width * (size_t)r->height;
    int *next = qu_alloc_zero(n, sizeof *next);
    memset(next, -1, n * sizeof *next);
    for (int y = 0; y + 1 < r->height; y++)
        for (int x = 0; x + 1 < r->width; x++) {
            const float *f = r->at + (size_t)y * (size_t)r->width + x;
            int bits = (f[0] > 0) | (f[1] > 0) << 1 | (f[r->width + 1] > 0) << 2 | (f[r->width] > 0) << 3;
            int c = y * r->width + x, lo = 2 * c, hi = 2 * (c + r->width), le = 2 * c + 1,
                ri = 2 * (c + 1) + 1;
            switch (bits) {
            case 1: next[le] = lo; break;
            case 2: next[lo] = ri; break;
            case 3: next[le] = ri; break;
            case 4: next[ri] = hi; break;
            case 5:
                next[le] = lo;
                next[ri] = hi;
                break;
            case 6: next[lo] = hi; break;
            case 7: next[le] = hi; break;
            case 8: next[hi] = le; break;
            case 9: next[hi] = lo; break;
            case 10:
                next[lo] = ri;
                next[hi] = le;
                break;
            case 11: next[hi] = ri; break;
            case 12: next[ri] = le; break;
            case 13: next[ri] = lo; break;
            case 14: next[lo] = le; break;
            default: break;
            }
        }
    return next;
}

static struct point crossing(const struct qu_hf_raster *r, int edge)
{
    int c = edge / 2, x = c % r->width, y = c / r->width;
    double a = r->at[c], b = r->at[edge & 1 ? c + r->width : c + 1], z = a / (a - b);
    return (struct point){r->x0 + (x + (edge & 1 ? 0 : z)) * QU_HF_PIXEL,
                          r->y0 + (y + (edge & 1 ? z : 0)) * QU_HF_PIXEL};
}

static void follow(const struct qu_hf_raster *r, int *next, int start, struct run *run)
{
    run->count = 0;
    for (int e = start; e >= 0 && next[e] >= 0;) {
        qu_vec_add(run, crossing(r, e));
        int to = next[e];
        next[e] = -1;
        e = to;
    }
}

static double area(const struct run *run)
{
    double a = 0;
    for (int i = 0; i < run->count; i++) {
        struct point p = run->at[i], q = run->at[(i + 1) % run->count];
        a += p.x * q.y - q.x * p.y;
    }
    return fabs(a) / 2;
}

static void smooth(struct run *run)
{
    struct point *q = qu_alloc_zero((size_t)run->count, sizeof *q);
    for (int pass = 0; pass < 2; pass++) {
        for (int i = 0; i < run->count; i++) {
            struct point a = run->at[(i + run->count - 1) % run->count], b = run->at[(i + 1) % run->count];
            q[i] = (struct point){(a.x + 2 * run->at[i].x + b.x) / 4, (a.y + 2 * run->at[i].y + b.y) / 4};
        }
        memcpy(run->at, q, (size_t)run->count * sizeof *q);
    }
    free(q);
}

static struct point at(const struct run *run, int i)
{
    return run->at[i % run->count];
}

static struct point tangent(const struct run *run, int i)
{
    struct point a = at(run, i + run->count - 2), b = at(run, i + 2);
    double l = fmax(hypot(b.x - a.x, b.y - a.y), 1e-9);
    return (struct point){(b.x - a.x) / l, (b.y - a.y) / l};
}

/* Where the end tangents of the piece i..e meet: the control point. False when they do not meet between the
 * ends. */
static bool meet(const struct run *run, int i, int e, struct point *ctrl)
{
    struct point p = at(run, i), q = at(run, e), t = tangent(run, i), u = tangent(run, e);
    double det = t.x * u.y - t.y * u.x, dx = q.x - p.x, dy = q.y - p.y;
    if (fabs(det) < 1e-3) {
        *ctrl = (struct point){(p.x + q.x) / 2, (p.y + q.y) / 2};
        return true;
    }
    double a = (dx * u.y - dy * u.x) / det, b = (t.x * dy - t.y * dx) / det;
    double l = hypot(dx, dy);
    if (a <= 0 || b <= 0 || a > 2 * l || b > 2 * l) {
        *ctrl = (struct point){(p.x + q.x) / 2, (p.y + q.y) / 2};
        return fabs(det) < 0.1;
    }
    *ctrl = (struct point){p.x + a * t.x, p.y + a * t.y};
    return true;
}

static double distance2(struct point p, struct point a, struct point b)
{
    double dx = b.x - a.x, dy = b.y - a.y, l = dx * dx + dy * dy;
    double t = l > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / l : 0;
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    double ex = p.x - a.x - t * dx, ey = p.y - a.y - t * dy;
    return ex * ex + ey * ey;
}

/* Does the quadratic with this control point keep within tolerance of the points i..e? */
static bool fits(const struct run *run, int i, int e, struct point c)
{
    struct point p = at(run, i), q = at(run, e), poly[PIECES + 1];
    for (int k = 0; k <= PIECES; k++) {
        double t = (double)k / PIECES, u = 1 - t;
        poly[k] = (struct point){u * u * p.x + 2 * u * t * c.x + t * t * q.x,
                                 u * u * p.y + 2 * u * t * c.y + t * t * q.y};
    }
    int from = 0;
    for (int k = i + 1; k < e; k++) {
        struct point z = at(run, k);
        double best = 1e18;
        int lo = from;
        for (int s = lo; s < PIECES && s < lo + 4; s++) {
            double d = distance2(z, poly[s], poly[s + 1]);
            if (d < best) {
                best = d;
                from = s;
            }
        }
        if (best > TOLERANCE * TOLERANCE)
            return false;
    }
    return true;
}

static bool try_piece(const struct run *run, int i, int e, struct point *c)
{
    return meet(run, i, e, c) && fits(run, i, e, *c);
}

/* The farthest point at which a piece that starts at i can end. Found by doubling the length, then by
 * bisection. */
static int reach(const struct run *run, int i, int last, struct point *c)
{
    int good = i + 1, step = 4;
    struct point t;
    *c = (struct point){(at(run, i).x + at(run, good).x) / 2, (at(run, i).y + at(run, good).y) / 2};
    while (good < last && step > 0) {
        int e = good + step > last ? last : good + step;
        if (try_piece(run, i, e, &t)) {
            good = e;
            *c = t;
            step *= 2;
        } else {
            step /= 2;
            if (step > 64)
                step = 64;
        }
    }
    return good;
}

/* The point where the run bends least: the best place to begin, because a join shows least there. */
static int quiet(const struct run *run)
{
    int best = 0;
    double most = -2;
    for (int i = 0; i < run->count; i++) {
        struct point a = tangent(run, i + run->count - 3), b = tangent(run, i + 3);
        double c = a.x * b.x + a.y * b.y;
        if (c > most + 1e-9) {
            most = c;
            best = i;
        }
    }
    return best;
}

static void fit(const struct run *run, struct qu_hf_glyph *glyph)
{
    struct qu_hf_contour *out = qu_hf_glyph_add(glyph);
    int start = quiet(run), last = start + run->count;
    for (int i = start; i < last;) {
        struct point c, p = at(run, i);
        int e = reach(run, i, last, &c);
        struct point q = at(run, e);
        qu_hf_contour_add(out, p.x, p.y, true);
        if (distance2(c, p, q) > 0.16)
            qu_hf_contour_add(out, c.x, c.y, false);
        i = e;
    }
}

void qu_hf_trace(const struct qu_hf_raster *r, struct qu_hf_glyph *glyph)
{
    int *next = link_edges(r);
    struct run run = {0};
    for (int e = 0; e < 2 * r->width * r->height; e++) {
        if (next[e] < 0)
            continue;
        follow(r, next, e, &run);
        if (run.count < 12 || area(&run) < SMALLEST)
            continue;
        smooth(&run);
        fit(&run, glyph);
    }
    qu_vec_finish(&run);
    free(next);
    qu_hf_glyph_bounds(glyph);
}
