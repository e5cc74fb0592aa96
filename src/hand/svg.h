/* svg.h - reads an SVG file into outlines that the pen can draw.
 *
 * Read with expat: svg, g, a, path, line, polyline, polygon, rect, circle, ellipse, with their transforms and
 * with fill, stroke, stroke-width and stroke-dasharray as attributes or in style="". Everything else is
 * ignored; text is counted, for a warning that it will not be drawn. Curves are flattened (svgpath.c): an
 * outline is a polyline whose corners are marked, in the units of the drawing.
 *
 * Coordinates are doubles: a drawing is scaled to its box when it is drawn. Everything lies in the arena
 * given. */
#pragma once

#include "../base/colour.h"
#include "svgpath.h"

enum { QU_SVG_BYTES = 1 << 20 };

enum qu_svg_ink { QU_SVG_NONE, QU_SVG_CURRENT, QU_SVG_COLOUR };

struct qu_svg_paint {
    enum qu_svg_ink ink;
    struct qu_colour colour;
};

struct qu_svg_shape {
    struct qu_svg_outline *outlines;
    int outline_count;
    struct qu_svg_paint fill, stroke;
    double width; /* of the stroke */
    bool dashed;
};

struct qu_svg {
    double x, y, width, height; /* the view box, or what the shapes cover */
    struct qu_svg_shape *shapes;
    int shape_count;
    int texts; /* number of texts that were ignored */
};

/* False after an error, with its reason and its line in the file (0: not known). */
bool qu_svg_read(struct qu_svg *out, struct qu_arena *arena, const char *text, size_t length,
                 const char **problem, int *line);
