/* place.h - pinned things: photo, sticky note, slip, stamp.
 *
 * A thing is a box of items. It stands in the margin track (placed with the margin notes, beside the row that
 * follows it), as an inset at a side of the text track with the lines running round it, or on rows of its
 * own. The author may say which; else the narrowest place that holds it is taken. Nothing ever covers text:
 * an inset narrows the measure of the lines beside it, and no page break may cut it. */
#pragma once

#include "cursor.h"

enum qu_place { QU_PLACE_AUTO, QU_PLACE_MARGIN, QU_PLACE_INSET, QU_PLACE_ROWS };

/* For the ENUM fields of block schemas, in the order of enum qu_place. */
extern const char *const qu_place_words[];

struct qu_thing {
    struct qu_item *items; /* relative to its upper left corner */
    int item_count;
    qu_len width;
    int rows;         /* height, in grid rows */
    const char *text; /* for --dump=lines */
    struct qu_src src;
};

void qu_place_thing(struct qu_cursor *cursor, const struct qu_thing *thing, enum qu_place place,
                    enum qu_align align);
/* Things that still wait for a row to stand beside hang from the last one. */
void qu_place_finish(struct qu_galley *galley);
