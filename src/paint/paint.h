/* paint.h - pages to PNG and SVG. draw.h paints the items, for these and for the PDF (cairopdf.h).
 *
 * Draws the display list and decides nothing. LINK and MARK items draw nothing.
 *
 * Same input, same bytes. LC_NUMERIC must be "C". Failures of Cairo are reported as QU_DIAG_PDF_FAILED with
 * the page; then the content of `out` is not defined. */
#pragma once

#include "../asset/fontset.h"
#include "../asset/image.h"
#include "../base/buf.h"
#include "../page/leaves.h"
#include "../page/page.h"

/* One page, its trimmed area, on white. */
bool qu_paint_png(const struct qu_document *document, const struct qu_fontset *fonts,
                  const struct qu_images *images, int page_index, double dpi, struct qu_diag *diag,
                  struct qu_buf *out);
bool qu_paint_svg(const struct qu_document *document, const struct qu_fontset *fonts,
                  const struct qu_images *images, int page_index, struct qu_diag *diag, struct qu_buf *out);
