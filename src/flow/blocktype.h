/* blocktype.h - the interface that each kind of block implements, in a file of src/block/ and with a row in
 * src/block/blocks.c.
 *
 * `kind` (model) says what the author may write, `style` what a layout may change, `spacing` and `runs_on`
 * how the block stands among its neighbours, `set` turns one block into rows of the galley, with cursor.h,
 * box.h and paragraph.h. White space, clearing and the indent of first lines are done by sequence.c. `kind`
 * must be the first member: flow finds the setter from a block's kind. */
#pragma once

#include "../model/notebook.h"
#include "../style/layout.h"

struct qu_cursor;

/* How a block stands among its neighbours. */
struct qu_spacing {
    int before, after;  /* empty rows; of two white spaces that meet the larger one counts */
    bool clear;         /* it needs the whole track: it begins below all that stands beside the text */
    bool with_previous; /* no page break between it and what goes before */
    bool with_next;     /* nor between it and what follows */
};

struct qu_block_type {
    struct qu_kind kind;
    struct qu_style_table style; /* no name: nothing to change */
    struct qu_spacing spacing;
    /* Used instead of `spacing` if the spacing depends on the block; else NULL. */
    struct qu_spacing (*find_spacing)(const struct qu_block *block);
    /* The text goes on through the block: a paragraph counts as following the one before it, and is indented,
     * in the block and after it. False: the first paragraph in it and the first after it have no indent. True
     * for prose, and for blocks that may stand in the margin. */
    bool runs_on;
    void (*set)(struct qu_cursor *cursor, const struct qu_block *block);
};
