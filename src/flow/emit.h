/* emit.h - one line of a set paragraph -> display-list items.
 *
 * In paint order: what the pen lays under the text (highlighter), the glyph runs, what it draws over them
 * (underline, strike, ring), the signs of margin notes, and the rectangles of links. All look-ups are done
 * before (resolve.h): the result depends on the input only. */
#pragma once

#include "resolve.h"

struct qu_emit {
    struct qu_arena *arena;
    struct qu_fontset *fonts;
    const struct qu_styled *styled;
    struct qu_resolved_link *links; /* one for each of styled->marks */
    struct qu_pen pen, fine;        /* for marks around words; for signs */
    struct qu_colour sign_colour;
    int node;
    bool on_grid;
    uint64_t seed;  /* of the paragraph */
    int first_sign; /* sign of the paragraph's first note */
};

/* Prepares a paragraph: resolves its links and takes the pens from the layout. */
struct qu_emit qu_emit_begin(struct qu_cursor *cursor, const struct qu_styled *styled, int node,
                             uint64_t seed, bool on_grid);
/* Before it, qu_resolve_nodes has made the nodes of the links on the line. */
void qu_emit_line(struct qu_emit *emit, const struct qu_line *line, qu_len x, qu_len baseline,
                  struct qu_items *out);
/* Whether a place between two words (after the word to which a note belongs) is on this line. */
bool qu_line_holds(const struct qu_line *line, int anchor);
