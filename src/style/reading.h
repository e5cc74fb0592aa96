/* reading.h - reads the files of a layout into a resolved struct qu_layout. */
#pragma once

#include "layout.h"

/* Finds NAME: a path to a file (from the folder of `from`), else NAME.yaml in the notebook's layouts/ folder
 * (beside the file of `from`), else in `folders` (quire's own). NULL after any error (QU_DIAG_LAYOUT_*,
 * STYLE_UNKNOWN, COLOUR_UNKNOWN, and those of the binder). `tables` is NULL-terminated and each one must have
 * its section under `blocks:`; without tables (NULL) that part is not checked. */
struct qu_layout *qu_layout_read(struct qu_arena *arena, struct qu_diag *diag, const char *name,
                                 struct qu_src from, const char *const *folders,
                                 const struct qu_style_table *const *tables);
/* The same for an output (never NULL): its `style:` is joined on top as if a further layout extended the one
 * named, and what the output leaves out is removed: tint, ruling, decoration. If it has no notes in the
 * margin, the text gets the margin track too. */
struct qu_layout *qu_layout_read_for(struct qu_arena *arena, struct qu_diag *diag, const char *name,
                                     struct qu_src from, const char *const *folders,
                                     const struct qu_style_table *const *tables,
                                     const struct qu_output *output);
