/* prose.h - sets Markdown blocks as rows, for all kinds that contain prose. */
#pragma once

#include "../flow/cursor.h"

/* Where and how prose is set. */
struct qu_prose_setting {
    const char *style;  /* of paragraphs */
    int parent;         /* structure node; 0: the galley's root */
    qu_len x;           /* from the text track's left edge; the right edge stays */
    bool drop_cap;      /* of the first paragraph */
    const char *bullet; /* of lists, instead of the layout's */
    const char *marker; /* before the first paragraph's first line, and where */
    qu_len marker_x;
};

void qu_prose_set(struct qu_cursor *cursor, const struct qu_prose *blocks, int count,
                  const struct qu_prose_setting *setting);
/* A drawn rule in a row of its own. */
void qu_rule_set(struct qu_cursor *cursor, struct qu_src src);
