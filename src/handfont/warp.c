#include "warp.h"

#include <math.h>

#define PI 3.14159265358979323846
/* A heavier pen writes a little wider and lower, so that counters stay open and x-heights look alike. */
#define PEN_REFERENCE 62.0
#define PEN_WIDEN 0.0016
#define PEN_LOWER 0.0010

uint64_t qu_hf_hash(uint64_t a, uint64_t b)
{
    uint64_t z = a * 0x9e3779b97f4a7c15u + b + 0x632be59bd9b4e019u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

double qu_hf_unit(uint64_t seed, uint64_t index)
{
    return (double)(qu_hf_hash(seed, index) >> 11) / 9007199254740992.0;
}

double qu_hf_bell(uint64_t seed, uint64_t index)
{
    double s = 0;
    for (uint64_t i = 0; i < 4; i++)
        s += qu_hf_unit(seed, index * 4 + i) - 0.5;
    s *= sqrt(3);
    return s > 2 ? 2 : s < -2 ? -2 : s;
}

void qu_hf_warp_init(struct qu_hf_warp *w, const struct qu_hf_hand *hand, uint64_t seed, double amount, double pen, bool wide)
{
    double j = amount * hand->wobble, heavy = pen - PEN_REFERENCE;
    double turn = 0.010 * qu_hf_bell(seed, 1) * j;
    *w = (struct qu_hf_warp){
        .sx = (wide ? hand->width : 1) * (1 + heavy * PEN_WIDEN) * (1 + 0.035 * qu_hf_bell(seed, 2) * j),
        .sy = (1 - heavy * PEN_LOWER) * (1 + 0.016 * qu_hf_bell(seed, 3) * j),
        .shear = tan(hand->slant * PI / 180) + 0.022 * qu_hf_bell(seed, 4) * j,
        .cosr = cos(turn),
        .sinr = sin(turn),
        .lift = 3.5 * qu_hf_bell(seed, 5) * j + pen * 0.4,
        .scale = hand->scale,
        .amount = j,
        .seed = seed,
    };
    for (uint64_t i = 0; i < 3; i++) {
        w->wave[i][0] = 0.004 + 0.006 * qu_hf_unit(seed, 10 + i * 4);
        w->wave[i][1] = 0.003 + 0.005 * qu_hf_unit(seed, 11 + i * 4);
        w->wave[i][2] = 2 * PI * qu_hf_unit(seed, 12 + i * 4);
        w->wave[i][3] = 2 * PI * qu_hf_unit(seed, 13 + i * 4);
    }
}

void qu_hf_warp_point(const struct qu_hf_warp *w, double *x, double *y)
{
    double ax = 0, ay = 0;
    for (int i = 0; i < 3; i++) {
        const double *v = w->wave[i];
        ax += sin(v[0] * *x + v[1] * *y + v[2]);
        ay += sin(v[1] * *x - v[0] * *y + v[3]);
    }
    double held = fabs(*y) < 20 ? 0.4 : 1;
    double px = (*x + 6.5 * w->amount * ax) * w->sx, py = (*y + 4.5 * w->amount * held * ay) * w->sy;
    double rx = w->cosr * px - w->sinr * py + w->shear * py, ry = w->sinr * px + w->cosr * py;
    *x = rx * w->scale;
    *y = (ry + w->lift) * w->scale;
}

static void warp_stroke(const struct qu_hf_warp *w, const struct qu_hf_stroke *from, struct qu_hf_stroke *to, uint64_t seed)
{
    double j = w->amount, sx = 4.0 * qu_hf_bell(seed, 1) * j, sy = 3.0 * qu_hf_bell(seed, 2) * j;
    to->filled = from->filled;
    to->pen = from->pen * (1 + 0.02 * qu_hf_bell(seed, 3) * j);
    for (int i = 0; i < from->n; i++) {
        struct qu_hf_knot *k = qu_hf_stroke_add(to);
        *k = from->knot[i];
        /* a stroke's ends land more freely than its middle; a one-point stroke or a dot moves as a whole */
        double free_end = from->n > 2 && (i == 0 || i == from->n - 1) ? 6 : from->n > 2 ? 2.5 : 0;
        double held = fabs(k->y) < 20 && i ? 0.4 : 1;
        k->x += sx + free_end * qu_hf_bell(seed, 10 + (uint64_t)i * 2) * j;
        k->y += (sy + free_end * qu_hf_bell(seed, 11 + (uint64_t)i * 2) * j) * held;
        if (k->has_dir)
            k->dir = atan2(sin(k->dir), cos(k->dir) + w->shear * sin(k->dir));
        qu_hf_warp_point(w, &k->x, &k->y);
    }
}

struct qu_hf_form qu_hf_warp_form(const struct qu_hf_warp *w, const struct qu_hf_form *form)
{
    struct qu_hf_form out = {0};
    for (int i = 0; i < form->n; i++)
        warp_stroke(w, &form->stroke[i], qu_hf_form_add(&out), qu_hf_hash(w->seed, 100 + (uint64_t)i));
    return out;
}
