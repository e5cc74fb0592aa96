/* emit.h - one line of a set paragraph -> display-list items.
 *
 * In paint order: what the pen lays under the text (highlighter), the glyph runs, what it draws over them
 * (underline, strike, ring), the signs of margin notes, and the rectangles of links. Everything that needs
 * to be looked up has been (resolve.h): emitting depends on nothing but its input. */
#pragma once

#include "resolve.h"

struct qu_emit {
    struct qu_arena *arena;
    struct qu_fontset *fonts;
    const struct qu_styled *styled;
    struct qu_resolved_link *links; /* of styled->marks, one each */
    struct qu_pen pen, fine;        /* for marks around words; for signs */
    struct qu_colour sign_colour;
    int node;
    bool on_grid;
    uint64_t seed;  /* of the paragraph */
    int first_sign; /* sign of the paragraph's first note */
};

/* With all links resolved, and the layout's pens. */
struct qu_emit qu_emit_begin(struct qu_cursor *cursor, const struct qu_styled *styled, int node,
                             uint64_t seed, bool on_grid);
/* The links on the line have their nodes (qu_resolve_nodes). */
void qu_emit_line(struct qu_emit *emit, const struct qu_line *line, qu_len x, qu_len baseline,
                  struct qu_items *out);
/* Whether a place between two words (after the word that a note hangs from) belongs to this line. */
bool qu_line_holds(const struct qu_line *line, int anchor);
