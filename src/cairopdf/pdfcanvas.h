/* pdfcanvas.h - a canvas (paint/draw.h) on Cairo's PDF surface, which has three problems:
 *
 * - It marks content only between cairo_tag_begin and cairo_tag_end. What belongs to a node is drawn between
 *   the two as a leaf "Span", neighbours of one node in one leaf. Cairo numbers the leaves of a page from 0
 *   in the order in which they open; the table of leaves says to which node each belongs. (Since 1.18 a tag
 *   may also say that content is an artifact, and give it a name for a tree that comes later: cairo.content
 *   and cairo.content_ref.)
 * - If a filled rectangle covers the page, Cairo drops everything drawn before it, with open leaves (an
 *   optimisation for "clears"). So a very small second part is added to such a path; then it is no rectangle.
 *   Not known to be fixed up to 1.18.
 * - If a page shows a picture twice, Cairo lists it under the same name two times in the page's resources,
 *   which PDF forbids. So the second is wrapped in another surface; the picture in it is still stored once.
 *   Not known to be fixed up to 1.18. */
#pragma once

#include "../page/leaves.h"
#include "../paint/draw.h"

struct qu_pdf_canvas {
    struct qu_canvas canvas;
    struct qu_leaves *leaves;        /* NULL: nothing is marked */
    int page, leaf_count, open;      /* open: the node of the open leaf, QU_ARTIFACT if none is */
    QU_VEC(cairo_surface_t *) shown; /* pictures on this page so far, borrowed */
};

/* It must not be moved in memory until qu_pdf_canvas_finish. */
void qu_pdf_canvas_init(struct qu_pdf_canvas *canvas, cairo_t *cr, const struct qu_fontset *fonts,
                        const struct qu_images *images, struct qu_leaves *leaves);
void qu_pdf_canvas_finish(struct qu_pdf_canvas *canvas);
/* Begins page `index`; its leaves count from 0. */
void qu_pdf_canvas_begin_page(struct qu_pdf_canvas *canvas, int index);
/* Closes the open leaf. */
void qu_pdf_canvas_end_page(struct qu_pdf_canvas *canvas);
