/* draw.h - draws the items of a display list with Cairo.
 *
 * A canvas knows the current font and colour of its context, so that only changes are set. So nobody else may
 * change the context between qu_canvas_init and qu_canvas_finish. Units: pt, y down, the origin where the
 * caller's transform puts it.
 *
 * Translucent groups: Cairo cannot mark content inside a group. One that belongs to a single node is drawn as
 * a group; in one of several nodes the alpha goes into the colour of each item, which differs only where its
 * items overlap. */
#pragma once

#include "paint.h"

/* Functions that the canvas calls while it draws; cairopdf needs them. */
struct qu_canvas_hooks {
    /* What is drawn from now on belongs to this node (QU_ARTIFACT: to none). */
    void (*belongs)(void *data, int node);
    /* Called before a path that may be a rectangle is filled. It is the current path and begins at x, y. */
    void (*fills_box)(void *data, double x, double y);
    /* The surface to paint instead of the picture, as a new reference. */
    cairo_surface_t *(*shows)(void *data, cairo_surface_t *picture);
};

struct qu_canvas {
    cairo_t *cr;
    const struct qu_fontset *fonts;
    const struct qu_images *images;
    bool raster;   /* pictures are scaled by Cairo now; false: their bytes are kept */
    double dpi;    /* resolution that is enough for pictures; 0: keep all their pixels */
    bool multiply; /* the surface can blend natively */
    double alpha;  /* product of the alphas of the groups around */
    int depth;
    /* as set in Cairo; font < 0 or !inked: not known */
    int font;
    struct qu_colour ink;
    double ink_alpha;
    bool inked;
    /* may be NULL */
    const struct qu_canvas_hooks *hooks;
    void *hook_data;
    bool tagged; /* the hooks are told which node an item belongs to */
    /* scratch */
    cairo_glyph_t *glyphs;
    cairo_text_cluster_t *clusters;
    int glyph_room, cluster_room;
};

void qu_canvas_init(struct qu_canvas *canvas, cairo_t *cr, const struct qu_fontset *fonts,
                    const struct qu_images *images);
void qu_canvas_finish(struct qu_canvas *canvas);
void qu_canvas_draw(struct qu_canvas *canvas, const struct qu_item *items, int count);
/* Makes the picture the source of what is painted next. `raster`: it is scaled smoothly now. */
void qu_canvas_set_picture(cairo_t *cr, cairo_surface_t *picture, bool raster);
/* A Cairo write function whose closure is a struct qu_buf. */
cairo_status_t qu_canvas_write(void *closure, const unsigned char *data, unsigned length);
