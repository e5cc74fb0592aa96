#include "spline.h"

#include "mem.h"

#include <math.h>
#include <stdlib.h>

#define PI 3.14159265358979323846

/* Row i of the tridiagonal system: a th[i-1] + b th[i] + c th[i+1] = d; len and ang are the chords. */
struct row {
    double a, b, c, d, len, ang, psi, th;
};

static double wrap(double a)
{
    while (a > PI)
        a -= 2 * PI;
    while (a < -PI)
        a += 2 * PI;
    return a;
}

/* Hobby's velocity function. */
static double velocity(double t, double p)
{
    double st = sin(t), ct = cos(t), sf = sin(p), cf = cos(p);
    double num = 2 + sqrt(2) * (st - sf / 16) * (sf - st / 16) * (ct - cf);
    return num / (3 * (1 + 0.5 * (sqrt(5) - 1) * ct + 0.5 * (3 - sqrt(5)) * cf));
}

static void emit(struct qu_hf_samples *out, double x, double y, double w)
{
    out->at = qu_hf_grow(out->at, &out->cap, out->n + 1, sizeof *out->at);
    out->at[out->n++] = (struct qu_hf_sample){x, y, w};
}

static void chords(const struct qu_hf_knot *k, int n, struct row *r)
{
    for (int i = 0; i + 1 < n; i++) {
        double dx = k[i + 1].x - k[i].x, dy = k[i + 1].y - k[i].y;
        r[i].len = fmax(hypot(dx, dy), 1e-6);
        r[i].ang = atan2(dy, dx);
    }
    r[n - 1].len = r[n - 2].len;
    r[n - 1].ang = r[n - 2].ang;
    for (int i = 1; i + 1 < n; i++)
        r[i].psi = wrap(r[i].ang - r[i - 1].ang);
}

static void equations(const struct qu_hf_knot *k, int n, struct row *r)
{
    for (int i = 0; i < n; i++) {
        if (k[i].has_dir) {
            r[i].b = 1;
            r[i].d = wrap(k[i].dir - r[i].ang);
        } else if (i == 0) {
            r[i].b = r[i].c = 1;
            r[i].d = n > 2 ? -r[1].psi : 0;
        } else if (i == n - 1) {
            r[i].a = r[i].b = 1;
        } else {
            r[i].a = 1 / r[i - 1].len;
            r[i].b = 2 / r[i - 1].len + 2 / r[i].len;
            r[i].c = 1 / r[i].len;
            r[i].d = -(2 * r[i].psi / r[i - 1].len) - (i + 2 < n ? r[i + 1].psi / r[i].len : 0);
        }
    }
}

static void solve(int n, struct row *r)
{
    for (int i = 1; i < n; i++) {
        double m = r[i].a / r[i - 1].b;
        r[i].b -= m * r[i - 1].c;
        r[i].d -= m * r[i - 1].d;
    }
    r[n - 1].th = r[n - 1].d / r[n - 1].b;
    for (int i = n - 2; i >= 0; i--)
        r[i].th = (r[i].d - r[i].c * r[i + 1].th) / r[i].b;
}

static void cubic(const struct qu_hf_knot *a, const struct qu_hf_knot *b, double out_ang, double in_ang, double reach[2],
                  double step, struct qu_hf_samples *out)
{
    double x1 = a->x + reach[0] * cos(out_ang), y1 = a->y + reach[0] * sin(out_ang);
    double x2 = b->x - reach[1] * cos(in_ang), y2 = b->y - reach[1] * sin(in_ang);
    double len = (hypot(b->x - a->x, b->y - a->y) + reach[0] + hypot(x2 - x1, y2 - y1) + reach[1]) / 2;
    int m = (int)(len / step) + 3;
    for (int q = 1; q <= m; q++) {
        double t = (double)q / m, u = 1 - t;
        double b0 = u * u * u, b1 = 3 * u * u * t, b2 = 3 * u * t * t, b3 = t * t * t;
        double ease = t * t * (3 - 2 * t);
        emit(out, b0 * a->x + b1 * x1 + b2 * x2 + b3 * b->x, b0 * a->y + b1 * y1 + b2 * y2 + b3 * b->y,
             a->press + (b->press - a->press) * ease);
    }
}

/* One curve without corners inside; its first knot has been emitted. */
static void curve(const struct qu_hf_knot *k, int n, double step, struct qu_hf_samples *out)
{
    if (n < 2)
        return;
    struct row *r = qu_hf_zalloc((size_t)n, sizeof *r);
    chords(k, n, r);
    equations(k, n, r);
    solve(n, r);
    for (int i = 0; i + 1 < n; i++) {
        double t = r[i].th, p = i == n - 2 ? -r[n - 1].th : -r[i + 1].psi - r[i + 1].th;
        double reach[2] = {fmin(velocity(t, p), 1) * r[i].len, fmin(velocity(p, t), 1) * r[i].len};
        cubic(&k[i], &k[i + 1], r[i].ang + t, r[i].ang - p, reach, step, out);
    }
    free(r);
}

void qu_hf_spline(const struct qu_hf_stroke *stroke, double step, struct qu_hf_samples *out)
{
    const struct qu_hf_knot *k = stroke->knot;
    emit(out, k[0].x, k[0].y, k[0].press);
    for (int i = 0; i + 1 < stroke->n;) {
        int e = i + 1;
        while (e + 1 < stroke->n && !k[e].corner)
            e++;
        curve(k + i, e - i + 1, step, out);
        i = e;
    }
}
