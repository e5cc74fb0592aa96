/* sequence.h - sets blocks one after the other: the body of an entry, or blocks inside another block. */
#pragma once

#include "cursor.h"

void qu_sequence_set(const struct qu_cursor *cursor, const struct qu_block_list *blocks);
/* A whole entry into its galley (initialised, empty): title, body, notes. Only what the cursor writes to is
 * used, not its place. */
void qu_sequence_set_entry(const struct qu_cursor *cursor, struct qu_galley *galley);
