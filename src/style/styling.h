/* styling.h - what the parts of style share while one layout is being resolved.
 *
 * Each part reads the bound source (tables.h) and the joined tree, writes its share of the layout and reports
 * what is wrong. The place of a value is found by its path in the tree; the message shows the same path. */
#pragma once

#include "tables.h"

struct qu_styling {
    struct qu_arena *arena;
    struct qu_diag *diag;
    struct qu_binder binder;
    struct qu_yaml *tree; /* the joined layout */
    struct qu_layout_source source;
    struct qu_layout *layout;
    const char *const *colour_names, *const *role_names, *const *style_names; /* for hints */
};

/* The node at a path ("ruling.papers.ruled.colour") below `tree`, else the deepest node that exists on that
 * path. */
const struct qu_yaml *qu_styling_node(struct qu_yaml *tree, const char *path);
/* An error or warning at a path of the joined layout. */
void qu_styling_add(struct qu_styling *styling, enum qu_severity severity, enum qu_diag_id id,
                    const char *path, const char *hint, const char *format, ...) QU_PRINTF(6, 7);
