/* png.c - one page to PNG; see paint.h. */
#include "paint.h"

#include "draw.h"

#include <math.h>

enum { LARGEST_SIDE = 20000 };

bool qu_paint_png(const struct qu_document *document, const struct qu_fontset *fonts,
                  const struct qu_images *images, int page_index, double dpi, struct qu_diag *diag,
                  struct qu_buf *out)
{
    QU_ASSERT(page_index >= 0 && page_index < document->pages.count);
    const struct qu_page *page = &document->pages.at[page_index];
    double scale = dpi / 72, width = ceil(qu_len_to_pt(page->width) * scale),
           height = ceil(qu_len_to_pt(page->height) * scale);
    if (!(width >= 1 && height >= 1 && width <= LARGEST_SIDE && height <= LARGEST_SIDE)) {
        qu_diag_add(diag, QU_ERROR, QU_DIAG_PDF_FAILED, (struct qu_src){0}, NULL,
                    "a picture of a page has sides of up to 20000 pixels",
                    "page %d cannot be painted at %g dpi", page->number, dpi);
        return false;
    }
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)width, (int)height);
    cairo_t *cr = cairo_create(surface);
    struct qu_canvas canvas;
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_scale(cr, scale, scale);
    qu_canvas_init(&canvas, cr, fonts, images);
    canvas.raster = true;
    if (page->background != NULL)
        qu_canvas_draw(&canvas, page->background->items, page->background->item_count);
    qu_canvas_draw(&canvas, page->items, page->item_count);
    qu_canvas_finish(&canvas);
    cairo_status_t status = cairo_status(cr);
    cairo_destroy(cr);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_write_to_png_stream(surface, qu_canvas_write, out);
    cairo_surface_destroy(surface);
    if (status != CAIRO_STATUS_SUCCESS)
        qu_diag_add(diag, QU_FATAL, QU_DIAG_PDF_FAILED, (struct qu_src){0}, NULL, NULL,
                    "cannot paint page %d: %s", page->number, cairo_status_to_string(status));
    return status == CAIRO_STATUS_SUCCESS;
}
