#include "painting.h"

#include "glyphorder.h"
#include "pdfcanvas.h"

#include <cairo-pdf.h>

/* A recorded background: one Form XObject for any number of pages. */
struct recorded {
    const struct qu_background *background;
    qu_len width, height, bleed;
    cairo_surface_t *surface;
};

struct writer {
    const struct qu_document *document;
    const struct qu_fontset *fonts;
    const struct qu_images *images;
    struct qu_diag *diag;
    cairo_surface_t *surface;
    cairo_t *cr;
    struct qu_pdf_canvas canvas;
    QU_VEC(struct recorded) backgrounds;
};

enum { LARGEST_PAGE = 14400 * QU_PT }; /* PDF 1.7, annex C */

static double pt(qu_len len)
{
    return qu_len_to_pt(len);
}

static cairo_surface_t *record_background(struct writer *w, const struct qu_page *page)
{
    cairo_rectangle_t area = {-pt(page->bleed), -pt(page->bleed), pt(page->width + 2 * page->bleed),
                              pt(page->height + 2 * page->bleed)};
    cairo_surface_t *surface = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &area);
    cairo_t *cr = cairo_create(surface);
    struct qu_pdf_canvas canvas;
    qu_pdf_canvas_init(&canvas, cr, w->fonts, w->images, NULL);
    canvas.canvas.dpi = w->canvas.canvas.dpi;
    qu_canvas_draw(&canvas.canvas, page->background->items, page->background->item_count);
    qu_pdf_canvas_finish(&canvas);
    cairo_destroy(cr);
    return surface;
}

static cairo_surface_t *lookup_background(struct writer *w, const struct qu_page *page)
{
    for (int i = w->backgrounds.count - 1; i >= 0; i--) {
        const struct recorded *r = &w->backgrounds.at[i];
        if (r->background == page->background && r->width == page->width && r->height == page->height &&
            r->bleed == page->bleed)
            return r->surface;
    }
    qu_vec_add(&w->backgrounds, ((struct recorded){page->background, page->width, page->height, page->bleed,
                                                   record_background(w, page)}));
    return qu_vec_last(&w->backgrounds)->surface;
}

static bool report(struct writer *w, const struct qu_page *page, cairo_status_t status)
{
    if (status == CAIRO_STATUS_SUCCESS)
        return true;
    qu_diag_add(w->diag, QU_FATAL, QU_DIAG_PDF_FAILED, (struct qu_src){0}, NULL, NULL,
                "cannot paint page %d: %s", page->number, cairo_status_to_string(status));
    return false;
}

static bool check_size(struct writer *w, const struct qu_page *page)
{
    int64_t width = page->width + 2 * (int64_t)page->bleed, height = page->height + 2 * (int64_t)page->bleed;
    if (page->width > 0 && page->height > 0 && page->bleed >= 0 && width <= LARGEST_PAGE &&
        height <= LARGEST_PAGE)
        return true;
    qu_diag_add(w->diag, QU_ERROR, QU_DIAG_PDF_FAILED, (struct qu_src){0}, NULL,
                "a page of a PDF measures up to 5080 mm", "page %d cannot measure %.1f x %.1f mm",
                page->number, qu_len_to_mm(page->width), qu_len_to_mm(page->height));
    return false;
}

static bool paint_page(struct writer *w, int index)
{
    const struct qu_page *page = &w->document->pages.at[index];
    if (!check_size(w, page))
        return false;
    cairo_pdf_surface_set_size(w->surface, pt(page->width + 2 * page->bleed),
                               pt(page->height + 2 * page->bleed));
    cairo_identity_matrix(w->cr);
    cairo_translate(w->cr, pt(page->bleed), pt(page->bleed));
    if (page->background != NULL && page->background->item_count > 0) {
        cairo_set_source_surface(w->cr, lookup_background(w, page), 0, 0);
        cairo_paint(w->cr);
        w->canvas.canvas.inked = false;
    }
    qu_pdf_canvas_begin_page(&w->canvas, index);
    qu_canvas_draw(&w->canvas.canvas, page->items, page->item_count);
    qu_pdf_canvas_end_page(&w->canvas);
    cairo_show_page(w->cr);
    return report(w, page, cairo_status(w->cr)) && report(w, page, cairo_surface_status(w->surface));
}

static void paint_glyph_order(struct writer *w)
{
    enum { SIDE = 100 };
    cairo_pdf_surface_set_size(w->surface, SIDE, SIDE);
    qu_glyphorder_draw(w->cr, w->document, w->fonts);
    cairo_show_page(w->cr);
}

static void set_metadata(struct writer *w, const struct qu_painting_options *options)
{
    const struct qu_document *d = w->document;
    const char *created = options->created != NULL ? options->created : "1970-01-01T00:00:00Z";
    const struct {
        cairo_pdf_metadata_t key;
        const char *text;
    } fields[] = {{CAIRO_PDF_METADATA_TITLE, d->title},
                  {CAIRO_PDF_METADATA_AUTHOR, d->author},
                  {CAIRO_PDF_METADATA_SUBJECT, d->subject},
                  {CAIRO_PDF_METADATA_KEYWORDS, d->keywords},
                  {CAIRO_PDF_METADATA_CREATE_DATE, created}};
    for (int i = 0; i < QU_COUNT(fields); i++)
        if (fields[i].text != NULL && fields[i].text[0] != '\0')
            cairo_pdf_surface_set_metadata(w->surface, fields[i].key, fields[i].text);
}

static void begin(struct writer *w, const struct qu_painting_options *options, struct qu_leaves *leaves,
                  struct qu_buf *out)
{
    w->surface = cairo_pdf_surface_create_for_stream(qu_canvas_write, out, 1, 1);
    set_metadata(w, options);
    w->cr = cairo_create(w->surface);
    qu_pdf_canvas_init(&w->canvas, w->cr, w->fonts, w->images, options->tagged ? leaves : NULL);
    w->canvas.canvas.dpi = options->image_dpi;
}

static bool end(struct writer *w, bool fine)
{
    qu_pdf_canvas_finish(&w->canvas);
    cairo_destroy(w->cr);
    cairo_surface_finish(w->surface);
    cairo_status_t status = cairo_surface_status(w->surface);
    cairo_surface_destroy(w->surface);
    for (int i = 0; i < w->backgrounds.count; i++)
        cairo_surface_destroy(w->backgrounds.at[i].surface);
    qu_vec_finish(&w->backgrounds);
    if (fine && status != CAIRO_STATUS_SUCCESS)
        qu_diag_add(w->diag, QU_FATAL, QU_DIAG_PDF_FAILED, (struct qu_src){0}, NULL, NULL,
                    "cannot write the PDF: %s", cairo_status_to_string(status));
    return fine && status == CAIRO_STATUS_SUCCESS;
}

bool qu_painting_write(const struct qu_document *document, const struct qu_fontset *fonts,
                       const struct qu_images *images, const struct qu_painting_options *options,
                       struct qu_diag *diag, struct qu_leaves *leaves, struct qu_buf *out)
{
    struct writer w = {.document = document, .fonts = fonts, .images = images, .diag = diag};
    begin(&w, options, leaves, out);
    bool fine = true;
    paint_glyph_order(&w);
    for (int i = 0; i < document->pages.count && fine; i++)
        fine = paint_page(&w, i);
    return end(&w, fine);
}
