/* extend.h - finds the files of a layout and joins them along `extends:`.
 *
 * A name is looked for, in this order: as a path if it has a slash or ends in .yaml (from the folder of the
 * file that names it); beside the layout that extends it; in the layouts/ folder of the notebook; in quire's
 * own folders. A layout never finds itself: so a notebook may have its own field-notes-a5 that extends
 * quire's. Errors: LAYOUT_MISSING with the names that exist, LAYOUT_CYCLE with the chain. */
#pragma once

#include "../read/yaml.h"

struct qu_layout_search {
    struct qu_arena *arena;
    struct qu_diag *diag;
    const char *notebook;       /* its folder */
    const char *const *folders; /* NULL-terminated; may be NULL */
    const char *path;           /* of the key that names the layout; NULL: none does */
};

/* The joined map of a layout and all that it extends; NULL after an error. *file_out is the layout's own
 * file. */
struct qu_yaml *qu_layout_join(const struct qu_layout_search *search, const char *name, struct qu_src from,
                               const char **file_out);
