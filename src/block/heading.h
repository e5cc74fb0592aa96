/* heading.h - subheadings, for other kinds that have some. */
#pragma once

#include "../flow/cursor.h"

/* Of level 2 or 3; `id` names it for references, or is NULL. */
void qu_heading_set(struct qu_cursor *cursor, const struct qu_inline *text, int level, int parent,
                    const char *id);
