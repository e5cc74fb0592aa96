/* emit.h - one line of a set paragraph -> display-list items.
 *
 * In paint order: what the pen lays under the text (highlighter), the glyph runs, what it draws over them
 * (underline, strike, ring), the signs of margin notes, and the rectangles of links. */
#pragma once

#include "setting.h"

struct qu_emit {
    struct qu_flow *flow;
    const struct qu_flat *flat;
    const struct qu_text_style *style;
    const struct qu_font_request *font;
    struct qu_colour colour; /* of the text */
    int node;
    int *link_nodes; /* structure node of each of flat->marks that is a link, 0 until it is made */
    bool on_grid;
    uint64_t seed;  /* of the paragraph */
    int first_sign; /* sign of the paragraph's first note */
};

void qu_emit_line(struct qu_emit *emit, const struct qu_line *line, qu_len x, qu_len baseline,
                  struct qu_items *out);
/* Whether a place between two words (after the word that a note hangs from) belongs to this line. */
bool qu_line_holds(const struct qu_line *line, int anchor);
