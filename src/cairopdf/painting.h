/* painting.h - the pages as Cairo writes them, before any correction.
 *
 * Before them there is one more page (glyphorder.h). What belongs to a node is drawn inside a marked-content
 * sequence "Span", neighbours of one node together; decoration is not marked. Cairo numbers the sequences of
 * a page from 0 in the order in which they open, and makes a structure tree of them, which is of no use. */
#pragma once

#include "../asset/fontset.h"
#include "../asset/image.h"
#include "../base/buf.h"
#include "../page/leaves.h"
#include "../page/page.h"

struct qu_painting_options {
    const char *created; /* "2026-01-31T12:00:00Z"; NULL: 1970, so that the bytes are the same */
    double image_dpi;    /* JPEGs with more are made smaller; 0: all keep their bytes */
    bool tagged;         /* draw inside marked-content sequences */
};

/* `images` may be NULL for a document without pictures. `leaves`: filled, if `tagged`. */
bool qu_painting_write(const struct qu_document *document, const struct qu_fontset *fonts,
                       const struct qu_images *images, const struct qu_painting_options *options,
                       struct qu_diag *diag, struct qu_leaves *leaves, struct qu_buf *out);
