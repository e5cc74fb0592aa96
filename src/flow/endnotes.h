/* endnotes.h - the texts of notes that do not stand in the margin, set after their block or at the end of the
 * entry.
 *
 * The number (endnumbers.h) is text at the word and at the note, and each of the two is a link to the other.
 * If notes stand in the margin, these functions do nothing. */
#pragma once

#include "cursor.h"

/* To be called after each block of the entry's body, and at its end: sets the notes that belong there. */
void qu_endnotes_after_block(struct qu_cursor *cursor);
void qu_endnotes_end_entry(struct qu_cursor *cursor);
