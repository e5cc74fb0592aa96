/* blankfile.h - a PDF with pages on which nothing but a dot stands, as Cairo writes it, for tests that add parts to
 * a file. */
#pragma once

#include "../../src/pdf/pdf.h"

#include <cairo-pdf.h>

struct blank_file {
    struct qu_pdf pdf;
    struct qu_buf bytes;
};

static inline cairo_status_t blank_file_keep(void *data, const unsigned char *bytes, unsigned length)
{
    qu_buf_add(data, bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

/* Width and height in pt. */
static inline void blank_file_open(struct blank_file *f, int pages, double width, double height)
{
    *f = (struct blank_file){0};
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(blank_file_keep, &f->bytes, width, height);
    cairo_t *cr = cairo_create(surface);
    for (int i = 0; i < pages; i++) {
        cairo_rectangle(cr, 0, 0, 1, 1);
        cairo_fill(cr);
        cairo_show_page(cr);
    }
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    qu_pdf_open(&f->pdf, f->bytes.data, f->bytes.length);
}

static inline void blank_file_close(struct blank_file *f)
{
    qu_pdf_close(&f->pdf);
    qu_buf_finish(&f->bytes);
}
