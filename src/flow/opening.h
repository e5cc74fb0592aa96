/* opening.h - how an entry begins: its stamp, its title and what stands beside it. */
#pragma once

#include "cursor.h"

/* Adds the opening's rows, the entry's destination (its id) and its outline entry to the galley. */
void qu_opening_set(struct qu_cursor *cursor);
