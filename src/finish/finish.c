#include "finish.h"

#include "boxes.h"
#include "../cairopdf/contents.h"
#include "placements.h"
#include "info.h"
#include "labels.h"
#include "links.h"
#include "metadata.h"
#include "destinations.h"
#include "outline.h"
#include "../cairopdf/repair.h"
#include "structure.h"

#include <stdlib.h>

static bool fail(struct qu_diag *diag, const char *what, const char *reason)
{
    qu_diag_add(diag, QU_FATAL, QU_DIAG_PDF_FAILED, (struct qu_src){0}, NULL, NULL, "%s: %s", what,
                reason != NULL ? reason : "no reason given");
    return false;
}

static double array_number(struct qu_pdf *pdf, qpdf_oh array, int index)
{
    qpdf_oh item = qpdf_oh_get_array_item(pdf->data, array, index);
    double value = qpdf_oh_get_numeric_value(pdf->data, item);
    qu_pdf_release(pdf, item);
    return value;
}

/* The trimmed page lies in the middle of the sheet that paint made, which may have a bleed or not. */
static struct qu_leaf open_leaf(struct qu_pdf *pdf, int index, const struct qu_page *page)
{
    struct qu_leaf leaf = {.object = qpdf_get_page_n(pdf->data, (size_t)index)};
    qpdf_oh box = qpdf_oh_get_key(pdf->data, leaf.object, "/MediaBox");
    double left = array_number(pdf, box, 0), bottom = array_number(pdf, box, 1);
    double right = array_number(pdf, box, 2), top = array_number(pdf, box, 3);
    qu_pdf_release(pdf, box);
    leaf.x = left + (right - left - qu_len_to_pt(page->width)) / 2;
    leaf.y = top - (top - bottom - qu_len_to_pt(page->height)) / 2;
    return leaf;
}

static bool write_content(struct qu_pdf *pdf, const struct qu_document *document,
                          const struct qu_finish_options *options, const struct qu_leaf *leaves,
                          const struct qu_gathered *gathered, const qpdf_oh *annotations)
{
    struct qu_marked_leaves *marked = qu_alloc_zero((size_t)document->pages.count + 1, sizeof *marked);
    bool fine = qu_contents_rewrite(pdf, leaves, options->tags != NULL ? marked : NULL);
    if (options->tags != NULL && fine)
        qu_structure_write(pdf, document, options->tags, marked, leaves, gathered, annotations);
    for (int i = 0; i < document->pages.count; i++)
        qu_vec_finish(&marked[i]);
    free(marked);
    return fine;
}

static bool write_parts(struct qu_pdf *pdf, const struct qu_document *document,
                        const struct qu_finish_options *options, const struct qu_gathered *gathered)
{
    struct qu_leaf *leaves = qu_alloc_zero((size_t)document->pages.count + 1, sizeof *leaves);
    qpdf_oh *annotations = qu_alloc_zero((size_t)gathered->links.count + 1, sizeof *annotations);
    for (int i = 0; i < document->pages.count; i++)
        leaves[i] = open_leaf(pdf, i, &document->pages.at[i]);
    qu_repair_resources(pdf, leaves);
    qu_links_write(pdf, leaves, gathered, annotations);
    bool fine = write_content(pdf, document, options, leaves, gathered, annotations);
    qu_names_write(pdf, leaves, gathered);
    qu_outline_write(pdf, gathered);
    qu_labels_write(pdf, document);
    qu_info_write(pdf, document, options);
    qu_metadata_write(pdf, document, options);
    for (int i = 0; i < document->pages.count; i++)
        qu_boxes_write(pdf, &leaves[i], &document->pages.at[i],
                       (struct qu_marks_wanted){options->crop_marks, options->fold_marks});
    for (int i = 0; i < gathered->links.count; i++)
        qu_pdf_release(pdf, annotations[i]);
    free(annotations);
    for (int i = 0; i < document->pages.count; i++)
        qu_pdf_release(pdf, leaves[i].object);
    free(leaves);
    return fine;
}

static bool finish_opened(struct qu_pdf *pdf, const struct qu_document *document,
                          const struct qu_finish_options *options, const struct qu_gathered *gathered,
                          struct qu_diag *diag, struct qu_buf *out)
{
    if (options->settled)
        qu_pdf_remove_page(pdf, 0);
    if (pdf->page_count != document->pages.count)
        return fail(diag, "cannot finish the PDF", "it has another number of pages than the document");
    bool fine = write_parts(pdf, document, options, gathered);
    const char *reason = qu_pdf_failed(pdf);
    if (!fine || reason != NULL)
        return fail(diag, "cannot finish the PDF", reason);
    return qu_pdf_write(pdf, options->linearise, out) ||
           fail(diag, "cannot write the PDF", qu_pdf_failed(pdf));
}

bool qu_finish_pdf(const struct qu_document *document, const struct qu_finish_options *options,
                   struct qu_diag *diag, const struct qu_buf *painted, struct qu_buf *out)
{
    struct qu_gathered gathered;
    struct qu_pdf pdf = {0};
    bool fine = qu_gathered_init(&gathered, document, options->partial, diag);
    if (fine) {
        fine = qu_pdf_open(&pdf, painted->data, painted->length)
                   ? finish_opened(&pdf, document, options, &gathered, diag, out)
                   : fail(diag, "cannot read the painted pages", qu_pdf_failed(&pdf));
        qu_pdf_close(&pdf);
    }
    qu_gathered_finish(&gathered);
    return fine;
}
