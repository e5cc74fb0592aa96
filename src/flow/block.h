/* block.h - the small interface behind which each kind of block stands: one file of src/block/, one row in
 * src/block/blocks.c.
 *
 * `kind` (model) says what the author may write, `style` what a layout may change, `set` turns one block
 * into rows of the galley, with cursor.h, box.h and paragraph.h. `kind` must be the first member: flow
 * finds the setter from a block's kind. */
#pragma once

#include "../model/notebook.h"
#include "../style/layout.h"

struct qu_cursor;

struct qu_block_type {
    struct qu_kind kind;
    struct qu_style_table style; /* no name: nothing to change */
    void (*set)(struct qu_cursor *cursor, const struct qu_block *block);
};
