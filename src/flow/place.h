/* place.h - things that may stand beside the text: photo, sticky note, slip, stamp.
 *
 * A thing is a box of items. It stands in the margin track (placed with the margin notes, beside the next
 * row), or as an inset at a side of the text track with shorter lines beside it, or on rows of its own. The
 * author may say which; otherwise the narrowest place that is wide enough is taken. A thing never covers
 * text: an inset makes the lines beside it shorter, and no page break divides it. */
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
/* At the end of a galley: things that have no row yet are added to the last row. */
void qu_place_finish(struct qu_galley *galley);
