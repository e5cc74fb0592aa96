/* shape.h - a paragraph itemised and shaped once: characters with cumulated widths.
 *
 * Everything is indexed by character (not byte); [0, count]. The struct is scratch memory that the typesetter
 * uses again for each paragraph: qu_shape_paragraph fills it, qu_shape_clear drops Pango's items and keeps
 * the arrays. Widths are cumulated in logical order in 64 bits and contain kerning, tracking and the room at
 * span ends; tabs are 0 wide, because their width depends on where the line starts. */
#pragma once

#include "face.h"

enum {
    QU_CHAR_CLUSTER = 1, /* a glyph cluster starts here */
    QU_CHAR_SPACE = 2,   /* stretches in justified lines */
    QU_CHAR_WHITE = 4,   /* is dropped at the end of a line */
    QU_CHAR_TAB = 8,
    QU_CHAR_HYPHEN = 16, /* the patterns allow a hyphen before it */
    QU_CHAR_BREAK = 32   /* separates lines: LF, CR, U+0085, U+2028, U+2029 */
};

struct qu_shaped_item {
    PangoItem *item;          /* owned */
    PangoGlyphString *glyphs; /* owned; log_clusters count from the item's first byte */
    int start, end;           /* characters */
    int span, font;
};

struct qu_shaped {
    const struct qu_para_request *request;
    int count;
    int *byte_of;
    uint32_t *codes; /* code points */
    PangoLogAttr *attrs;
    uint8_t *flags;
    int64_t *width;
    int64_t *space; /* of stretchable spaces */
    int *spaces;    /* their number */
    int *trimmed;   /* trimmed[i]: end of [0, i) less its trailing white */
    int capacity;
    QU_VEC(struct qu_shaped_item) items;
    QU_VEC(int) tabs;         /* characters, ascending */
    QU_VEC(int) faces;        /* by span */
    QU_VEC(uint32_t) missing; /* characters that were warned of */
    int *logical;             /* scratch of one item */
    bool rtl, mixed;          /* mixed: levels differ from the paragraph's */
    qu_len tab;
};

void qu_shape_paragraph(struct qu_shaped *shaped, struct qu_faces *faces, struct qu_diag *diag,
                        const struct qu_para_request *request);
void qu_shape_clear(struct qu_shaped *shaped);
void qu_shape_finish(struct qu_shaped *shaped);

/* Characters [start, end) of an item shaped alone, for breaks inside a cluster; free with
 * pango_glyph_string_free. */
PangoGlyphString *qu_shape_again(struct qu_shaped *shaped, struct qu_faces *faces, int item, int start,
                                 int end);
/* The room that stands before and after characters [start, end) of an item: at the ends of its span only. */
void qu_shape_room(const struct qu_shaped *shaped, int item, int start, int end, qu_len *before,
                   qu_len *after);
/* The item that holds character `at`. */
int qu_shape_item_at(const struct qu_shaped *shaped, int at);
/* The width of a line of characters [start, end), tabs resolved; `from` is set to the first character after
 * the line's last tab. */
int64_t qu_shape_measure(const struct qu_shaped *shaped, int start, int end, qu_len indent, int *from);
/* Where the next tab stop is for a pen at x. */
int64_t qu_shape_tab_stop(const struct qu_shaped *shaped, int64_t x);
/* Whether a character is invisible and left out of runs, so that it does not divide words in the text of the
 * PDF: soft hyphens, directional marks. */
bool qu_shape_is_dropped(uint32_t codepoint);
