/* sequence.h - blocks one after the other: of an entry's body, or inside another block. */
#pragma once

#include "cursor.h"

void qu_sequence_set(const struct qu_cursor *cursor, const struct qu_block_list *blocks);
/* A whole entry into its galley (initialised, empty): title, body, notes. The cursor
 * says what it writes to, not where it stands. */
void qu_sequence_set_entry(const struct qu_cursor *cursor, struct qu_galley *galley);
