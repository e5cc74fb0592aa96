/* data.h - finds the data that comes with quire: layouts and fonts.
 *
 * They are searched for in this order: the folder that is given; the folders named in the file
 * quire-data, which stands beside the program in a build folder; share/quire above the folder of this
 * code (library or program), so that an installation can be moved; share/quire in the prefix for which
 * quire was configured. */
#pragma once

#include "../base/arena.h"

struct qu_data {
    const char *const *layouts; /* folders, the nearest first; NULL-terminated */
    const char *const *fonts;   /* the same; quire's own first, the notebook's last */
};

/* `given`: a folder with layouts/ and fonts/; NULL or "": none. `notebook`: the folder of a notebook, whose
 * layouts/ and fonts/ are used too; NULL: none. Everything in the arena. */
struct qu_data qu_data_find(struct qu_arena *arena, const char *given, const char *notebook);
