/* svg.c - one page to SVG; see paint.h. Glyphs become outlines; Cairo's SVG cannot blend, so a highlight is laid over instead. */
#include "paint.h"

#include "draw.h"

#include <cairo-svg.h>

bool qu_paint_svg(const struct qu_document *document, const struct qu_fontset *fonts, const struct qu_images *images, int page_index,
                  struct qu_diag *diag, struct qu_buf *out)
{
    QU_ASSERT(page_index >= 0 && page_index < document->pages.count);
    const struct qu_page *page = &document->pages.at[page_index];
    double width = qu_len_to_pt(page->width), height = qu_len_to_pt(page->height);
    cairo_surface_t *surface = cairo_svg_surface_create_for_stream(qu_canvas_write, out, width, height);
    cairo_svg_surface_set_document_unit(surface, CAIRO_SVG_UNIT_PT);
    cairo_t *cr = cairo_create(surface);
    struct qu_canvas canvas;
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    qu_canvas_init(&canvas, cr, fonts, images);
    canvas.multiply = false;
    if (page->sheet != NULL)
        qu_canvas_draw(&canvas, page->sheet->items, page->sheet->item_count);
    qu_canvas_draw(&canvas, page->items, page->item_count);
    qu_canvas_finish(&canvas);
    cairo_show_page(cr);
    cairo_status_t status = cairo_status(cr);
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    if (status != CAIRO_STATUS_SUCCESS)
        qu_diag_add(diag, QU_FATAL, QU_DIAG_PDF_FAILED, (struct qu_src){0}, NULL, NULL, "cannot paint page %d: %s", page->number,
                    cairo_status_to_string(status));
    return status == CAIRO_STATUS_SUCCESS;
}
