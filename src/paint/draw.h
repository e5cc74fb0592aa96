/* draw.h - display-list items onto a Cairo context.
 *
 * A canvas carries what is current on its context (font, colour), so that only changes are told to Cairo;
 * the context must not be used behind its back between qu_canvas_init and qu_canvas_finish. Units: pt, y
 * down, the origin where the caller's transform puts it.
 *
 * Translucent groups: Cairo cannot mark content inside a group. One that belongs to a single node is drawn
 * as a group; in one of several nodes the alpha goes into the colour of each item, which differs only where
 * its items overlap. */
#pragma once

#include "paint.h"

/* What stands between the canvas and a surface with habits of its own. */
struct qu_canvas_hooks {
    /* What is drawn next belongs to the node; QU_ARTIFACT: to none. */
    void (*belongs)(void *data, int node);
    /* A path that may be a box is to be filled: it is the current path, and begins at x, y. */
    void (*fills_box)(void *data, double x, double y);
    /* A new reference to what is to be painted for the picture. */
    cairo_surface_t *(*shows)(void *data, cairo_surface_t *picture);
};

struct qu_canvas {
    cairo_t *cr;
    const struct qu_fontset *fonts;
    const struct qu_images *images;
    bool raster;   /* pictures are scaled here and now, else their bytes are kept */
    double dpi;    /* enough for pictures; 0: keep all their pixels */
    bool multiply; /* the surface can blend natively */
    double alpha;  /* of the groups around */
    int depth;
    /* what Cairo has been told; font < 0, !inked: not known */
    int font;
    struct qu_colour ink;
    double ink_alpha;
    bool inked;
    /* what the surface wants to know; NULL: nothing */
    const struct qu_canvas_hooks *hooks;
    void *hook_data;
    bool tagged; /* it is told which node things belong to */
    /* scratch */
    cairo_glyph_t *glyphs;
    cairo_text_cluster_t *clusters;
    int glyph_room, cluster_room;
};

void qu_canvas_init(struct qu_canvas *canvas, cairo_t *cr, const struct qu_fontset *fonts,
                    const struct qu_images *images);
void qu_canvas_finish(struct qu_canvas *canvas);
void qu_canvas_draw(struct qu_canvas *canvas, const struct qu_item *items, int count);
/* The source of what is painted next; `raster`: smoothed here and now. */
void qu_canvas_set_picture(cairo_t *cr, cairo_surface_t *picture, bool raster);
/* A Cairo write function whose closure is a struct qu_buf. */
cairo_status_t qu_canvas_write(void *closure, const unsigned char *data, unsigned length);
