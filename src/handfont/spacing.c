#include "spacing.h"

#include <math.h>
#include <stdlib.h>

#define ROWS 56
#define LOW (-560.0)
#define TAIL (-70.0) /* ink below this height belongs to a tail */
#define ROW_HEIGHT 41.0
#define NOTHING 1e9
#define RECESS 230.0      /* how much of an open side counts */
#define NEAREST 0.36      /* two letters keep at least this share of the target, */
#define NEAREST_SIGN 0.75 /* a letter and a sign at least this share */
/* Share of the target kept at both sides, so that words stand apart; kerning removes it between letters. */
#define LEAST_BEARING 0.22
#define SYMBOL_BEARING 0.55
#define LONELY_ROW 0.25 /* weight of a row in which only one of letter and sign has ink */
#define MAX_CLASSES 170 /* more would not fit into the table's 16-bit offsets */
#define KERN_LEAST 10
#define KERN_MOST 110
#define KERN_TIGHTEST (-240)

/* In each row, how far the ink stays away from the edge of the glyph; NOTHING in a row without ink. */
struct profile {
    double left[ROWS], right[ROWS];
    double xmin, xmax; /* edges of the ink above the baseline, so that tails hardly count */
};

struct matrix {
    struct profile *profiles; /* by glyph */
    const struct qu_hf_font *font;
    double weight[ROWS];
    double target;
};

static void mark_row(struct profile *p, double x, double y)
{
    int r = (int)floor((y - LOW) / ROW_HEIGHT);
    if (r < 0 || r >= ROWS)
        return;
    p->left[r] = fmin(p->left[r], x);
    p->right[r] = fmax(p->right[r], x);
}

static void mark_curve(struct profile *p, struct qu_hf_dot a, struct qu_hf_dot c, struct qu_hf_dot b)
{
    int n = (int)((hypot(c.x - a.x, c.y - a.y) + hypot(b.x - c.x, b.y - c.y)) / (ROW_HEIGHT / 3)) + 1;
    for (int i = 0; i <= n; i++) {
        double t = (double)i / n, u = 1 - t;
        mark_row(p, u * u * a.x + 2 * u * t * c.x + t * t * b.x, u * u * a.y + 2 * u * t * c.y + t * t * b.y);
    }
}

static void profile(const struct qu_hf_glyph *g, struct profile *p)
{
    for (int r = 0; r < ROWS; r++) {
        p->left[r] = NOTHING;
        p->right[r] = -NOTHING;
    }
    for (int i = 0; i < g->contours.count; i++) {
        const struct qu_hf_contour *c = &g->contours.at[i];
        for (int j = 0; j < c->dots.count; j++) {
            struct qu_hf_dot a = c->dots.at[j], b = c->dots.at[(j + 1) % c->dots.count];
            if (a.on && b.on)
                mark_curve(p, a, a, b);
            else if (a.on)
                mark_curve(p, a, b, c->dots.at[(j + 2) % c->dots.count]);
        }
    }
    p->xmin = NOTHING;
    p->xmax = -NOTHING;
    for (int r = (int)((TAIL - LOW) / ROW_HEIGHT); r < ROWS; r++) {
        p->xmin = fmin(p->xmin, p->left[r]);
        p->xmax = fmax(p->xmax, p->right[r]);
    }
    if (p->xmin > p->xmax) {
        p->xmin = g->xmin;
        p->xmax = g->xmax;
    }
    for (int r = 0; r < ROWS; r++) {
        p->left[r] = p->left[r] < NOTHING ? p->left[r] - p->xmin : NOTHING;
        p->right[r] = p->right[r] > -NOTHING ? p->xmax - p->right[r] : NOTHING;
    }
}

/* The recess of a row, with the neighbouring rows taken into account at a slope: a stroke just above or below
 * needs distance too. */
static double near_row(const double *side, int r)
{
    double best = NOTHING;
    for (int o = -2; o <= 2; o++)
        if (r + o >= 0 && r + o < ROWS && side[r + o] < NOTHING)
            best = fmin(best, side[r + o] + abs(o) * ROW_HEIGHT * 0.45);
    return best;
}

/* The soft minimum of the gaps when the boxes are `s` apart. */
static double distance(const double *gap, const double *weight, double s)
{
    double sum = 0, n = 0;
    for (int r = 0; r < ROWS; r++) {
        if (gap[r] >= NOTHING)
            continue;
        double d = fmax(gap[r] + s, 12);
        sum += weight[r] / (d * d);
        n += weight[r];
    }
    return n > 0 ? sqrt(n / sum) : NOTHING;
}

static bool is_symbol(uint32_t u)
{
    return u >= 0x2100;
}

static bool is_digit(uint32_t u)
{
    return u >= '0' && u <= '9';
}

static bool is_letter(uint32_t u)
{
    return (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') || (u >= '0' && u <= '9') ||
           (u >= 0xc0 && u < 0x250);
}

/* How near the boxes may come. A sign may stand under the arm of the letter before it, but not under that of
 * the letter after it. */
static double tuck(const struct matrix *m, int a, int b)
{
    uint32_t u = m->font->glyphs.at[a].code, v = m->font->glyphs.at[b].code;
    if (is_digit(u) && !is_letter(v))
        return m->target * 0.35;
    if (!is_letter(u))
        return m->target * (is_digit(v) ? 0.72 : 0.55);
    if (is_letter(v))
        return -NOTHING;
    bool dash = v >= 0x2012 && v <= 0x2015, low = v == '.' || v == ',' || v == 0x2026;
    return m->target * (low ? -0.35 : dash ? 0.5 : 0.2);
}

/* The distance between the boxes of a and b at which the pair is spaced like all others. */
static double pair(const struct matrix *m, int a, int b)
{
    double gap[ROWS], weight[ROWS], closest = NOTHING;
    bool letters = is_letter(m->font->glyphs.at[a].code) && is_letter(m->font->glyphs.at[b].code);
    for (int r = 0; r < ROWS; r++) {
        double x = near_row(m->profiles[a].right, r), y = near_row(m->profiles[b].left, r);
        if (x >= NOTHING && y >= NOTHING)
            gap[r] = NOTHING;
        else if (x >= NOTHING || y >= NOTHING)
            gap[r] = RECESS + fmax(fmin(fmin(x, y), RECESS), 0);
        else
            gap[r] = fmin(x, RECESS) + fmin(y, RECESS);
        bool both = x < NOTHING && y < NOTHING;
        if (both)
            closest = fmin(closest, x + y);
        weight[r] = m->weight[r] * (letters || both ? 1 : LONELY_ROW);
    }
    double lo = -400, hi = 400;
    for (int i = 0; i < 14; i++) {
        double mid = (lo + hi) / 2;
        if (distance(gap, weight, mid) < m->target)
            lo = mid;
        else
            hi = mid;
    }
    double floor_at = closest < NOTHING ? m->target * (letters ? NEAREST : NEAREST_SIGN) - closest : -NOTHING;
    return fmax(fmax((lo + hi) / 2, floor_at), tuck(m, a, b));
}

static void weigh(const struct qu_hf_font *font, double *weight)
{
    for (int r = 0; r < ROWS; r++) {
        double y = LOW + (r + 0.5) * ROW_HEIGHT;
        weight[r] = y < 0 ? 0.35 : y <= font->xheight ? 1 : y <= font->capheight ? 0.6 : 0.3;
    }
}

/* Whether a character has a kerning class of its own: the letters and signs of running text have. */
static bool kerned(uint32_t u)
{
    return (u > 0x20 && u < 0x250) || (u >= 0x2010 && u <= 0x203a);
}

static void classes(struct qu_hf_font *font)
{
    font->kern_class = qu_alloc_zero((size_t)font->glyphs.count, sizeof *font->kern_class);
    font->classes = 1;
    for (int i = 0; i < font->glyphs.count; i++) {
        const struct qu_hf_glyph *g = &font->glyphs.at[i];
        if (!g->spaced || !kerned(g->code) || (!g->form && font->classes == MAX_CLASSES))
            continue;
        font->kern_class[i] = g->form ? font->kern_class[g->base] : font->classes++;
    }
}

/* The kerning of two letters is the mean over two pairs of their forms. */
static int kern_of(const struct qu_hf_font *font, const struct matrix *m, const double *lsb,
                   const double *rsb, int a, int b)
{
    double k = 0;
    for (int i = 0; i < 2; i++) {
        int x = qu_hf_font_form(font, a, i), y = qu_hf_font_form(font, b, i + 1);
        k += (pair(m, x, y) - rsb[x] - lsb[y]) / 2;
    }
    int v = (int)lround(k);
    v = v > KERN_MOST ? KERN_MOST : v < KERN_TIGHTEST ? KERN_TIGHTEST : v;
    return abs(v) < KERN_LEAST ? 0 : v;
}

static void kern(struct qu_hf_font *font, const struct matrix *m, const double *lsb, const double *rsb)
{
    int n = font->classes, *first = qu_alloc_zero((size_t)n, sizeof *first);
    font->kern = qu_alloc_zero((size_t)n * (size_t)n, sizeof *font->kern);
    for (int i = font->glyphs.count - 1; i >= 0; i--)
        if (font->kern_class[i] && !font->glyphs.at[i].form)
            first[font->kern_class[i]] = i;
    for (int a = 1; a < n; a++)
        for (int b = 1; b < n; b++)
            font->kern[a * n + b] = kern_of(font, m, lsb, rsb, first[a], first[b]);
    free(first);
}

void qu_hf_spacing(struct qu_hf_font *font, double target, int round_letter)
{
    struct matrix m = {.font = font, .target = target};
    m.profiles = qu_alloc_zero((size_t)font->glyphs.count, sizeof *m.profiles);
    double *lsb = qu_alloc_zero((size_t)font->glyphs.count, sizeof *lsb),
           *rsb = qu_alloc_zero((size_t)font->glyphs.count, sizeof *rsb);
    weigh(font, m.weight);
    for (int i = 0; i < font->glyphs.count; i++)
        if (font->glyphs.at[i].spaced)
            profile(&font->glyphs.at[i], &m.profiles[i]);
    int o = round_letter;
    for (int i = 0; i < font->glyphs.count; i++) {
        struct qu_hf_glyph *g = &font->glyphs.at[i];
        if (!g->spaced)
            continue;
        lsb[i] = rsb[i] = target / 2;
        if (o >= 0) {
            double half = pair(&m, o, o) / 2;
            double least = target * (is_symbol(g->code) ? SYMBOL_BEARING : LEAST_BEARING);
            lsb[i] = round(fmax(pair(&m, o, i) - half, least));
            rsb[i] = round(fmax(pair(&m, i, o) - half, least));
        }
        double dx = lsb[i] - m.profiles[i].xmin;
        qu_hf_glyph_shift(g, dx);
        g->advance = fmax(round(m.profiles[i].xmax + dx + rsb[i]), 1);
    }
    classes(font);
    kern(font, &m, lsb, rsb);
    free(m.profiles);
    free(lsb);
    free(rsb);
}
