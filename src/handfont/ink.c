#include "ink.h"

#include "mem.h"
#include "spline.h"
#include "warp.h"

#include <math.h>
#include <stdlib.h>

#define PI 3.14159265358979323846
#define STEP 18.0
#define MAX_CROSSINGS 16
#define FAR_OUT (-4.0f)
#define NIB_ANGLE 0.9 /* radians: the broad direction of the nib */

struct path {
    struct qu_hf_samples s;
    double *len;
};

static void lengths(struct path *p)
{
    p->len = qu_hf_zalloc((size_t)p->s.n, sizeof *p->len);
    for (int i = 1; i < p->s.n; i++)
        p->len[i] = p->len[i - 1] + hypot(p->s.at[i].x - p->s.at[i - 1].x, p->s.at[i].y - p->s.at[i - 1].y);
}

/* Direction and turning of the path near sample i, over a window of a few samples. */
static void heading(const struct path *p, int i, double *ang, double *turn)
{
    const struct qu_hf_sample *s = p->s.at;
    int a = i > 4 ? i - 4 : 0, b = i + 4 < p->s.n ? i + 4 : p->s.n - 1;
    *ang = atan2(s[b].y - s[a].y, s[b].x - s[a].x);
    double in = atan2(s[i].y - s[a].y, s[i].x - s[a].x), out = atan2(s[b].y - s[i].y, s[b].x - s[i].x);
    double t = a == i || b == i ? 0 : fabs(out - in);
    *turn = t > PI ? 2 * PI - t : t;
}

/* The pen's width along one stroke: nib, speed, slow breathing, blunt start and lighter end. */
static void press(const struct qu_hf_hand *hand, struct path *p, double pen, uint64_t seed)
{
    double total = p->len[p->s.n - 1];
    if (total < pen * 1.2)
        return;
    double ph1 = 2 * PI * qu_hf_unit(seed, 1), ph2 = 2 * PI * qu_hf_unit(seed, 2);
    double taper = hand->taper * (0.45 + 0.9 * qu_hf_unit(seed, 3)),
           lead = hand->taper * 0.5 * qu_hf_unit(seed, 4);
    for (int i = 0; i < p->s.n; i++) {
        double ang, turn, w = 1;
        heading(p, i, &ang, &turn);
        w += hand->nib * cos(2 * (ang - NIB_ANGLE - PI / 2));
        w += hand->pressure * (fmin(turn, 1.2) - 0.35);
        w += hand->pressure * (0.5 * sin(p->len[i] * 0.0055 + ph1) + 0.3 * sin(p->len[i] * 0.013 + ph2));
        w += sin(ang) < 0 ? 0.02 : -0.03 * sin(ang);
        double head = p->len[i] / (pen * 1.3), tail = (total - p->len[i]) / (pen * 2.4);
        if (head < 1)
            w *= 1 - lead * (1 - head) * (1 - head);
        if (tail < 1)
            w *= 1 - taper * (1 - tail) * (1 - tail);
        p->s.at[i].w *= w;
    }
}

/* Joins one piece of the path, a capsule whose radius changes, into the raster. */
static void capsule(struct qu_hf_raster *r, const struct qu_hf_sample *a, const struct qu_hf_sample *b,
                    double pen)
{
    double ra = a->w * pen / 2, rb = b->w * pen / 2, reach = fmax(ra, rb) + 3 * QU_HF_PIXEL;
    int i0 = (int)floor((fmin(a->x, b->x) - reach - r->x0) / QU_HF_PIXEL),
        i1 = (int)ceil((fmax(a->x, b->x) + reach - r->x0) / QU_HF_PIXEL);
    int j0 = (int)floor((fmin(a->y, b->y) - reach - r->y0) / QU_HF_PIXEL),
        j1 = (int)ceil((fmax(a->y, b->y) + reach - r->y0) / QU_HF_PIXEL);
    i0 = i0 < 0 ? 0 : i0;
    j0 = j0 < 0 ? 0 : j0;
    i1 = i1 >= r->w ? r->w - 1 : i1;
    j1 = j1 >= r->h ? r->h - 1 : j1;
    float dx = (float)(b->x - a->x), dy = (float)(b->y - a->y), ll = dx * dx + dy * dy,
          inv = ll > 1e-6f ? 1 / ll : 0;
    const float px = (float)QU_HF_PIXEL, r0 = (float)ra, dr = (float)(rb - ra), x0 = (float)(r->x0 - a->x);
    for (int j = j0; j <= j1; j++) {
        float *row = r->at + (size_t)j * (size_t)r->w;
        float y = (float)(r->y0 + j * QU_HF_PIXEL - a->y);
        for (int i = i0; i <= i1; i++) {
            float x = x0 + (float)i * px, t = (x * dx + y * dy) * inv;
            t = t < 0 ? 0 : t > 1 ? 1 : t;
            float ex = x - t * dx, ey = y - t * dy, d2 = ex * ex + ey * ey, radius = r0 + t * dr;
            float near = radius - row[i] * px; /* only what lies nearer than this raises the value */
            if (near > 0 && d2 < near * near)
                row[i] = (radius - sqrtf(d2)) / px;
        }
    }
}

/* Where a row at height y crosses the closed path, ascending; at most MAX_CROSSINGS. */
static int crossings(const struct qu_hf_samples *s, double y, double x[MAX_CROSSINGS])
{
    int n = 0;
    for (int k = 0; k < s->n; k++) {
        const struct qu_hf_sample *a = &s->at[k], *b = &s->at[(k + 1) % s->n];
        if ((a->y > y) == (b->y > y) || n == MAX_CROSSINGS)
            continue;
        double v = a->x + (y - a->y) / (b->y - a->y) * (b->x - a->x);
        int i = n++;
        for (; i > 0 && x[i - 1] > v; i--)
            x[i] = x[i - 1];
        x[i] = v;
    }
    return n;
}

/* Inks the inside of a closed path (even-odd). */
static void flood(struct qu_hf_raster *r, const struct qu_hf_samples *s)
{
    for (int j = 0; j < r->h; j++) {
        double x[MAX_CROSSINGS];
        int n = crossings(s, r->y0 + j * QU_HF_PIXEL, x);
        for (int k = 0; k + 1 < n; k += 2) {
            int i0 = (int)ceil((x[k] - r->x0) / QU_HF_PIXEL),
                i1 = (int)floor((x[k + 1] - r->x0) / QU_HF_PIXEL);
            for (int i = i0; i <= i1; i++) {
                float *f = r->at + (size_t)j * (size_t)r->w + i;
                *f = *f < 4 ? 4 : *f;
            }
        }
    }
}

static void frame(const struct path *p, int n, double pen, struct qu_hf_raster *r)
{
    double x0 = 1e9, y0 = 1e9, x1 = -1e9, y1 = -1e9;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < p[i].s.n; j++) {
            double m = pen * p[i].s.at[j].w;
            x0 = fmin(x0, p[i].s.at[j].x - m);
            x1 = fmax(x1, p[i].s.at[j].x + m);
            y0 = fmin(y0, p[i].s.at[j].y - m);
            y1 = fmax(y1, p[i].s.at[j].y + m);
        }
    r->x0 = floor(x0 / QU_HF_PIXEL - 3) * QU_HF_PIXEL;
    r->y0 = floor(y0 / QU_HF_PIXEL - 3) * QU_HF_PIXEL;
    r->w = (int)((x1 - r->x0) / QU_HF_PIXEL) + 5;
    r->h = (int)((y1 - r->y0) / QU_HF_PIXEL) + 5;
    r->at = qu_hf_zalloc((size_t)r->w * (size_t)r->h, sizeof *r->at);
    for (int i = 0; i < r->w * r->h; i++)
        r->at[i] = FAR_OUT;
}

/* Two binomial passes: ink rounds outer corners and fills the crotches a little; straight edges stay where
 * they are. */
static void soften(struct qu_hf_raster *r)
{
    size_t w = (size_t)r->w;
    float *t = qu_hf_zalloc(w * (size_t)r->h, sizeof *t);
    for (int pass = 0; pass < 2; pass++) {
        for (int j = 0; j < r->h; j++)
            for (int i = 1; i + 1 < r->w; i++) {
                const float *c = r->at + (size_t)j * w + i;
                t[(size_t)j * w + (size_t)i] = (c[-1] + 2 * c[0] + c[1]) / 4;
            }
        for (int j = 1; j + 1 < r->h; j++)
            for (int i = 1; i + 1 < r->w; i++) {
                const float *c = t + (size_t)j * w + i;
                r->at[(size_t)j * w + (size_t)i] = (*(c - w) + 2 * c[0] + c[w]) / 4;
            }
    }
    free(t);
}

void qu_hf_ink(const struct qu_hf_hand *hand, const struct qu_hf_form *form, double pen, uint64_t seed,
               struct qu_hf_raster *out)
{
    struct path *p = qu_hf_zalloc((size_t)form->n, sizeof *p);
    for (int i = 0; i < form->n; i++) {
        qu_hf_spline(&form->stroke[i], STEP, &p[i].s);
        lengths(&p[i]);
        press(hand, &p[i], pen, qu_hf_hash(seed, 500 + (uint64_t)i));
        for (int j = 0; j < p[i].s.n; j++)
            p[i].s.at[j].w *= form->stroke[i].pen;
    }
    frame(p, form->n, pen, out);
    for (int i = 0; i < form->n; i++) {
        for (int j = 0; j + 1 < p[i].s.n || j == 0; j++)
            capsule(out, &p[i].s.at[j], &p[i].s.at[j + 1 < p[i].s.n ? j + 1 : j], pen);
        if (form->stroke[i].filled)
            flood(out, &p[i].s);
        free(p[i].s.at);
        free(p[i].len);
    }
    free(p);
    soften(out);
}

void qu_hf_raster_finish(struct qu_hf_raster *raster)
{
    free(raster->at);
    *raster = (struct qu_hf_raster){0};
}
