/* plot.h - places for labels in a drawing, away from its strokes and boxes.
 *
 * Pure geometry in qu_len, no fonts and no pen: chart, diagram and mind map measure their labels, add what
 * they draw, and get places for the labels. A label is a rectangle. A place is free if the rectangle, made
 * larger by a gap, lies in the area and meets no box and no stroke. Strokes are polylines with half their
 * width; curves are added as the points that the pen gets. */
#pragma once

#include "../base/geom.h"
#include "../base/vec.h"

struct qu_plot_segment {
    struct qu_point a, b;
    qu_len half; /* of the stroke's width */
};

struct qu_plot {
    struct qu_rect area; /* labels stay inside; w == 0: anywhere */
    QU_VEC(struct qu_rect) boxes;
    QU_VEC(struct qu_plot_segment) segments;
};

void qu_plot_finish(struct qu_plot *plot);
void qu_plot_clear(struct qu_plot *plot);
void qu_plot_add_box(struct qu_plot *plot, struct qu_rect box);
void qu_plot_add_stroke(struct qu_plot *plot, const struct qu_point *points, int count, qu_len width);
/* Whether the rectangle is in the area and at least `gap` away from every box and stroke (measured along the
 * axes). */
bool qu_plot_free(const struct qu_plot *plot, struct qu_rect rect, qu_len gap);
/* Whether a line from a to b meets no box; a box that holds one of its ends does not count. */
bool qu_plot_clear_line(const struct qu_plot *plot, struct qu_point a, struct qu_point b, qu_len gap);
/* Whether the segment a-b meets the rectangle. */
bool qu_plot_crosses(struct qu_rect rect, struct qu_point a, struct qu_point b);
struct qu_rect qu_rect_grow(struct qu_rect rect, qu_len by);

/* Points of a cubic Bezier: `steps` + 1 of them. */
void qu_plot_bezier(const struct qu_point control[4], int steps, struct qu_point *out);
/* The point at `share` (0..1) of a polyline's length; its direction in radians too, if wanted. */
struct qu_point qu_plot_along(const struct qu_point *points, int count, double share, double *direction);
double qu_plot_length(const struct qu_point *points, int count);
/* Cuts `head` and `tail` off the two ends of a polyline; returns how many points are left (at least 2), in
 * place. */
int qu_plot_trim(struct qu_point *points, int count, qu_len head, qu_len tail);

/* A label and its possible places, the best one first. */
struct qu_plot_label {
    const struct qu_rect *candidates;
    int candidate_count;
    int chosen; /* -1: none is free */
};

/* Gives every label a place free of the plot and of the other labels, and adds them to it. A label that found
 * none is placed first in the next round; there are at most as many rounds as labels. Then other orders are
 * tried, and the one is taken in which the labels get their best places. True if all have a place; else no
 * label is added. */
bool qu_plot_place(struct qu_plot *plot, struct qu_plot_label *labels, int count, qu_len gap);
