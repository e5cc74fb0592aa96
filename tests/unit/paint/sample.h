/* sample.h - a document for the tests of paint: ruled pages with text, marks, groups and pictures, set
 * without the text stage. */
#pragma once

#include "../../../src/page/build.h"
#include "../../../src/cairopdf/cairopdf.h"
#include "../../../src/paint/paint.h"

struct sample {
    struct qu_arena arena;
    struct qu_diag diag;
    struct qu_fontset *fonts;
    struct qu_images *images;
    struct qu_document document;
    struct qu_sheet sheet;
};

void sample_init(struct sample *s);
void sample_finish(struct sample *s);
/* A run of text as an item: shaped by Pango as a whole. */
struct qu_item *sample_add_text(struct sample *s, struct qu_items *items, int node, const char *font,
                                const char *text, double x, double y);
/* An empty page of 300 x 400 pt on the ruled sheet. */
struct qu_page *sample_add_page(struct sample *s, double bleed);
