#include "cairopdf.h"

#include "pagecontent.h"
#include "repair.h"
#include "tags.h"

#include <stdlib.h>

static bool make_steady(struct qu_cairopdf *pages, bool tagged)
{
    size_t count = (size_t)pages->pdf.page_count;
    struct qu_marked_leaves *marked = qu_alloc_zero(count + 1, sizeof *marked);
    qu_pdf_remove_page(qu_pdf_page(&pages->pdf, 0));
    qu_repair_resources(&pages->pdf);
    bool fine = qu_pagecontent_rewrite(&pages->pdf, tagged ? marked : NULL);
    if (tagged && fine) {
        qu_tags_drop_tree(&pages->pdf);
        qu_tags_update(&pages->leaves, marked, pages->pdf.page_count);
    }
    for (size_t i = 0; i < count; i++)
        qu_vec_finish(&marked[i]);
    free(marked);
    return fine && qu_pdf_failed(&pages->pdf) == NULL;
}

bool qu_cairopdf_open(struct qu_cairopdf *pages, const struct qu_document *document,
                      const struct qu_fontset *fonts, const struct qu_images *images,
                      const struct qu_painting_options *options, struct qu_diag *diag)
{
    *pages = (struct qu_cairopdf){0};
    if (!qu_painting_write(document, fonts, images, options, diag, &pages->leaves, &pages->painted))
        return false;
    if (!qu_pdf_open(&pages->pdf, pages->painted.data, pages->painted.length))
        return qu_pdf_report(diag, "cannot read the painted pages", qu_pdf_failed(&pages->pdf));
    return make_steady(pages, options->tagged) ||
           qu_pdf_report(diag, "cannot rewrite the painted pages", qu_pdf_failed(&pages->pdf));
}

void qu_cairopdf_close(struct qu_cairopdf *pages)
{
    qu_pdf_close(&pages->pdf);
    qu_vec_finish(&pages->leaves);
    qu_buf_finish(&pages->painted);
}
