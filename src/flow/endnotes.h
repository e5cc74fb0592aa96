/* endnotes.h - the texts of notes that do not stand in the margin, set behind the block that they belong to
 * or at the end of the entry.
 *
 * The number (endnumbers.h) is text in both places, and each of the two is a link to the other. Where notes
 * stand in the margin all of this does nothing. */
#pragma once

#include "cursor.h"

/* Behind a block of the entry's body, and at its end: sets what is due there. */
void qu_endnotes_after_block(struct qu_cursor *cursor);
void qu_endnotes_end_entry(struct qu_cursor *cursor);
