/* box.h - text set into a box of its own: on a card, beside a drawing, in a running head.
 *
 * A box adds no rows; the caller puts its items in place. Text in boxes may hold links and marks of the pen,
 * not margin notes. With a trial cursor (qu_cursor_trial) only the size is found out, and nothing is left
 * behind. */
#pragma once

#include "cursor.h"

/* Items relative to the box's upper left corner; in the arena. */
struct qu_box {
    struct qu_item *items;
    int item_count;
    int rows; /* height in grid rows */
    int lines;
    qu_len width;          /* of the widest line */
    qu_len first_baseline; /* from the top */
};

struct qu_box_setting {
    const char *style;
    qu_len width;
    qu_len leading; /* 0: the style's rows on the grid; else free leading (off the grid) */
    int align;      /* enum qu_align + 1; 0: the style's */
    int node;       /* structure node of the text; QU_ARTIFACT for furniture */
    bool on_grid;
    const struct qu_colour *colour; /* instead of the style's */
    qu_len indent;                  /* of the first line */
};

struct qu_box qu_box_set(struct qu_cursor *cursor, const struct qu_inline *text,
                         const struct qu_box_setting *setting);
struct qu_box qu_box_set_plain(struct qu_cursor *cursor, const char *text, struct qu_src src,
                               const struct qu_box_setting *setting);
/* The width a text takes on one line, in the style's own font: its spans do not count. */
qu_len qu_box_width(struct qu_cursor *cursor, const struct qu_inline *text, const char *style);
qu_len qu_box_width_plain(struct qu_cursor *cursor, const char *text, const char *style);
