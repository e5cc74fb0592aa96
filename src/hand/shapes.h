/* shapes.h - what the pen draws beyond single strokes: arrows, brackets, braces, hatching, dashes, curves.
 *
 * All add closed contours to a path, to be filled non-zero, and draw the same for the same seed. */
#pragma once

#include "pen.h"

/* A smooth curve from `from` to `to` that leaves and arrives along the controls (a cubic Bezier). */
void qu_pen_curve(struct qu_path *out, const struct qu_pen *pen, const struct qu_point control[4],
                  uint64_t seed);
/* The same in dashes of `dash` with gaps of `gap`, each a stroke of its own. */
void qu_pen_dashes(struct qu_path *out, const struct qu_pen *pen, const struct qu_point *points, int count,
                   qu_len dash, qu_len gap, uint64_t seed);
/* Two short strokes that meet at the tip. `from`: a point of the shaft, for the direction. */
void qu_pen_arrow_head(struct qu_path *out, const struct qu_pen *pen, struct qu_point from,
                       struct qu_point tip, qu_len size, uint64_t seed);
void qu_pen_arrow(struct qu_path *out, const struct qu_pen *pen, const struct qu_point *points, int count,
                  qu_len head, uint64_t seed);
/* Parallel strokes across a rectangle at `degrees`, `gap` apart, clipped to it. */
void qu_pen_hatch(struct qu_path *out, const struct qu_pen *pen, struct qu_rect rect, double degrees,
                  qu_len gap, uint64_t seed);
/* A filled dot, not quite round. */
void qu_pen_dot(struct qu_path *out, struct qu_point centre, qu_len radius, uint64_t seed);
/* A filled rectangle with slightly uneven edges, as if cut by hand. */
void qu_pen_paper(struct qu_path *out, struct qu_rect rect, qu_len roughness, uint64_t seed);
