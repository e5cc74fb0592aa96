/* casewrap.h - the cover in one piece: back, spine and front beside each other, as a binder pastes it round
 * the pages.
 *
 * The front is the notebook's first page, the back its last one if that is a board too; else the front's
 * board without what is on it, mirrored, so that its cloth meets the spine. The spine is cloth like the
 * left edge of the front, and carries title and volume along it, read from the top down, where it is wide
 * enough. Error (PRINT_IMPOSSIBLE): the notebook does not begin with a board. */
#pragma once

#include "compose.h"

/* Adds the one page to `cover`. `cursor`: of no galley, for the spine's text. */
void qu_casewrap_compose(const struct qu_cursor *cursor, const struct qu_plan *plan,
                         struct qu_document *cover);
