/* blocktype.h - the small interface behind which each kind of block stands: one file of src/block/, one row
 * in src/block/blocks.c.
 *
 * `kind` (model) says what the author may write, `style` what a layout may change, `spacing` and `runs_on`
 * how the block stands among its neighbours, `set` turns one block into rows of the galley, with cursor.h,
 * box.h and paragraph.h. White space, clearing and the first line's indent are the business of sequence.c.
 * `kind` must be the first member: flow finds the setter from a block's kind. */
#pragma once

#include "../model/notebook.h"
#include "../style/layout.h"

struct qu_cursor;

/* How a block stands among its neighbours. */
struct qu_spacing {
    int before, after;  /* white rows; white space meets other white space in the larger of the two */
    bool clear;         /* it begins below what stands beside the text: it needs the whole track */
    bool with_previous; /* no page break between it and what goes before */
    bool with_next;     /* nor between it and what follows */
};

struct qu_block_type {
    struct qu_kind kind;
    struct qu_style_table style; /* no name: nothing to change */
    struct qu_spacing spacing;
    /* Where the spacing depends on the block, instead of `spacing`; else NULL. */
    struct qu_spacing (*find_spacing)(const struct qu_block *block);
    /* Text runs on through it: a paragraph that follows another one is indented, in it and behind it. Else it
     * begins and ends the run of paragraphs. For prose, and for what may stand in the margin. */
    bool runs_on;
    void (*set)(struct qu_cursor *cursor, const struct qu_block *block);
};
