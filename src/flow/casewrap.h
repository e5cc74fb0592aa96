/* casewrap.h - the cover in one piece: back, spine and front beside each other, as a bookbinder needs it.
 *
 * The front is the notebook's first page, the back its last page if that is a board too; else the empty board
 * of the front, mirrored, so that its cloth is at the spine. The spine is cloth like the left edge of the
 * front. If it is wide enough it has title and volume on it, to be read from the top down. Error
 * (PRINT_IMPOSSIBLE): the notebook does not begin with a board. */
#pragma once

#include "compose.h"

/* Adds the page to `cover`. `cursor`: one without a galley, for the text of the spine. */
void qu_casewrap_compose(const struct qu_cursor *cursor, const struct qu_plan *plan,
                         struct qu_document *cover);
