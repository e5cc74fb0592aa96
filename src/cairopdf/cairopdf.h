/* cairopdf.h - pages to PDF through Cairo.
 *
 * The PDF holds page marks, fonts and pictures; links, outline, boxes, metadata and the structure tree are
 * finish's: LINK and MARK items draw nothing here. Pages measure their trimmed size plus the bleed on all
 * four sides; a sheet (tint and ruling) is stored once and shown under each page that has it.
 *
 * Structure (`tagged`): what belongs to a node is drawn inside a leaf "Span", neighbours of one node in one
 * leaf; decoration is not marked at all. Cairo numbers the leaves of a page from 0 in the order in which
 * they open, so the table of tags says which node each one is; finish builds the tree from it and marks the
 * rest as artifacts.
 *
 * Same input, same bytes. LC_NUMERIC must be "C". Failures of Cairo are reported as QU_DIAG_PDF_FAILED with
 * the page; then `out` is void. */
#pragma once

#include "../asset/fontset.h"
#include "../asset/image.h"
#include "../base/buf.h"
#include "../page/page.h"
#include "../page/tags.h"

struct qu_paint_options {
    const char *created;        /* "2026-01-31T12:00:00Z"; NULL: 1970, so that the bytes are the same */
    double image_dpi;           /* JPEGs of more are made smaller; 0: all keep their bytes */
    bool tagged;                /* draw inside leaves */
    struct qu_paint_tags *tags; /* with `tagged`: filled; may be NULL */
    bool settle; /* first comes a page that finish takes out (glyphorder.h, struct qu_finish_options) */
};

/* `images` may be NULL for a document without pictures, `options` for none. */
bool qu_paint_pdf(const struct qu_document *document, const struct qu_fontset *fonts,
                  const struct qu_images *images, const struct qu_paint_options *options,
                  struct qu_diag *diag, struct qu_buf *out);
