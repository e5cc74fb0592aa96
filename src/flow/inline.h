/* inline.h - inline Markdown in a text style -> a paragraph request for text/.
 *
 * The author's spans become pieces that cover the text without overlap, each with its font and colour;
 * references get their page numbers, the text its letter case, and each margin note the room for its sign
 * after the word (and after the punctuation that follows the word). */
#pragma once

#include "type.h"

/* A span over the flattened text; offsets are the flattened text's. */
struct qu_flat_span {
    const struct qu_span *span;
    int start, end;
};

struct qu_piece {
    struct qu_colour colour;
    const char *role; /* of its font */
};

struct qu_flat {
    const char *text;
    int length;
    struct qu_text_span *spans; /* for text/ */
    struct qu_piece *pieces;    /* one for each of them */
    int count;
    struct qu_flat_span *marks; /* the author's spans */
    int mark_count;
    const struct qu_inline *source;
};

/* The number of a note that is not in the margin, 0 for one that is. */
typedef int (*qu_note_numberer)(void *data, const char *id);
/* The label of the page on which a destination stands, NULL if it is not known yet. */
typedef const char *(*qu_page_finder)(void *data, const char *destination);

struct qu_flatten {
    struct qu_arena *arena;
    const struct qu_layout *layout;
    struct qu_fontset *fonts;
    const struct qu_text_style *style;
    const struct qu_font_request *font; /* of the style */
    struct qu_colour colour;            /* of the style, or what replaces it */
    qu_page_finder find_page;
    qu_note_numberer number_note; /* may be NULL */
    void *find_data;
    struct qu_colour number_colour;
};

struct qu_flat qu_flatten_inline(const struct qu_flatten *how, const struct qu_inline *source);
