#include "geom.h"

#include <math.h>

qu_len qu_len_from_pt(double pt)
{
    double units = pt * QU_PT;
    return (qu_len)lround(QU_CLAMP(units, -2147483000.0, 2147483000.0));
}

qu_len qu_len_from_mm(double mm)
{
    return qu_len_from_pt(mm * 72.0 / 25.4);
}

double qu_len_to_pt(qu_len len)
{
    return (double)len / QU_PT;
}

double qu_len_to_mm(qu_len len)
{
    return qu_len_to_pt(len) * 25.4 / 72.0;
}

qu_len qu_len_scale(qu_len len, int64_t num, int64_t den)
{
    int64_t product;
    QU_ASSERT(den > 0);
    if (__builtin_mul_overflow((int64_t)len, num, &product))
        return (len < 0) == (num < 0) ? INT32_MAX : -INT32_MAX;
    int64_t whole = product / den, rest = product % den;
    if (rest >= den - rest)
        whole++;
    else if (-rest >= den + rest)
        whole--;
    return (qu_len)QU_CLAMP(whole, -INT32_MAX, INT32_MAX);
}

struct qu_rect qu_rect_union(struct qu_rect a, struct qu_rect b)
{
    if (a.w <= 0 || a.h <= 0)
        return b;
    if (b.w <= 0 || b.h <= 0)
        return a;
    qu_len x = QU_MIN(a.x, b.x), y = QU_MIN(a.y, b.y);
    qu_len right = QU_MAX(a.x + a.w, b.x + b.w), bottom = QU_MAX(a.y + a.h, b.y + b.h);
    return (struct qu_rect){x, y, right - x, bottom - y};
}

struct qu_rect qu_rect_move(struct qu_rect r, qu_len dx, qu_len dy)
{
    return (struct qu_rect){r.x + dx, r.y + dy, r.w, r.h};
}

bool qu_rect_meets(struct qu_rect a, struct qu_rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

struct qu_xy qu_matrix_apply(const struct qu_matrix *m, double x, double y)
{
    return (struct qu_xy){m->xx * x + m->xy * y + m->x0, m->yx * x + m->yy * y + m->y0};
}

struct qu_matrix qu_matrix_compose(const struct qu_matrix *first, const struct qu_matrix *then)
{
    struct qu_xy origin = qu_matrix_apply(then, first->x0, first->y0);
    return (struct qu_matrix){
        then->xx * first->xx + then->xy * first->yx,
        then->yx * first->xx + then->yy * first->yx,
        then->xx * first->xy + then->xy * first->yy,
        then->yx * first->xy + then->yy * first->yy,
        origin.x,
        origin.y,
    };
}

double qu_matrix_scale(const struct qu_matrix *m)
{
    return sqrt(fabs(m->xx * m->yy - m->xy * m->yx));
}

struct qu_matrix qu_matrix_rotation(double degrees, double x, double y)
{
    double radians = degrees * QU_PI / 180.0, c = cos(radians), s = sin(radians);
    return (struct qu_matrix){c, s, -s, c, x - c * x + s * y, y - s * x - c * y};
}

struct qu_matrix qu_matrix_whole(struct qu_matrix m)
{
    m.x0 = round(m.x0);
    m.y0 = round(m.y0);
    return m;
}

struct qu_matrix qu_matrix_rotate(double degrees, struct qu_point about)
{
    return qu_matrix_whole(qu_matrix_rotation(degrees, about.x, about.y));
}
