/* opening.h - the beginning of an entry: its stamp, title and subtitle. */
#pragma once

#include "cursor.h"

/* Adds the opening's rows, the entry's destination (its id) and its outline entry to the galley. */
void qu_opening_set(struct qu_cursor *cursor);
