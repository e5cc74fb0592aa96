/* geom.h - lengths, points, rectangles, transforms.
 *
 * Until paint every length is a qu_len: 1/1024 pt in 32 bits, so that breaks are the same on every machine
 * (it is also Pango's unit). The page's origin is its upper left corner of the trimmed sheet, y grows
 * downwards. 2^31 units are 29 m: enough for any page; sums over a paragraph are 64-bit. */
#pragma once

#include "base.h"

typedef int32_t qu_len;

enum { QU_PT = 1024 };
#define QU_PI 3.14159265358979323846

struct qu_point {
    qu_len x, y;
};

struct qu_rect {
    qu_len x, y, w, h;
};

/* A point or a direction in doubles, for code that does not compute in qu_len. */
struct qu_xy {
    double x, y;
};

/* Affine transform: x' = xx*x + xy*y + x0, y' = yx*x + yy*y + y0. The order of the members is that of Cairo,
 * of PDF and of SVG's matrix(). x0 and y0 have the unit of the points it is applied to; on a page that is
 * qu_len, and they are whole numbers (qu_matrix_whole). */
struct qu_matrix {
    double xx, yx, xy, yy, x0, y0;
};

#define QU_IDENTITY ((struct qu_matrix){1, 0, 0, 1, 0, 0})

qu_len qu_len_from_pt(double pt);
qu_len qu_len_from_mm(double mm);
double qu_len_to_pt(qu_len len);
double qu_len_to_mm(qu_len len);
/* len * num / den, rounded to nearest; den > 0. A result out of range becomes the largest or smallest
 * qu_len. */
qu_len qu_len_scale(qu_len len, int64_t num, int64_t den);

struct qu_rect qu_rect_union(struct qu_rect a, struct qu_rect b);
struct qu_rect qu_rect_move(struct qu_rect r, qu_len dx, qu_len dy);
bool qu_rect_meets(struct qu_rect a, struct qu_rect b);

struct qu_xy qu_matrix_apply(const struct qu_matrix *m, double x, double y);
/* The transform that applies `first` and after it `then`. For a group in a group, `first` is that of the
 * inner one. */
struct qu_matrix qu_matrix_compose(const struct qu_matrix *first, const struct qu_matrix *then);
/* The factor by which lengths grow: the square root of the factor of areas. */
double qu_matrix_scale(const struct qu_matrix *m);
/* Rotation by `degrees` about a point; positive: clockwise where y grows downwards. */
struct qu_matrix qu_matrix_rotation(double degrees, double x, double y);
/* The same transform with x0 and y0 rounded to whole numbers. */
struct qu_matrix qu_matrix_whole(struct qu_matrix m);
/* The rotation about a point of a page, with whole x0 and y0. */
struct qu_matrix qu_matrix_rotate(double degrees, struct qu_point about);
