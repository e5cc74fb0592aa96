/* svgpath.h - path data of SVG 1.1, section 8.3, and the basic shapes -> flattened outlines.
 *
 * Curves become polylines whose pieces are about `step` long; elliptical arcs are first turned into cubic
 * curves (appendix F.6.5 of the same standard). Numbers are read without the locale. A point is a corner
 * where the direction turns by more than 35 degrees. */
#pragma once

#include "../base/geom.h"
#include "../base/vec.h"

enum { QU_SVG_POINTS = 20000 }; /* of a drawing, at most */

struct qu_svg_point {
    double x, y;
    bool corner; /* the pen turns here */
};

struct qu_svg_outline {
    struct qu_svg_point *points;
    int count;
    bool closed; /* the last point leads back to the first */
};

struct qu_outliner {
    struct qu_arena *arena;
    QU_VEC(struct qu_svg_point) points; /* of the current outline */
    QU_VEC(struct qu_svg_outline) outlines;
    struct qu_matrix matrix;
    double step; /* length of a piece of a curve, in the units of the drawing */
    int total;   /* points of the whole drawing so far */
};

void qu_outliner_finish(struct qu_outliner *o);
/* Ends the current outline, open or closed. */
void qu_svgpath_end(struct qu_outliner *o, bool closed);
void qu_svgpath_move(struct qu_outliner *o, double x, double y);
void qu_svgpath_line(struct qu_outliner *o, double x, double y);
/* False at the first error in the path data. What was read before it is kept, as browsers do. */
bool qu_svgpath_path(struct qu_outliner *o, const char *data);
void qu_svgpath_ellipse(struct qu_outliner *o, double cx, double cy, double rx, double ry);
void qu_svgpath_rect(struct qu_outliner *o, double x, double y, double w, double h, double r);
bool qu_svgpath_polygon(struct qu_outliner *o, const char *points, bool closed);

/* The next number of a list, with commas and spaces before it skipped; false at the end or if there is no
 * number. */
bool qu_svg_number(const char **at, double *out);
/* "translate(3 4) rotate(45)"; false if it cannot be read. */
bool qu_svg_transform(const char *text, struct qu_matrix *out);
