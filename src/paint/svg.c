/* svg.c - one page to SVG; see paint.h. Glyphs become outlines; Cairo's SVG has no blend modes, so a
 * highlight is painted over the text, half transparent. */
#include "paint.h"

#include "draw.h"

#include "../base/vec.h"

#include <cairo-svg.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* The number after "surface" or "image" where a name starts (id="surface7", #image9); NULL elsewhere. */
static const char *number_after_name(const char *at)
{
    static const char *const marks[] = {"id=\"", "#"}, *const names[] = {"surface", "image"};
    for (int m = 0; m < QU_COUNT(marks); m++) {
        size_t length = strlen(marks[m]);
        if (strncmp(at, marks[m], length) != 0)
            continue;
        for (int n = 0; n < QU_COUNT(names); n++) {
            const char *digit = at + length + strlen(names[n]);
            if (strncmp(at + length, names[n], strlen(names[n])) == 0 && isdigit((unsigned char)*digit))
                return digit;
        }
    }
    return NULL;
}

/* Cairo numbers surfaces with a counter that goes on in the process. The names are numbered again from 1, so
 * that the same page gives the same bytes. */
static void renumber(const struct qu_buf *from, struct qu_buf *out)
{
    QU_VEC(long) seen = {0};
    const char *at = qu_buf_text(from), *end = at + from->length;
    while (at < end) {
        const char *digits = *at == 'i' || *at == '#' ? number_after_name(at) : NULL;
        if (digits == NULL) {
            qu_buf_add_char(out, *at++);
            continue;
        }
        char *rest;
        long number = strtol(digits, &rest, 10);
        int index = 0;
        while (index < seen.count && seen.at[index] != number)
            index++;
        if (index == seen.count)
            qu_vec_add(&seen, number);
        qu_buf_add(out, at, (size_t)(digits - at));
        qu_buf_printf(out, "%d", index + 1);
        at = rest;
    }
    qu_vec_finish(&seen);
}

bool qu_paint_svg(const struct qu_document *document, const struct qu_fontset *fonts,
                  const struct qu_images *images, int page_index, struct qu_diag *diag, struct qu_buf *out)
{
    QU_ASSERT(page_index >= 0 && page_index < document->pages.count);
    const struct qu_page *page = &document->pages.at[page_index];
    double width = qu_len_to_pt(page->width), height = qu_len_to_pt(page->height);
    struct qu_buf raw;
    qu_buf_init(&raw);
    cairo_surface_t *surface = cairo_svg_surface_create_for_stream(qu_canvas_write, &raw, width, height);
    cairo_svg_surface_set_document_unit(surface, CAIRO_SVG_UNIT_PT);
    cairo_t *cr = cairo_create(surface);
    struct qu_canvas canvas;
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    qu_canvas_init(&canvas, cr, fonts, images);
    canvas.multiply = false;
    if (page->background != NULL)
        qu_canvas_draw(&canvas, page->background->items, page->background->item_count);
    qu_canvas_draw(&canvas, page->items, page->item_count);
    qu_canvas_finish(&canvas);
    cairo_status_t status = cairo_status(cr);
    cairo_destroy(cr);
    cairo_surface_finish(surface); /* writes the page */
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    if (status == CAIRO_STATUS_SUCCESS)
        renumber(&raw, out);
    qu_buf_finish(&raw);
    if (status != CAIRO_STATUS_SUCCESS)
        qu_diag_add(diag, QU_FATAL, QU_DIAG_PDF_FAILED, (struct qu_src){0}, NULL, NULL,
                    "cannot paint page %d: %s", page->number, cairo_status_to_string(status));
    return status == CAIRO_STATUS_SUCCESS;
}
