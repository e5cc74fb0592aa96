/* draw.h - display-list items onto a Cairo context.
 *
 * A canvas carries what is current on its context (font, colour), so that only changes are told to Cairo; the
 * context must not be used behind its back between qu_canvas_init and qu_canvas_finish. Units: pt, y down,
 * the origin where the caller's transform puts it.
 *
 * Translucent groups: Cairo cannot open structure leaves inside a group. One that belongs to a single node is
 * drawn as a group inside its leaf; in one of several nodes the alpha goes into the colour of each item,
 * which differs only where its items overlap. */
#pragma once

#include "paint.h"

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
    /* structure */
    bool tagged;
    struct qu_leaves *tags;
    int page, leaves, open;          /* open: the node of the open leaf, QU_ARTIFACT if none is */
    QU_VEC(cairo_surface_t *) shown; /* pictures on this page so far, borrowed */
    /* scratch */
    cairo_glyph_t *glyphs;
    cairo_text_cluster_t *clusters;
    int glyph_room, cluster_room;
};

void qu_canvas_init(struct qu_canvas *canvas, cairo_t *cr, const struct qu_fontset *fonts,
                    const struct qu_images *images);
void qu_canvas_finish(struct qu_canvas *canvas);
/* Begins page `index`; its leaves count from 0. */
void qu_canvas_begin_page(struct qu_canvas *canvas, int index);
/* Closes the open leaf. */
void qu_canvas_end_page(struct qu_canvas *canvas);
void qu_canvas_draw(struct qu_canvas *canvas, const struct qu_item *items, int count);
/* A Cairo write function whose closure is a struct qu_buf. */
cairo_status_t qu_canvas_write(void *closure, const unsigned char *data, unsigned length);
