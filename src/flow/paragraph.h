/* paragraph.h - sets a paragraph as rows of the galley, one for each line, with its margin notes, marks,
 * links and structure. */
#pragma once

#include "cursor.h"

/* How a paragraph is set. All members but `style` may be zero. */
struct qu_paragraph_setting {
    const char *style;
    enum qu_role role; /* default P */
    int parent;        /* structure node; 0: the galley's root */
    qu_len x, width;   /* within the text track; width 0: to its right edge */
    bool full;         /* over both tracks: no note beside it */
    bool drop_cap;
    const char *marker; /* label of a list item, set before the first line */
    qu_len marker_x;
    const char *destination; /* a name for links to this paragraph's first line */
    int outline_level;       /* > 0: an outline entry */
    bool no_indent;
    bool keep_with_next;
    int align;                      /* enum qu_align + 1; 0: the style's */
    const struct qu_colour *colour; /* instead of the style's */
};

/* Adds a paragraph's rows; returns its structure node. */
int qu_paragraph_set(struct qu_cursor *cursor, const struct qu_inline *text,
                     const struct qu_paragraph_setting *setting);
