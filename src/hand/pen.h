/* pen.h - the pen that draws everything that is to look drawn by hand.
 *
 * A stroke is a filled outline of varying width along a smooth, slightly wobbling path, with tapered round
 * ends. All random values come from a seed (made of an element's id and the part's index), so that an edit
 * elsewhere changes nothing here. Output: closed contours added to a struct qu_path, to be filled non-zero
 * with the ink's colour. Lengths are qu_len; the arithmetic inside an item is double.
 *
 * Wobble is 3-octave value noise along the arc; widths and amplitudes as measured by eye at 300 dpi. */
#pragma once

#include "../base/hash.h"
#include "../page/items.h"

/* A nib at the size at which it is used. */
struct qu_pen {
    qu_len width;    /* mean width of the stroke */
    double pressure; /* 0..1: share by which the width varies along the stroke */
    qu_len wobble;   /* amplitude across the stroke */
    qu_len wave;     /* wavelength of the wobble */
    qu_len taper_in, taper_out;
};

/* A pen of that width with the other values in proportion. */
struct qu_pen qu_pen_of(qu_len width);

/* A stroke through the points (Catmull-Rom); two points make a line that is slightly bent. */
void qu_pen_stroke(struct qu_path *out, const struct qu_pen *pen, const struct qu_point *points, int count,
                   uint64_t seed);
void qu_pen_line(struct qu_path *out, const struct qu_pen *pen, struct qu_point from, struct qu_point to,
                 uint64_t seed);
/* Four strokes that overshoot their corners a little. */
void qu_pen_box(struct qu_path *out, const struct qu_pen *pen, struct qu_rect rect, uint64_t seed);
/* A ring around a word: once around and a little further, as it is drawn by hand. */
void qu_pen_ring(struct qu_path *out, const struct qu_pen *pen, struct qu_rect rect, uint64_t seed);
/* A highlighter's stroke over [x, x+w), top to bottom, with slanted uneven ends: fill it with
 * QU_BLEND_MULTIPLY. */
void qu_pen_highlight(struct qu_path *out, struct qu_rect rect, uint64_t seed);

/* Small signs that show which note belongs to which word. */
enum { QU_PEN_SIGNS = 6 };
void qu_pen_sign(struct qu_path *out, const struct qu_pen *pen, int sign, struct qu_point centre,
                 qu_len radius, uint64_t seed);
