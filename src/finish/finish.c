#include "finish.h"

#include "boxes.h"
#include "destinations.h"
#include "info.h"
#include "labels.h"
#include "links.h"
#include "metadata.h"
#include "outline.h"
#include "placements.h"
#include "structure.h"

#include <stdlib.h>

static void write_parts(struct qu_pdf *pdf, const struct qu_document *document,
                        const struct qu_finish_options *options, const struct qu_placements *placed)
{
    struct qu_file_page *targets = qu_alloc_zero((size_t)document->pages.count + 1, sizeof *targets);
    struct qu_obj *annotations = qu_alloc_zero((size_t)placed->links.count + 1, sizeof *annotations);
    for (int i = 0; i < document->pages.count; i++)
        targets[i] = qu_file_page_open(pdf, i, &document->pages.at[i]);
    qu_links_write(pdf, targets, placed, annotations);
    if (options->leaves != NULL)
        qu_structure_write(pdf, document, options->leaves, targets, placed, annotations);
    qu_destinations_write(pdf, targets, placed);
    qu_outline_write(pdf, placed);
    qu_labels_write(pdf, document);
    qu_info_write(pdf, document, options);
    qu_metadata_write(pdf, document, options);
    for (int i = 0; i < document->pages.count; i++)
        qu_boxes_write(&targets[i], &document->pages.at[i],
                       (struct qu_printmarks_wanted){options->crop_marks, options->fold_marks});
    free(annotations);
    free(targets);
}

static bool finish_opened(struct qu_pdf *pdf, const struct qu_document *document,
                          const struct qu_finish_options *options, const struct qu_placements *placed,
                          struct qu_diag *diag, struct qu_buf *out)
{
    if (pdf->page_count != document->pages.count)
        return qu_pdf_report(diag, "cannot finish the PDF",
                             "it has another number of pages than the document");
    write_parts(pdf, document, options, placed);
    const char *reason = qu_pdf_failed(pdf);
    if (reason != NULL)
        return qu_pdf_report(diag, "cannot finish the PDF", reason);
    return qu_pdf_write(pdf, out) || qu_pdf_report(diag, "cannot write the PDF", qu_pdf_failed(pdf));
}

bool qu_finish_pdf(const struct qu_document *document, const struct qu_finish_options *options,
                   struct qu_diag *diag, struct qu_pdf *pages, struct qu_buf *out)
{
    struct qu_placements placed;
    bool fine = qu_placements_init(&placed, document, options->partial, diag) &&
                finish_opened(pages, document, options, &placed, diag, out);
    qu_placements_finish(&placed);
    return fine;
}
