/* pdfcanvas.h - a canvas (paint/draw.h) on Cairo's PDF surface, which wants to be handled with care:
 *
 * - It marks content only between cairo_tag_begin and cairo_tag_end. What belongs to a node is drawn
 * between the two as a leaf "Span", neighbours of one node in one leaf. Cairo numbers the leaves of a page
 * from 0 in the order in which they open; the table says which node each is. (Since 1.18 a tag may also say
 * that content is an artifact, and give it a name for a tree that comes later: cairo.content and
 * cairo.content_ref.)
 * - It takes the fill of a box that covers the page for a fresh start and forgets what came before, open
 * leaves too (the optimisation of "clears"). With a speck more in its corner the path is no box any more.
 * Not known to be mended as of 1.18.
 * - It names a picture that a page shows twice two times in the page's resources, which the format forbids.
 * The second comes in a wrapping of its own; the picture inside is still stored once. Not known to be
 * mended as of 1.18. */
#pragma once

#include "../page/leaves.h"
#include "../paint/draw.h"

struct qu_pdf_canvas {
    struct qu_canvas canvas;
    struct qu_leaves *leaves;        /* NULL: nothing is marked */
    int page, leaf_count, open;      /* open: the node of the open leaf, QU_ARTIFACT if none is */
    QU_VEC(cairo_surface_t *) shown; /* pictures on this page so far, borrowed */
};

/* Not to be moved until qu_pdf_canvas_finish. */
void qu_pdf_canvas_init(struct qu_pdf_canvas *canvas, cairo_t *cr, const struct qu_fontset *fonts,
                        const struct qu_images *images, struct qu_leaves *leaves);
void qu_pdf_canvas_finish(struct qu_pdf_canvas *canvas);
/* Begins page `index`; its leaves count from 0. */
void qu_pdf_canvas_begin_page(struct qu_pdf_canvas *canvas, int index);
/* Closes the open leaf. */
void qu_pdf_canvas_end_page(struct qu_pdf_canvas *canvas);
