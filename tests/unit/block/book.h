/* book.h - a notebook of one entry, set with quire's own layout and hands: for tests of what blocks become on
 * the page. */
#pragma once

#include "../../../src/block/blocks.h"
#include "../../../src/flow/flow.h"
#include "tap.h"

struct book {
    struct tap *tap;
    const char *layouts, *fonts_folder;
    char folder[256];
    struct qu_arena arena;
    struct qu_diag diag;
    struct qu_notebook *notebook;
    struct qu_layout *layout;
    struct qu_fontset *fonts;
    struct qu_images *images;
    struct qu_typesetter *typesetter;
    struct qu_document document;
};

/* `argv`: the folders of layouts and of quire's fonts. A picture lies in the folder as picture.png, half of
 * it as half.png. */
void book_init(struct book *book, struct tap *tap, char **argv);
/* Sets the entry's YAML; false after errors. What was set before is gone. */
bool book_set(struct book *book, const char *entry);
void book_finish(struct book *book);

/* An item as it lies on the page. */
struct placed {
    const struct qu_item *item;
    struct qu_matrix matrix;
    struct qu_rect box; /* on the page; a text's from its baseline to half its size above */
    int page, order;
};

/* All items but groups, in paint order, in the arena. */
struct placed *book_items(struct book *book, int *count);
/* The first text item that begins with `start`. */
const struct placed *book_find(const struct placed *items, int count, const char *start);
/* Whether a message of that id was given at `line` and holds `text`; prints what was said if not. */
bool book_said(struct book *book, enum qu_diag_id id, int line, const char *text);
