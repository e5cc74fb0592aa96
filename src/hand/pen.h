/* pen.h - the one pen that draws everything that is not printed.
 *
 * A stroke is a filled outline of varying width along a smooth, slightly wobbling path, with tapered round
 * ends. Everything derives from a seed (an element's id and the part's index), so that an edit elsewhere
 * never redraws it. Output: closed contours added to a struct qu_path, to be filled non-zero with the ink's
 * colour. Lengths are qu_len; the arithmetic inside an item is double.
 *
 * Wobble is 3-octave value noise along the arc; widths and amplitudes as measured by eye at 300 dpi. */
#pragma once

#include "../base/hash.h"
#include "../page/items.h"

/* What kind of nib, at the size it is used. */
struct qu_pen {
    qu_len width;    /* mean width of the stroke */
    double pressure; /* 0..1: share by which the width varies along the stroke */
    qu_len wobble;   /* amplitude across the stroke */
    qu_len wave;     /* wavelength of the wobble */
    qu_len taper_in, taper_out;
};

/* A pen of that width with the other values in proportion. */
struct qu_pen qu_pen_of(qu_len width);

/* A stroke through the points (Catmull-Rom); two points make a line with a slight bow. */
void qu_pen_stroke(struct qu_path *out, const struct qu_pen *pen, const struct qu_point *points, int count,
                   uint64_t seed);
void qu_pen_line(struct qu_path *out, const struct qu_pen *pen, struct qu_point from, struct qu_point to,
                 uint64_t seed);
/* Four strokes that overshoot their corners a little. */
void qu_pen_box(struct qu_path *out, const struct qu_pen *pen, struct qu_rect rect, uint64_t seed);
/* Once around and a little more, as a hand circles a word. */
void qu_pen_ring(struct qu_path *out, const struct qu_pen *pen, struct qu_rect rect, uint64_t seed);
/* A highlighter's stroke over [x, x+w), top to bottom, with slanted uneven ends: fill it with
 * QU_BLEND_MULTIPLY. */
void qu_pen_highlight(struct qu_path *out, struct qu_rect rect, uint64_t seed);

/* Small signs that join a note to its word. */
enum { QU_PEN_SIGNS = 6 };
void qu_pen_sign(struct qu_path *out, const struct qu_pen *pen, int sign, struct qu_point centre,
                 qu_len radius, uint64_t seed);
