#include "ink.h"

#include "../base/geom.h"
#include "spline.h"
#include "warp.h"

#include <math.h>
#include <stdlib.h>

#define STEP 18.0
#define MAX_CROSSINGS 16
#define FAR_OUT (-4.0f)
#define NIB_ANGLE 0.9 /* radians: the broad direction of the nib */

struct path {
    struct qu_hf_samples samples;
    double *lengths;
};

static void lengths(struct path *p)
{
    p->lengths = qu_alloc_zero((size_t)p->samples.count, sizeof *p->lengths);
    for (int i = 1; i < p->samples.count; i++)
        p->lengths[i] = p->lengths[i - 1] + hypot(p->samples.at[i].x - p->samples.at[i - 1].x,
                                                  p->samples.at[i].y - p->samples.at[i - 1].y);
}

/* Direction and turning of the path near sample i, over a window of a few samples. */
static void heading(const struct path *p, int i, double *ang, double *turn)
{
    const struct qu_hf_sample *s = p->samples.at;
    int a = i > 4 ? i - 4 : 0, b = i + 4 < p->samples.count ? i + 4 : p->samples.count - 1;
    *ang = atan2(s[b].y - s[a].y, s[b].x - s[a].x);
    double in = atan2(s[i].y - s[a].y, s[i].x - s[a].x), out = atan2(s[b].y - s[i].y, s[b].x - s[i].x);
    double t = a == i || b == i ? 0 : fabs(out - in);
    *turn = t > QU_PI ? 2 * QU_PI - t : t;
}

/* The width of the pen along one stroke. It depends on the angle of the nib, on the speed, and on slow random
 * changes; the start is blunt and the end lighter. */
static void press(const struct qu_hf_hand *hand, struct path *p, double pen, uint64_t seed)
{
    double total = p->lengths[p->samples.count - 1];
    if (total < pen * 1.2)
        return;
    double ph1 = 2 * QU_PI * qu_hf_unit(seed, 1), ph2 = 2 * QU_PI * qu_hf_unit(seed, 2);
    double taper = hand->taper * (0.45 + 0.9 * qu_hf_unit(seed, 3)),
           lead = hand->taper * 0.5 * qu_hf_unit(seed, 4);
    for (int i = 0; i < p->samples.count; i++) {
        double ang, turn, w = 1;
        heading(p, i, &ang, &turn);
        w += hand->nib * cos(2 * (ang - NIB_ANGLE - QU_PI / 2));
        w += hand->pressure * (fmin(turn, 1.2) - 0.35);
        w += hand->pressure *
             (0.5 * sin(p->lengths[i] * 0.0055 + ph1) + 0.3 * sin(p->lengths[i] * 0.013 + ph2));
        w += sin(ang) < 0 ? 0.02 : -0.03 * sin(ang);
        double head = p->lengths[i] / (pen * 1.3), tail = (total - p->lengths[i]) / (pen * 2.4);
        if (head < 1)
            w *= 1 - lead * (1 - head) * (1 - head);
        if (tail < 1)
            w *= 1 - taper * (1 - tail) * (1 - tail);
        p->samples.at[i].w *= w;
    }
}

/* Adds one piece of the path to the raster: a capsule whose radius changes from one end to the other. */
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
    i1 = i1 >= r->width ? r->width - 1 : i1;
    j1 = j1 >= r->height ? r->height - 1 : j1;
    float dx = (float)(b->x - a->x), dy = (float)(b->y - a->y), ll = dx * dx + dy * dy,
          inv = ll > 1e-6f ? 1 / ll : 0;
    const float px = (float)QU_HF_PIXEL, r0 = (float)ra, dr = (float)(rb - ra), x0 = (float)(r->x0 - a->x);
    for (int j = j0; j <= j1; j++) {
        float *row = r->at + (size_t)j * (size_t)r->width;
        float y = (float)(r->y0 + j * QU_HF_PIXEL - a->y);
        for (int i = i0; i <= i1; i++) {
            float x = x0 + (float)i * px, t = (x * dx + y * dy) * inv;
            t = t < 0 ? 0 : t > 1 ? 1 : t;
            float ex = x - t * dx, ey = y - t * dy, d2 = ex * ex + ey * ey, radius = r0 + t * dr;
            float near = radius - row[i] * px; /* only a smaller distance than this raises the value */
            if (near > 0 && d2 < near * near)
                row[i] = (radius - sqrtf(d2)) / px;
        }
    }
}

/* Where a row at height y crosses the closed path, ascending; at most MAX_CROSSINGS. */
static int crossings(const struct qu_hf_samples *s, double y, double x[MAX_CROSSINGS])
{
    int n = 0;
    for (int k = 0; k < s->count; k++) {
        const struct qu_hf_sample *a = &s->at[k], *b = &s->at[(k + 1) % s->count];
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

/* Fills the inside of a closed path (even-odd rule). */
static void flood(struct qu_hf_raster *r, const struct qu_hf_samples *s)
{
    for (int j = 0; j < r->height; j++) {
        double x[MAX_CROSSINGS];
        int n = crossings(s, r->y0 + j * QU_HF_PIXEL, x);
        for (int k = 0; k + 1 < n; k += 2) {
            int i0 = (int)ceil((x[k] - r->x0) / QU_HF_PIXEL),
                i1 = (int)floor((x[k + 1] - r->x0) / QU_HF_PIXEL);
            for (int i = i0; i <= i1; i++) {
                float *f = r->at + (size_t)j * (size_t)r->width + i;
                *f = *f < 4 ? 4 : *f;
            }
        }
    }
}

static void frame(const struct path *p, int n, double pen, struct qu_hf_raster *r)
{
    double x0 = 1e9, y0 = 1e9, x1 = -1e9, y1 = -1e9;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < p[i].samples.count; j++) {
            double m = pen * p[i].samples.at[j].w;
            x0 = fmin(x0, p[i].samples.at[j].x - m);
            x1 = fmax(x1, p[i].samples.at[j].x + m);
            y0 = fmin(y0, p[i].samples.at[j].y - m);
            y1 = fmax(y1, p[i].samples.at[j].y + m);
        }
    r->x0 = floor(x0 / QU_HF_PIXEL - 3) * QU_HF_PIXEL;
    r->y0 = floor(y0 / QU_HF_PIXEL - 3) * QU_HF_PIXEL;
    r->width = (int)((x1 - r->x0) / QU_HF_PIXEL) + 5;
    r->height = (int)((y1 - r->y0) / QU_HF_PIXEL) + 5;
    r->at = qu_alloc_zero((size_t)r->width * (size_t)r->height, sizeof *r->at);
    for (int i = 0; i < r->width * r->height; i++)
        r->at[i] = FAR_OUT;
}

/* Two passes of a binomial filter, as ink does it: outer corners get rounder and inner corners are filled a
 * little; straight edges stay where they are. */
static void soften(struct qu_hf_raster *r)
{
    size_t w = (size_t)r->width;
    float *t = qu_alloc_zero(w * (size_t)r->height, sizeof *t);
    for (int pass = 0; pass < 2; pass++) {
        for (int j = 0; j < r->height; j++)
            for (int i = 1; i + 1 < r->width; i++) {
                const float *c = r->at + (size_t)j * w + i;
                t[(size_t)j * w + (size_t)i] = (c[-1] + 2 * c[0] + c[1]) / 4;
            }
        for (int j = 1; j + 1 < r->height; j++)
            for (int i = 1; i + 1 < r->width; i++) {
                const float *c = t + (size_t)j * w + i;
                r->at[(size_t)j * w + (size_t)i] = (*(c - w) + 2 * c[0] + c[w]) / 4;
            }
    }
    free(t);
}

void qu_hf_ink(const struct qu_hf_hand *hand, const struct qu_hf_form *form, double pen, uint64_t seed,
               struct qu_hf_raster *out)
{
    struct path *p = qu_alloc_zero((size_t)form->strokes.count, sizeof *p);
    for (int i = 0; i < form->strokes.count; i++) {
        qu_hf_spline(&form->strokes.at[i], STEP, &p[i].samples);
        lengths(&p[i]);
        press(hand, &p[i], pen, qu_hf_hash(seed, 500 + (uint64_t)i));
        for (int j = 0; j < p[i].samples.count; j++)
            p[i].samples.at[j].w *= form->strokes.at[i].pen;
    }
    frame(p, form->strokes.count, pen, out);
    for (int i = 0; i < form->strokes.count; i++) {
        for (int j = 0; j + 1 < p[i].samples.count || j == 0; j++)
            capsule(out, &p[i].samples.at[j], &p[i].samples.at[j + 1 < p[i].samples.count ? j + 1 : j], pen);
        if (form->strokes.at[i].filled)
            flood(out, &p[i].samples);
        free(p[i].samples.at);
        free(p[i].lengths);
    }
    free(p);
    soften(out);
}

void qu_hf_raster_finish(struct qu_hf_raster *raster)
{
    free(raster->at);
    *raster = (struct qu_hf_raster){0};
}
