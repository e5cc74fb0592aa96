#include "pdfcanvas.h"

#define LEAF "Span"

static void switch_leaf(void *data, int node)
{
    struct qu_pdf_canvas *c = data;
    if (c->open == node)
        return;
    if (c->open != QU_ARTIFACT)
        cairo_tag_end(c->canvas.cr, LEAF);
    if (node != QU_ARTIFACT) {
        cairo_tag_begin(c->canvas.cr, LEAF, NULL);
        qu_vec_add(c->leaves, ((struct qu_leaf){c->page, c->leaf_count, node}));
        c->leaf_count++;
    }
    c->open = node;
}

static void spoil_box(void *data, double x, double y)
{
    struct qu_pdf_canvas *c = data;
    cairo_rectangle(c->canvas.cr, x, y, 0.01, 0.01);
}

static cairo_surface_t *wrap(cairo_surface_t *picture)
{
    cairo_rectangle_t area = {0, 0, cairo_image_surface_get_width(picture),
                              cairo_image_surface_get_height(picture)};
    cairo_surface_t *wrapping = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &area);
    cairo_t *cr = cairo_create(wrapping);
    qu_canvas_set_picture(cr, picture, false);
    cairo_paint(cr);
    cairo_destroy(cr);
    return wrapping;
}

static cairo_surface_t *take_picture(void *data, cairo_surface_t *picture)
{
    struct qu_pdf_canvas *c = data;
    for (int i = 0; i < c->shown.count; i++)
        if (c->shown.at[i] == picture)
            return wrap(picture);
    qu_vec_add(&c->shown, picture);
    return cairo_surface_reference(picture);
}

static const struct qu_canvas_hooks hooks = {
    .belongs = switch_leaf, .fills_box = spoil_box, .shows = take_picture};

void qu_pdf_canvas_init(struct qu_pdf_canvas *canvas, cairo_t *cr, const struct qu_fontset *fonts,
                        const struct qu_images *images, struct qu_leaves *leaves)
{
    *canvas = (struct qu_pdf_canvas){.leaves = leaves, .open = QU_ARTIFACT};
    qu_canvas_init(&canvas->canvas, cr, fonts, images);
    canvas->canvas.hooks = &hooks;
    canvas->canvas.hook_data = canvas;
    canvas->canvas.tagged = leaves != NULL;
}

void qu_pdf_canvas_finish(struct qu_pdf_canvas *canvas)
{
    qu_canvas_finish(&canvas->canvas);
    qu_vec_finish(&canvas->shown);
}

void qu_pdf_canvas_begin_page(struct qu_pdf_canvas *canvas, int index)
{
    canvas->page = index;
    canvas->leaf_count = 0;
    canvas->open = QU_ARTIFACT;
    qu_vec_clear(&canvas->shown);
}

void qu_pdf_canvas_end_page(struct qu_pdf_canvas *canvas)
{
    switch_leaf(canvas, QU_ARTIFACT);
}
