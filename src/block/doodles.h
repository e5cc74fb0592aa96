/* doodles.h - doodles in blocks: how an author names a file, and how a layout sets the look of doodles (under
 * `blocks: doodle:`). */
#pragma once

#include "../hand/doodle.h"
#include "papers.h"

/* A doodle that the author names: `doodle: pictures/hub.svg`. `node` is bound by the schema, `svg` read by
 * qu_doodle_check. */
struct qu_doodle {
    struct qu_yaml *node;
    struct qu_svg *svg;
};

/* Reads the file of a doodle if one is named; every problem is an error at its place in the YAML. */
void qu_doodle_check(struct qu_binder *binder, struct qu_doodle *doodle, const char *path);
/* Draws it into a rectangle, as a figure with the words `alt` below node `parent` (0: the root). */
void qu_doodle_place(struct qu_cursor *cursor, const struct qu_doodle *doodle, const char *alt,
                     struct qu_rect rect, int parent, struct qu_items *items);
