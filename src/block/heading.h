/* heading.h - sets subheadings, also for other kinds. */
#pragma once

#include "../flow/cursor.h"

/* `level`: 2 or 3. `id`: a name for references; NULL: none. */
void qu_heading_set(struct qu_cursor *cursor, const struct qu_inline *text, int level, int parent,
                    const char *id);
