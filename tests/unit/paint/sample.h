/* sample.h - a document for the tests of paint and cairopdf: ruled pages with text, marks, groups and pictures, set
 * without the text stage. */
#pragma once

#include "../../../src/cairopdf/cairopdf.h"
#include "../../../src/page/items.h"
#include "../../../src/paint/paint.h"

struct sample {
    struct qu_arena arena;
    struct qu_diag diag;
    struct qu_fontset *fonts;
    struct qu_images *images;
    struct qu_document document;
    struct qu_background background;
    char folder[32]; /* of files for other programs; "": there is none yet */
};

void sample_init(struct sample *s);
void sample_finish(struct sample *s);
/* A run of text as an item: shaped by Pango as a whole. */
struct qu_item *sample_add_text(struct sample *s, struct qu_items *items, int node, const char *font,
                                const char *text, double x, double y);
/* An empty page of 300 x 400 pt on the ruled background. */
struct qu_page *sample_add_page(struct sample *s, double bleed);
void sample_keep(struct sample *s, struct qu_page *page, struct qu_items *items);
void sample_add_group(struct sample *s, struct qu_items *items, struct qu_items *inner,
                      struct qu_matrix matrix, int alpha);
/* Two nodes with a mark between them, furniture, a turned paper, a link. */
void sample_fill_page(struct sample *s, struct qu_page *page, int number);

/* A file that is gone with the sample. */
char *sample_path(struct sample *s, const char *name);
/* What a command says about the bytes, which it finds as $F. */
char *sample_ask(struct sample *s, const struct qu_buf *file, const char *command);
int sample_count_of(const char *text, const char *word);
/* A black picture of 40 x 30 pixels: its number. */
int sample_load_black(struct sample *s);
/* A page with that picture so many times at its top, of 40 x 30 pt, one each 60 pt. */
void sample_add_pictures(struct sample *s, int picture, int count);
bool sample_same_bytes(const struct qu_buf *a, const struct qu_buf *b);
